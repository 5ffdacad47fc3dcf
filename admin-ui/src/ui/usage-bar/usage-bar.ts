import { Component, computed, input } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';

import { formatNumber, nothing } from '../../core/format';
import { Icon } from '../icon/icon';
import { type QuantityOf, overUseText } from './over-use';
import { usageLevel } from './usage.rules';

/**
 * Usage and quantity, as a bar and as `53 / 50`; over-use has an icon that says by how much. Without a quantity, only what
 * is in use.
 *
 * @example
 * ```html
 * <app-usage-bar [usage]="license.usage" [quantity]="license.quantity" />
 * ```
 */
@Component({
  selector: 'app-usage-bar',
  imports: [Icon, MatTooltip],
  host: { '[class]': 'level().state' },
  template: `
    @if (quantity() === null) {
      <span [matTooltip]="unknown()">{{ inUse() }}</span>
    } @else {
      <span class="track" aria-hidden="true"><span class="fill" [style.width.%]="level().share * 100"></span></span>
      <span class="figures">{{ number(usage()) }} / {{ number(quantity()) }}</span>
    }
    @if (level().excess > 0) {
      <span class="over" [matTooltip]="overText()">
        <app-icon name="alert" [size]="14" />
        <span class="visually-hidden">{{ overText() }}</span>
      </span>
    }
  `,
  styles: `
    :host {
      --fill: var(--accent);
      display: inline-flex;
      align-items: center;
      gap: 8px;
      white-space: nowrap;
    }
    :host(.nearly-full),
    :host(.full) {
      --fill: var(--warning);
    }
    :host(.over) {
      --fill: var(--danger);
    }
    .track {
      width: 56px;
      height: 5px;
      border-radius: 3px;
      background: var(--border);
      overflow: hidden;
    }
    .fill {
      display: block;
      height: 100%;
      background: var(--fill);
    }
    :host(.over) .figures,
    .over {
      color: var(--danger);
    }
    .over {
      display: inline-flex;
    }
  `,
})
export class UsageBar {
  /** `null` where it is not known. */
  readonly usage = input.required<number | null>();
  /** `null` where it is not known: then the usage stands alone. */
  readonly quantity = input.required<number | null>();
  /** What the quantity is, for the words of over-use. */
  readonly of = input<QuantityOf>('PURCHASED');
  /** Why the quantity is not known. */
  readonly unknown = input('');

  protected readonly number = formatNumber;
  protected readonly level = computed(() => usageLevel(this.usage() ?? 0, this.quantity() ?? Infinity));
  protected readonly inUse = computed(() => {
    const usage = this.usage();
    return usage === null ? nothing : $localize`${formatNumber(usage)}:count: in use`;
  });
  protected readonly overText = computed(() => overUseText(this.level().excess, this.of()));
}
