import { Component, computed, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';

import type { DashboardLicenses } from '../../api/model';
import { licenseCountText } from '../../core/counts';
import { formatMoney, formatNumber } from '../../core/format';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { CurrencySwitch } from './currency-switch';

/** The licenses whose unused seats cost most, one currency at a time. */
@Component({
  selector: 'app-unused-card',
  imports: [CurrencySwitch, EmptyState, RouterLink],
  template: `
    <header>
      <div>
        <h2 i18n>Unused seats</h2>
        @if (total(); as sum) {
          <a class="headline" [routerLink]="['/licenses']" [queryParams]="params()" i18n
            >{{ money(sum.amount, sum.currency) }} <span class="of">in {{ licensesOf(sum.licenses) }}</span></a
          >
        }
      </div>
      <app-currency-switch [currencies]="currencies()" [(chosen)]="currency" />
    </header>
    @if (rows().length > 0) {
      <table>
        <thead>
          <tr>
            <th scope="col" i18n>License</th>
            <th scope="col" class="figure" i18n>Unused</th>
            <th scope="col" class="figure" i18n>Cost</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.id) {
            <tr>
              <th scope="row">
                <a [routerLink]="['/licenses', row.id]">{{ row.name }}</a>
                @if (row.publisher) {
                  <span class="muted small">{{ row.publisher }}</span>
                }
              </th>
              <td class="figure">{{ number(row.unused) }}</td>
              <td class="figure">{{ money(row.amount, row.currency) }}</td>
            </tr>
          }
        </tbody>
      </table>
    } @else {
      <app-empty-state
        icon="check-circle"
        heading="No seat is unused"
        i18n-heading
        text="Seats that cost something and that nobody uses are listed here, the most expensive first."
        i18n-text
      />
    }
  `,
  styleUrl: './overview-card.scss',
})
export class UnusedCard {
  readonly licenses = input.required<DashboardLicenses>();

  protected readonly number = formatNumber;
  protected readonly money = formatMoney;
  protected readonly licensesOf = licenseCountText;
  /** The one with the most licenses first. */
  protected readonly currencies = computed(() =>
    this.licenses()
      .unusedCost.toSorted((a, b) => b.licenses - a.licenses)
      .map(({ currency }) => currency),
  );
  /** Stays chosen while it is there. */
  protected readonly currency = linkedSignal<readonly string[], string | null>({
    source: this.currencies,
    computation: (currencies, before) => {
      const chosen = before?.value;
      return chosen && currencies.includes(chosen) ? chosen : (currencies[0] ?? null);
    },
  });
  protected readonly total = computed(
    () => this.licenses().unusedCost.find(({ currency }) => currency === this.currency()) ?? null,
  );
  protected readonly rows = computed(() =>
    this.licenses().mostUnused.filter(({ currency }) => currency === this.currency()),
  );
  protected readonly params = computed(() => ({
    hasUnusedCost: 'true',
    currency: this.currency(),
    sort: '-unusedCost',
    columns: 'name,unusedCost,publisher,usage,totalCost',
  }));
}
