import { date, decimal, type ExportDefinition, instant, number, text } from '../../platform/http/export-columns.js';
import type { InvoiceResponse } from './billing-invoices.dto.js';

export const invoiceExport: ExportDefinition<InvoiceResponse> = {
  name: 'billing-invoices',
  columns: [
    number('Id', (item) => item.id),
    text('Number', (item) => item.number),
    text('Kind', (item) => item.kind),
    text('Status', (item) => item.status),
    text('Organization', (item) => item.organization.name),
    text('Agreement', (item) => item.agreementName),
    date('Period from', (item) => item.periodStart),
    date('Period to', (item) => item.periodEnd),
    date('Measured', (item) => item.measuredOn),
    date('Invoiced', (item) => item.invoicedOn),
    date('Due', (item) => item.dueOn),
    text('Currency', (item) => item.currency),
    number('Lines', (item) => item.lines.length),
    decimal('Subtotal', (item) => item.subtotal),
    decimal('Tax', (item) => item.tax),
    decimal('Total', (item) => item.total),
    text('Credit note of', (item) => item.creditedInvoice?.number),
    text('Credited by', (item) => item.creditNote?.number),
    text('Note', (item) => item.note),
    instant('Approved', (item) => item.approvedAt),
    text('Approved by', (item) => item.approvedBy),
    instant('Exported', (item) => item.exportedAt),
    instant('Created', (item) => item.createdAt),
  ],
};
