import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';

import type { RenewalMonthsResponse } from '../../api/model';
import { renewalsMonths } from '../../api/renewals';
import { apiResource } from '../../core/api/api-resource';
import { OrganizationScope } from '../../core/organization-scope';
import { BarChart } from '../../ui/chart/bar-chart';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { today } from '../licenses/today';
import { currencyYears, yearAhead } from './renewal-timeline.rules';

/**
 * What renews in each of the next twelve months, a chart for each currency. A month is chosen by its bar.
 *
 * @example
 * ```html
 * <app-renewal-timeline [month]="month()" (chosen)="show($event)" />
 * ```
 */
@Component({
  selector: 'app-renewal-timeline',
  imports: [BarChart, ResourceState],
  template: `
    @if (months()) {
      @for (year of years(); track year.currency) {
        <section class="card">
          <header>
            <h2 i18n>Next 12 months in {{ year.currency }}</h2>
            <p>
              <strong>{{ year.total }}</strong>&ngsp;<span class="muted" i18n>for renewals</span>
            </p>
          </header>
          <app-bar-chart
            [label]="labelOf(year.currency)"
            valueLabel="Renews"
            i18n-valueLabel
            otherLabel="Expires"
            i18n-otherLabel
            [bars]="year.bars"
            [selected]="month()"
            (chosen)="chosen.emit($event)"
          />
        </section>
      }
    } @else {
      <section class="card"><app-resource-state [resource]="resource" /></section>
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
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      justify-content: space-between;
      gap: 4px 12px;
      margin-bottom: var(--space-3);
    }
  `,
})
export class RenewalTimeline {
  readonly #scope = inject(OrganizationScope);

  /** The month that is chosen, as in `2026-11`. */
  readonly month = input<string | null>(null);
  /** A month that somebody chose. */
  readonly chosen = output<string>();

  readonly #today = today();
  protected readonly resource = apiResource(
    () => renewalsMonths({ ...yearAhead(this.#today), organizationId: this.#scope.ids() }),
    { topics: ['licenses'] },
  );
  /** The months before stay until others have come. */
  protected readonly months = linkedSignal<RenewalMonthsResponse | undefined, RenewalMonthsResponse | null>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (months, previous) => months ?? (this.resource.error() ? null : (previous?.value ?? null)),
  });
  protected readonly years = computed(() => currencyYears(this.months()?.items ?? [], this.#today));

  protected labelOf(currency: string): string {
    return $localize`Renewals by month in ${currency}:currency:`;
  }
}
