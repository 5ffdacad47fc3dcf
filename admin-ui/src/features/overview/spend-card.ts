import { Component, computed, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';

import type { DashboardSpend } from '../../api/model';
import { StackedChart } from '../../ui/chart/stacked-chart';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { CurrencySwitch } from './currency-switch';
import { currencySpends } from './spend.rules';

/** What was spent by month and publisher, one currency at a time. */
@Component({
  selector: 'app-spend-card',
  imports: [CurrencySwitch, EmptyState, RouterLink, StackedChart],
  template: `
    <header>
      <div>
        <h2 i18n>Spend in 12 months</h2>
        @if (shown(); as spend) {
          <a class="headline" [routerLink]="['/licenses/purchases']" [queryParams]="spend.params">{{ spend.total }}</a>
        }
      </div>
      <app-currency-switch [currencies]="currencies()" [(chosen)]="currency" />
    </header>
    @if (shown(); as spend) {
      <app-stacked-chart [label]="labelOf(spend.currency)" [series]="spend.series" [bars]="spend.bars" />
    } @else {
      <app-empty-state
        icon="coins"
        heading="Nothing spent yet"
        i18n-heading
        text="Purchases and renewals with a cost are added up here, month by month."
        i18n-text
      />
    }
  `,
  styleUrl: './overview-card.scss',
})
export class SpendCard {
  readonly spend = input.required<DashboardSpend>();

  readonly #spends = computed(() => currencySpends(this.spend()));
  protected readonly currencies = computed(() => this.#spends().map(({ currency }) => currency));
  /** Stays chosen while it is there. */
  protected readonly currency = linkedSignal<readonly string[], string | null>({
    source: this.currencies,
    computation: (currencies, before) => {
      const chosen = before?.value;
      return chosen && currencies.includes(chosen) ? chosen : (currencies[0] ?? null);
    },
  });
  protected readonly shown = computed(
    () => this.#spends().find(({ currency }) => currency === this.currency()) ?? null,
  );

  protected labelOf(currency: string): string {
    return $localize`Spend by month and publisher in ${currency}:currency:`;
  }
}
