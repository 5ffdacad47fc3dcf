import { Component, computed, input } from '@angular/core';

import { formatCompact, formatNumber } from '../../core/format';
import { usageLevel } from '../usage-bar/usage.rules';

const radius = 42;
const circumference = 2 * Math.PI * radius;

/**
 * Usage of a quantity as a ring with its figures in the middle, short enough to stay inside it: `1.23M`.
 *
 * @example
 * ```html
 * <app-usage-ring [usage]="53" [quantity]="50" />
 * ```
 */
@Component({
  selector: 'app-usage-ring',
  host: { '[class]': 'level().state' },
  template: `
    <svg viewBox="0 0 100 100" role="img" [attr.aria-label]="label()">
      <circle class="track" cx="50" cy="50" [attr.r]="radius" />
      <circle
        class="fill"
        cx="50"
        cy="50"
        [attr.r]="radius"
        [attr.stroke-dasharray]="dash()"
        transform="rotate(-90 50 50)"
      />
    </svg>
    <div class="figures" aria-hidden="true">
      <strong>{{ compact(usage()) }}</strong>
      <span i18n>of {{ compact(quantity()) }}</span>
    </div>
  `,
  styles: `
    :host {
      --fill: var(--accent);
      position: relative;
      display: inline-grid;
      place-items: center;
      container-type: inline-size;
      width: 112px;
      height: 112px;
    }
    :host(.nearly-full),
    :host(.full) {
      --fill: var(--warning);
    }
    :host(.over) {
      --fill: var(--danger);
    }
    svg {
      position: absolute;
      inset: 0;
    }
    circle {
      fill: none;
      stroke-width: 9;
    }
    .track {
      stroke: var(--border);
    }
    .fill {
      stroke: var(--fill);
      stroke-linecap: butt;
    }
    .figures {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: 2cqi;
      line-height: 1;
      white-space: nowrap;
    }
    strong {
      font-size: 18cqi;
      font-weight: 600;
    }
    .figures span {
      color: var(--text-muted);
      font-size: max(11px, 12cqi);
    }
  `,
})
export class UsageRing {
  readonly usage = input.required<number>();
  readonly quantity = input.required<number>();

  protected readonly compact = formatCompact;
  protected readonly radius = radius;
  protected readonly level = computed(() => usageLevel(this.usage(), this.quantity()));
  protected readonly dash = computed(() => `${this.level().share * circumference} ${circumference}`);
  protected readonly label = computed(() => {
    const [usage, quantity] = [formatNumber(this.usage()), formatNumber(this.quantity())];
    return $localize`${usage}:usage: of ${quantity}:quantity: in use`;
  });
}
