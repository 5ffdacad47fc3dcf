import type { InvoiceResponse } from '../../api/model';
import { formatDate, formatInstant, formatMoney } from '../../core/format';
import type { Column } from '../../ui/data-table';
import { invoiceKindWords, invoiceStatusWords, periodText } from './invoice-words';

/** Columns of the invoices list. */
export const invoiceColumns: readonly Column<InvoiceResponse>[] = [
  { key: 'number', label: $localize`Number`, sortable: true, width: '104px' },
  {
    key: 'organization',
    label: $localize`Organization`,
    sortable: true,
    maxWidth: 'clamp(130px, 15vw, 280px)',
    value: ({ organization }) => organization.name,
  },
  {
    key: 'agreement',
    label: $localize`Agreement`,
    sortable: true,
    maxWidth: 'clamp(120px, 13vw, 260px)',
    value: ({ agreementName }) => agreementName,
  },
  { key: 'periodStart', label: $localize`Period`, sortable: true, value: periodText },
  { key: 'status', label: $localize`State`, sortable: true, value: ({ status }) => invoiceStatusWords[status] },
  {
    key: 'total',
    label: $localize`Total`,
    sortable: true,
    align: 'end',
    value: ({ total, currency }) => formatMoney(total, currency),
  },
  { key: 'dueOn', label: $localize`Due on`, sortable: true, value: ({ dueOn }) => formatDate(dueOn) },
  {
    key: 'invoicedOn',
    label: $localize`Invoiced on`,
    sortable: true,
    value: ({ invoicedOn }) => formatDate(invoicedOn),
  },
  {
    key: 'exportedAt',
    label: $localize`Exported`,
    value: ({ exportedAt }) => formatDate(exportedAt),
  },
  {
    key: 'kind',
    label: $localize`Kind`,
    hiddenByDefault: true,
    value: ({ kind }) => invoiceKindWords[kind],
  },
  {
    key: 'subtotal',
    label: $localize`Subtotal`,
    align: 'end',
    hiddenByDefault: true,
    value: ({ subtotal, currency }) => formatMoney(subtotal, currency),
  },
  {
    key: 'tax',
    label: $localize`Tax`,
    align: 'end',
    hiddenByDefault: true,
    value: ({ tax, currency }) => formatMoney(tax, currency),
  },
  {
    key: 'measuredOn',
    label: $localize`Measured on`,
    hiddenByDefault: true,
    value: ({ measuredOn }) => formatDate(measuredOn),
  },
  { key: 'approvedBy', label: $localize`Approved by`, hiddenByDefault: true },
  { key: 'note', label: $localize`Note`, hiddenByDefault: true },
  {
    key: 'createdAt',
    label: $localize`Made`,
    sortable: true,
    hiddenByDefault: true,
    value: ({ createdAt }) => formatInstant(createdAt),
  },
];
