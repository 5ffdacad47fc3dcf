import { Component, inject } from '@angular/core';

import type { AnyPurchaseResponse } from '../../api/model';
import { publishersGet, publishersList } from '../../api/publishers';
import { purchasesExport, purchasesList } from '../../api/purchases';
import { vendorsGet, vendorsList } from '../../api/vendors';
import { formatChange, formatDate, formatMoney } from '../../core/format';
import { OrganizationScope } from '../../core/organization-scope';
import { options } from '../../core/words';
import { type Column, DataTable, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { PageHeader } from '../../ui/page-header/page-header';
import { purchaseKindWords } from '../licenses/seat-words';

/** The purchases of all licenses. */
@Component({
  selector: 'app-purchase-list',
  imports: [DataTable, EmptyState, PageHeader],
  template: `
    <app-page-header heading="Purchases" i18n-heading [breadcrumbs]="above" />
    <app-data-table label="Purchases" i18n-label [source]="purchases" [columns]="columns" [rowLink]="link">
      <app-empty-state
        tableEmpty
        icon="coins"
        heading="No purchases yet"
        i18n-heading
        text="Whatever is bought for a license, and what its renewals cost, is listed here."
        i18n-text
      />
    </app-data-table>
  `,
  styles: `
    :host {
      display: flex;
      flex: 1 1 auto;
      flex-direction: column;
      gap: var(--space-4);
      min-width: 0;
      min-height: 0;
    }
  `,
})
export class PurchaseList {
  readonly #scope = inject(OrganizationScope);

  protected readonly above = [{ label: $localize`Licenses`, link: '/licenses' }];
  protected readonly link = ({ license }: AnyPurchaseResponse): readonly unknown[] => [
    '/licenses',
    license.id,
    'purchases',
  ];

  protected readonly purchases = listSource({
    key: 'purchases',
    list: purchasesList,
    export: purchasesExport,
    params: () => ({ organizationId: this.#scope.ids() }),
    filters: [
      { kind: 'days', key: 'from', until: 'to', untilIs: 'last', label: $localize`Day` },
      {
        kind: 'lookup',
        key: 'publisherId',
        label: $localize`Publisher`,
        search: (q) => publishersList({ q }),
        load: publishersGet,
      },
      {
        kind: 'choice',
        key: 'hasPublisher',
        label: $localize`Publisher is known`,
        single: true,
        options: [
          { value: 'true', label: $localize`Yes` },
          { value: 'false', label: $localize`No` },
        ],
      },
      {
        kind: 'lookup',
        key: 'vendorId',
        label: $localize`Vendor`,
        search: (q) => vendorsList({ q }),
        load: vendorsGet,
      },
      { kind: 'choice', key: 'kind', label: $localize`Kind`, options: options(purchaseKindWords) },
      { kind: 'text', key: 'currency', label: $localize`Currency` },
      {
        kind: 'choice',
        key: 'hasCost',
        label: $localize`Cost`,
        single: true,
        options: [
          { value: 'true', label: $localize`Some` },
          { value: 'false', label: $localize`None` },
        ],
      },
    ],
    defaultSort: '-purchasedOn',
    topics: ['licenses'],
  });

  protected readonly columns: readonly Column<AnyPurchaseResponse>[] = [
    {
      key: 'license',
      label: $localize`License`,
      sortable: true,
      width: '24%',
      maxWidth: 'clamp(160px, 16vw, 420px)',
      value: ({ license }) => license.name,
    },
    {
      key: 'purchasedOn',
      label: $localize`Purchased on`,
      sortable: true,
      value: ({ purchasedOn }) => formatDate(purchasedOn),
    },
    { key: 'kind', label: $localize`Kind`, sortable: true, value: ({ kind }) => purchaseKindWords[kind] },
    {
      key: 'quantityDelta',
      label: $localize`:more or fewer|:Change`,
      sortable: true,
      align: 'end',
      value: ({ quantityDelta }) => formatChange(quantityDelta),
    },
    {
      key: 'unitCost',
      label: $localize`Unit cost`,
      sortable: true,
      align: 'end',
      value: ({ unitCost, currency }) => formatMoney(unitCost, currency),
    },
    {
      key: 'totalCost',
      label: $localize`Total cost`,
      sortable: true,
      align: 'end',
      value: ({ totalCost, currency }) => formatMoney(totalCost, currency),
    },
    {
      key: 'publisher',
      label: $localize`Publisher`,
      sortable: true,
      maxWidth: 'clamp(110px, 10vw, 260px)',
      value: ({ publisher }) => publisher?.name,
    },
    {
      key: 'vendor',
      label: $localize`Vendor`,
      sortable: true,
      maxWidth: 'clamp(110px, 10vw, 260px)',
      value: ({ vendor }) => vendor?.name,
    },
    { key: 'poNumber', label: $localize`PO number`, sortable: true, hiddenByDefault: true },
    { key: 'invoiceNumber', label: $localize`Invoice`, sortable: true, hiddenByDefault: true },
  ];
}
