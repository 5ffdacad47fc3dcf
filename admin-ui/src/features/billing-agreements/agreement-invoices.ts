import { Component, input, numberAttribute } from '@angular/core';

import { billingInvoicesExport, billingInvoicesList } from '../../api/billing-invoices';
import type { InvoiceResponse } from '../../api/model';
import { formatDate, formatMoney } from '../../core/format';
import { options } from '../../core/words';
import { Cell, type Column, DataTable, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { InvoiceStatusBadge } from '../billing-invoices/invoice-status';
import { invoiceKindWords, invoiceStatusWords, periodText } from '../billing-invoices/invoice-words';

/** The invoices of an agreement, the latest first. */
@Component({
  selector: 'app-agreement-invoices',
  imports: [Cell, DataTable, EmptyState, InvoiceStatusBadge],
  template: `
    <app-data-table label="Invoices" i18n-label [source]="invoices" [columns]="columns" [rowLink]="link">
      <app-invoice-status *appCell="'status' of invoices; let invoice" [status]="invoice.status" />
      <app-empty-state
        tableEmpty
        icon="billing"
        heading="No invoices yet"
        i18n-heading
        text="Invoices of an active agreement are made on their dates by themselves. The tab Next invoice shows what comes."
        i18n-text
      />
    </app-data-table>
  `,
})
export class AgreementInvoices {
  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly invoices = listSource({
    key: 'billing-agreement-invoices',
    list: billingInvoicesList,
    export: billingInvoicesExport,
    params: () => ({ agreementId: [this.id()] }),
    filters: [
      { kind: 'choice', key: 'status', label: $localize`State`, options: options(invoiceStatusWords) },
      { kind: 'choice', key: 'kind', label: $localize`Kind`, options: options(invoiceKindWords) },
      { kind: 'days', key: 'from', until: 'to', untilIs: 'last', label: $localize`Invoiced` },
    ],
    defaultSort: '-invoicedOn',
    topics: ['billing-invoices'],
  });
  protected readonly columns: readonly Column<InvoiceResponse>[] = [
    { key: 'number', label: $localize`Number`, sortable: true },
    { key: 'status', label: $localize`State`, sortable: true },
    { key: 'kind', label: $localize`Kind`, value: ({ kind }) => invoiceKindWords[kind] },
    { key: 'periodStart', label: $localize`Period`, value: periodText },
    {
      key: 'invoicedOn',
      label: $localize`Invoiced on`,
      sortable: true,
      value: ({ invoicedOn }) => formatDate(invoicedOn),
    },
    { key: 'dueOn', label: $localize`Due on`, sortable: true, value: ({ dueOn }) => formatDate(dueOn) },
    {
      key: 'total',
      label: $localize`Total`,
      sortable: true,
      align: 'end',
      value: ({ total, currency }) => formatMoney(total, currency),
    },
  ];
  protected readonly link = ({ id }: InvoiceResponse): readonly unknown[] => ['/billing/invoices', id];
}
