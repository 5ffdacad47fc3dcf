import { Component, computed, input } from '@angular/core';

import { formatCompact, formatNumber } from '../../core/format';
import { usageLevel } from '../usage-bar/usage.rules';
import { arcPath, ringParts } from './usage-ring.rules';

const radius = 42;
const center = 50;
/** Part of the way around. */
const gap = 0.008;

/**
 * Usage of a quantity as a ring with its figures in the middle, short enough to stay inside it: `1.23M`. Seats beyond the
 * quantity are a striped part of the ring, behind a gap.
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
      <circle class="track" [attr.cx]="center" [attr.cy]="center" [attr.r]="radius" />
      <path class="covered" [attr.d]="covered()" />
      @if (excess(); as path) {
        <path class="excess-ground" [attr.d]="path" />
        <path class="excess" [attr.d]="path" />
        @for (gap of gaps(); track $index) {
          <path class="gap" [attr.d]="gap" />
        }
      }
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
    circle,
    path {
      fill: none;
      stroke-width: 9;
    }
    .track {
      stroke: var(--border);
    }
    .covered,
    .excess {
      stroke: var(--fill);
    }
    .excess-ground {
      stroke: var(--danger-soft);
    }
    .excess {
      stroke-dasharray: 2.5 2.5;
    }
    .gap {
      stroke: var(--surface);
      stroke-width: 11;
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
    :host(.over) strong {
      color: var(--danger);
    }
    @media (forced-colors: active) {
      .track {
        stroke: GrayText;
        stroke-width: 2;
      }
      .covered,
      .excess {
        stroke: CanvasText;
      }
      .excess-ground,
      .gap {
        stroke: Canvas;
      }
    }
  `,
})
export class UsageRing {
  readonly usage = input.required<number>();
  readonly quantity = input.required<number>();

  protected readonly compact = formatCompact;
  protected readonly radius = radius;
  protected readonly center = center;
  protected readonly level = computed(() => usageLevel(this.usage(), this.quantity()));
  readonly #parts = computed(() => ringParts(this.usage(), this.quantity()));
  protected readonly covered = computed(() => arcPath(0, this.#parts().covered, radius, center));
  protected readonly excess = computed(() => arcPath(this.#parts().covered, this.#parts().used, radius, center));
  /** What keeps the purchased part and the one beyond it apart, at both of their ends. */
  protected readonly gaps = computed(() => {
    const { covered } = this.#parts();
    return covered === 0 ? [] : [0, covered].map((place) => arcPath(place - gap / 2, place + gap / 2, radius, center));
  });
  protected readonly label = computed(() => {
    const [usage, quantity] = [formatNumber(this.usage()), formatNumber(this.quantity())];
    const { excess } = this.level();
    return excess > 0
      ? $localize`${usage}:usage: of ${quantity}:quantity: in use, ${formatNumber(excess)}:count: more than purchased`
      : $localize`${usage}:usage: of ${quantity}:quantity: in use`;
  });
}
