import { Component, computed, input, output } from '@angular/core';

import { billingMarginsMonths } from '../../api/billing-margins';
import type { BillingMarginsListParams } from '../../api/model';
import { apiResource } from '../../core/api/api-resource';
import { lastAnswer } from '../../core/api/last-known';
import { BarChart } from '../../ui/chart/bar-chart';
import { today } from '../licenses/today';
import { marginYears, periodDays } from './margin.rules';

/**
 * Cost and margin of the last twelve months, a chart for each currency. A month is chosen by its bar.
 *
 * @example
 * ```html
 * <app-margin-chart [chosen]="{ organizationId: [3] }" [month]="month()" (picked)="show($event)" />
 * ```
 */
@Component({
  selector: 'app-margin-chart',
  imports: [BarChart],
  template: `
    @for (year of years(); track year.currency) {
      <section class="card">
        <h2 i18n>{{ year.currency }} in the last 12 months</h2>
        <app-bar-chart
          [label]="labelOf(year.currency)"
          valueLabel="Cost"
          i18n-valueLabel
          otherLabel="Margin"
          i18n-otherLabel
          [bars]="year.bars"
          [selected]="month()"
          (chosen)="picked.emit($event)"
        />
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr));
      gap: var(--space-4);
    }
    :host:empty {
      display: none;
    }
    h2 {
      margin-bottom: var(--space-3);
    }
  `,
})
export class MarginChart {
  /** What it is of, without days. */
  readonly chosen = input.required<BillingMarginsListParams>();
  /** The month that is chosen, as in `2026-11`. */
  readonly month = input<string | null>(null);
  /** A month that somebody chose. */
  readonly picked = output<string>();

  readonly #today = today();
  readonly #resource = apiResource(
    () => billingMarginsMonths({ ...this.chosen(), ...periodDays('LAST_12_MONTHS', this.#today) }),
    { topics: ['billing-invoices'] },
  );
  /** The months before stay until others have come. */
  readonly #months = lastAnswer(this.#resource, () => this.chosen().organizationId?.join() ?? null);
  protected readonly years = computed(() => marginYears(this.#months()?.items ?? [], this.#today));

  protected labelOf(currency: string): string {
    return $localize`Cost and margin by month in ${currency}:currency:`;
  }
}
