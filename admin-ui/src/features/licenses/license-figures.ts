import { Component, computed, input } from '@angular/core';

import type { LicenseResponse } from '../../api/model';
import { formatDate, formatMoney, formatNumber } from '../../core/format';
import { UsageRing } from '../../ui/chart/usage-ring';
import { Icon } from '../../ui/icon/icon';
import { overUseText } from '../../ui/usage-bar/over-use';
import { usageLevel } from '../../ui/usage-bar/usage.rules';
import { daysLeftText } from './license-status.rules';
import { partlySeen } from './whole-license';

/** One figure of a license. */
interface Figure {
  readonly label: string;
  readonly value: string;
  /** What stands small below it. */
  readonly note?: string;
}

/** The figures at the top of a license's page: how much is used, what it costs, how long it lasts. */
@Component({
  selector: 'app-license-figures',
  imports: [Icon, UsageRing],
  template: `
    @if (ring(); as shown) {
      <app-usage-ring [usage]="shown.usage" [quantity]="shown.quantity" />
    }
    <div class="rest">
      @if (!license().scope.complete) {
        <p class="partly muted">{{ partly() }}</p>
      }
      @if (excess(); as text) {
        <p class="excess"><app-icon name="alert" /> {{ text }}</p>
      }
      <dl>
        @for (figure of figures(); track figure.label) {
          <div>
            <dt>{{ figure.label }}</dt>
            <dd>{{ figure.value }}</dd>
            @if (figure.note) {
              <dd class="muted small">{{ figure.note }}</dd>
            }
          </div>
        }
      </dl>
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex: none;
      align-items: center;
      gap: var(--space-5);
      padding: 14px var(--space-4);
      border: 1px solid var(--border);
      border-radius: var(--radius-large);
      background: var(--surface);
    }
    app-usage-ring {
      flex: none;
      width: 92px;
      height: 92px;
    }
    .rest {
      min-width: 0;
    }
    .excess {
      display: flex;
      align-items: center;
      gap: 6px;
      margin-bottom: 6px;
      color: var(--danger);
      font-weight: 500;
    }
    .partly {
      margin-bottom: 6px;
    }
    dl {
      display: flex;
      flex-wrap: wrap;
      gap: 10px 36px;
    }
    dt {
      color: var(--text-muted);
      font-size: var(--text-size-small);
      line-height: 16px;
    }
    dd:not(.small) {
      font-size: var(--text-size-large);
      font-weight: 600;
      line-height: 22px;
    }
    dd {
      white-space: nowrap;
    }
    @media (width <= 600px) {
      :host {
        align-items: flex-start;
        gap: var(--space-3);
        padding: 12px;
      }
      dl {
        gap: 10px 20px;
      }
      dd:not(.small) {
        font-size: 14px;
      }
      app-usage-ring {
        width: 80px;
        height: 80px;
      }
    }
  `,
})
export class LicenseFigures {
  readonly license = input.required<LicenseResponse>();

  /** Both figures, where both are known. */
  protected readonly ring = computed(() => {
    const { usage, quantity } = this.license();
    return usage === null || quantity === null ? null : { usage, quantity };
  });
  /** What the figures are of, where a part of the license is seen alone. */
  protected readonly partly = computed(() =>
    this.license().quantity === null
      ? partlySeen
      : $localize`The license is shared with organizations that you don’t see. These are the figures of what is allocated to those that you see.`,
  );
  protected readonly excess = computed(() => {
    const shown = this.ring();
    const excess = shown === null ? 0 : usageLevel(shown.usage, shown.quantity).excess;
    return excess === 0 ? null : overUseText(excess, this.license().scope.complete ? 'PURCHASED' : 'PART');
  });

  protected readonly figures = computed<readonly Figure[]>(() => {
    const { scope, quantity, usage, available, cost, term, daysToExpiration } = this.license();
    return [
      ...(quantity === null
        ? []
        : [{ label: scope.complete ? $localize`Purchased` : $localize`Allocated`, value: formatNumber(quantity) }]),
      ...(usage === null ? [] : [{ label: $localize`In use`, value: formatNumber(usage) }]),
      ...(available === null ? [] : [{ label: $localize`Available`, value: formatNumber(available) }]),
      ...(cost
        ? [
            {
              label: $localize`Total cost`,
              value: formatMoney(cost.totalCost, cost.currency),
              note: $localize`${formatMoney(cost.unitCost, cost.currency)}:amount: per license`,
            },
          ]
        : []),
      {
        label: term.autoRenew ? $localize`Renews` : $localize`Expires`,
        value: term.expiresOn ? formatDate(term.expiresOn) : $localize`Never`,
        ...(term.expiresOn ? { note: daysLeftText(daysToExpiration) } : {}),
      },
    ];
  });
}
