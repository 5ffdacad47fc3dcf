import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { billingMarginsList } from '../../api/billing-margins';
import type { MarginFigures } from '../../api/model';
import { apiResource } from '../../core/api/api-resource';
import { formatMoney } from '../../core/format';
import { locale } from '../../core/locale';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { today } from '../licenses/today';
import { percentText } from '../billing-margins/margin.rules';
import { monthOf } from './billing-periods.rules';

const monthFormat = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** What stays of what an organization is charged, for periods of this month and of the one before. */
@Component({
  selector: 'app-organization-margin',
  imports: [ResourceState, RouterLink],
  host: { class: 'card' },
  template: `
    <div class="head"><h2 i18n>Margin</h2></div>
    @if (present.hasValue() && previous.hasValue()) {
      <ul>
        @for (month of months(); track month.name) {
          <li>
            <span class="text">{{ month.name }}</span>
            <span class="figures">
              @for (total of month.totals; track total.currency) {
                <span class="figure">{{ marginOf(total) }}</span>
                <span class="muted small">{{ behindOf(total) }}</span>
              } @empty {
                <span class="muted" i18n>Nothing approved</span>
              }
            </span>
          </li>
        }
      </ul>
      <p class="muted small" i18n>Of approved invoices, by the month in which their period begins.</p>
      <a routerLink="/billing/margins" [queryParams]="{ organizationId: id() }" i18n>Margins by product</a>
    } @else {
      <app-resource-state [resource]="present.error() ? present : previous" />
    }
  `,
  styleUrl: './organization-card.scss',
})
export class OrganizationMargin {
  readonly id = input.required<number>();

  readonly #months = { present: monthOf(today()), previous: monthOf(today(), -1) };
  protected readonly present = apiResource(() => this.#request(this.#months.present), { topics });
  protected readonly previous = apiResource(() => this.#request(this.#months.previous), { topics });

  protected readonly months = computed(() => [
    { name: monthName(this.#months.present), totals: totalsOf(this.present) },
    { name: monthName(this.#months.previous), totals: totalsOf(this.previous) },
  ]);

  protected marginOf({ margin, currency }: MarginFigures): string {
    return margin === null ? $localize`cost unknown` : formatMoney(margin, currency);
  }

  protected behindOf({ price, cost, marginPercent, priceWithoutCost, currency }: MarginFigures): string {
    const charged = $localize`${formatMoney(price, currency)}:price: charged`;
    if (cost === null) return charged;
    const spent = $localize`${formatMoney(cost, currency)}:cost: cost`;
    const unknown =
      Number(priceWithoutCost) === 0
        ? ''
        : $localize`${formatMoney(priceWithoutCost, currency)}:price: of it without a known cost, in no margin`;
    return [percentText(marginPercent), charged, spent, unknown].filter((part) => part !== '').join(' · ');
  }

  #request({ first, last }: ReturnType<typeof monthOf>) {
    return billingMarginsList({ organizationId: [this.id()], from: first, to: last, pageSize: 1 });
  }
}

const topics = ['billing-invoices'];

function monthName({ first }: { readonly first: string }): string {
  return monthFormat.format(Date.parse(first));
}

function totalsOf(resource: OrganizationMargin['present']): readonly MarginFigures[] {
  return resource.hasValue() ? (resource.value()?.totals ?? []) : [];
}
