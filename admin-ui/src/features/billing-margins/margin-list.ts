import { Component, computed, inject } from '@angular/core';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';

import { billingMarginsExport, billingMarginsList } from '../../api/billing-margins';
import { billingProductsGet, billingProductsList } from '../../api/billing-products';
import type { BillingMarginsListParams, MarginResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { apiResource } from '../../core/api/api-resource';
import { lastAnswer } from '../../core/api/last-known';
import { formatMoney, formatNumber } from '../../core/format';
import { OrganizationScope } from '../../core/organization-scope';
import { Cell, type Column, DataTable, type RowAction, type TableFilter, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { today } from '../licenses/today';
import { MarginChart } from './margin-chart';
import {
  daysOfMonth,
  losesMoney,
  marginTotal,
  monthName,
  monthOf,
  monthText,
  percentText,
  periodDays,
  periodKeys,
  periodOf,
  periodWords,
} from './margin.rules';
import { UnbilledNotice } from './unbilled-notice';
import { seesUnbilled } from './unbilled.rules';

/** What stays of what organizations are charged: by month above, by organization and product below. */
@Component({
  selector: 'app-margin-list',
  imports: [Cell, DataTable, EmptyState, MarginChart, RouterLink, UnbilledNotice],
  templateUrl: './margin-list.html',
  styleUrl: './margin-list.scss',
})
export class MarginList {
  readonly #abilities = inject(Abilities);
  readonly #route = inject(ActivatedRoute);
  readonly #router = inject(Router);
  readonly #scope = inject(OrganizationScope);
  readonly #today = today();

  protected readonly seesUnbilled = computed(() => seesUnbilled(this.#abilities));
  protected readonly seesProducts = computed(() => this.#abilities.can('read', 'BillingProduct'));

  protected readonly margins = listSource({
    key: 'billing-margins',
    list: billingMarginsList,
    export: billingMarginsExport,
    params: () => ({ organizationId: this.#scope.ids() }),
    filters: filtersFor(this.seesProducts()),
    defaultSort: '-month,organization',
    topics: ['billing-invoices'],
  });

  /** Those of the list, which its totals and its chart are of as well. */
  protected readonly chosen = computed<BillingMarginsListParams>(
    () => {
      const { q, filters } = this.margins.state();
      const productId = filters['productId']?.map(Number);
      const { includePending: [pending] = [] } = filters;
      return {
        organizationId: this.#scope.ids(),
        ...(q === '' ? {} : { q }),
        ...(productId ? { productId } : {}),
        ...(pending === 'true' ? { includePending: true } : {}),
      };
    },
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  readonly #days = computed(() => {
    const { from: [from] = [], to: [to] = [] } = this.margins.state().filters;
    return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
  });
  readonly #all = apiResource(() => billingMarginsList({ ...this.chosen(), ...this.#days(), pageSize: 1 }), {
    topics: ['billing-invoices'],
  });
  readonly #known = lastAnswer(this.#all, this.#scope.organizationId);
  protected readonly totals = computed(() => (this.#known()?.totals ?? []).map(marginTotal));

  protected readonly periods = periodKeys.map((key) => ({ key, label: periodWords[key] }));
  protected readonly period = computed(() => periodOf(this.#days(), this.#today));
  protected readonly month = computed(() => monthOf(this.#days()));

  protected readonly percent = percentText;
  protected readonly loses = losesMoney;
  protected readonly monthName = monthName;

  protected readonly columns: readonly Column<MarginResponse>[] = [
    {
      key: 'organization',
      label: $localize`Organization`,
      sortable: true,
      width: '20%',
      value: ({ organization }) => organization.name,
    },
    { key: 'product', label: $localize`Product`, sortable: true, width: '22%' },
    { key: 'month', label: $localize`Month`, sortable: true, width: '100px', value: ({ month }) => monthText(month) },
    {
      key: 'billedQuantity',
      label: $localize`Billed`,
      sortable: true,
      align: 'end',
      width: '80px',
      value: ({ billedQuantity }) => formatNumber(billedQuantity),
    },
    {
      key: 'price',
      label: $localize`Price`,
      sortable: true,
      align: 'end',
      value: ({ price, currency }) => formatMoney(price, currency),
    },
    {
      key: 'cost',
      label: $localize`Cost`,
      sortable: true,
      align: 'end',
      value: ({ cost, currency }) => formatMoney(cost, currency),
    },
    { key: 'margin', label: $localize`Margin`, sortable: true, align: 'end' },
    { key: 'marginPercent', label: $localize`Margin %`, sortable: true, align: 'end', width: '90px' },
    {
      key: 'quantity',
      label: $localize`Counted`,
      sortable: true,
      align: 'end',
      hiddenByDefault: true,
      value: ({ quantity }) => formatNumber(quantity),
    },
    {
      key: 'priceWithoutCost',
      label: $localize`Price without a cost`,
      align: 'end',
      hiddenByDefault: true,
      value: ({ priceWithoutCost, currency }) => formatMoney(priceWithoutCost, currency),
    },
    { key: 'currency', label: $localize`Currency`, sortable: true, hiddenByDefault: true },
  ];

  protected readonly rowActions = ({ organization, product }: MarginResponse): readonly RowAction[] => {
    const go =
      (path: readonly unknown[], queryParams: object = {}) =>
      (): void =>
        void this.#router.navigate([...path], { queryParams });
    const invoices: RowAction = {
      label: $localize`Invoices of ${organization.name}:organization:`,
      icon: 'billing',
      run: go(['/billing/invoices'], { organizationId: organization.id }),
    };
    if (product.id === null || !this.seesProducts()) return [invoices];
    return [{ label: $localize`Open the product`, icon: 'eye', run: go(['/billing/products', product.id]) }, invoices];
  };

  protected money(amount: string | null, currency: string): string {
    return formatMoney(amount, currency);
  }

  protected choosePeriod(key: string): void {
    const period = periodKeys.find((each) => each === key);
    if (period) this.#chooseDays(periodDays(period, this.#today));
  }

  /** A second click shows all months again. */
  protected chooseMonth(month: string): void {
    this.#chooseDays(month === this.month() ? {} : daysOfMonth(month));
  }

  protected showUnbilled(): void {
    void this.#router.navigate(['../unbilled'], { relativeTo: this.#route });
  }

  #chooseDays({ from, to }: { readonly from?: string; readonly to?: string }): void {
    const { from: _from, to: _to, ...others } = this.margins.state().filters;
    this.margins.choose({
      filters: { ...others, ...(from ? { from: [from] } : {}), ...(to ? { to: [to] } : {}) },
    });
  }
}

type FilterKey = 'from' | 'to' | 'productId' | 'includePending';

function filtersFor(seesProducts: boolean): readonly TableFilter<FilterKey>[] {
  return [
    { kind: 'days', key: 'from', until: 'to', untilIs: 'last', label: $localize`Period` },
    ...(seesProducts
      ? [
          {
            kind: 'lookup' as const,
            key: 'productId' as const,
            label: $localize`Product`,
            search: (q: string) => billingProductsList({ q }),
            load: billingProductsGet,
          },
        ]
      : []),
    {
      kind: 'choice',
      key: 'includePending',
      label: $localize`Invoices`,
      single: true,
      options: [{ value: 'true', label: $localize`Also those not approved yet` }],
    },
  ];
}
