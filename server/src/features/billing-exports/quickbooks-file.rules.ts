import { Decimal } from 'decimal.js';
import { amountCell, csvRows, lineCell, priceCell } from './export-cells.rules.js';
import type { ExportedInvoice, ExportWriter } from './billing-exports.types.js';

/**
 * Invoices for the importer of QuickBooks Online, which maps columns of these names by itself (Intuit, "Import invoices in
 * batches", help article 338729).
 *
 * - Dates: companies in the United States read `MM/DD/YYYY`; the importer asks for the format, so that others choose this
 *   one. ISO dates are often taken for text.
 * - It has no byte order mark, which would become part of the first heading.
 * - Customers and items that QuickBooks does not know are created by the importer where one says so.
 * - QuickBooks works out tax by itself: the columns have none.
 * - The importer of invoices takes no credit notes. They are imported by themselves ("How to import credit notes", help
 *   article 332855), with positive amounts: a file holds either invoices or credit notes.
 */
export const quickbooksWriter: ExportWriter = {
  mediaType: 'text/csv; charset=utf-8',
  extension: 'csv',
  head: csvRows([
    [
      'InvoiceNo',
      'Customer',
      'InvoiceDate',
      'DueDate',
      'Terms',
      'Memo',
      'Item(Product/Service)',
      'ItemDescription',
      'ItemQuantity',
      'ItemRate',
      'ItemAmount',
      'ServiceDate',
      'Currency',
    ],
  ]),
  separator: '',
  tail: '',
  partOf: (invoice) => csvRows(rowsOf(invoice)),
};

function rowsOf(invoice: ExportedInvoice): string[][] {
  return invoice.lines.map((line) => {
    const sign = invoice.kind === 'CREDIT_NOTE' ? -1 : 1;
    return [
      lineCell(invoice.number),
      lineCell(invoice.organization.name),
      usDate(invoice.invoicedOn),
      usDate(invoice.dueOn),
      termsOf(invoice),
      lineCell(memoOf(invoice)),
      lineCell(line.productName ?? line.accountName),
      lineCell(line.description),
      String(line.billedQuantity),
      priceCell(new Decimal(line.unitPrice).mul(sign), invoice.currency),
      amountCell(new Decimal(line.amount).mul(sign), invoice.currency),
      usDate(invoice.periodStart),
      invoice.currency,
    ];
  });
}

/** The names that QuickBooks has for payment terms. */
function termsOf({ invoicedOn, dueOn }: ExportedInvoice): string {
  const days = Temporal.PlainDate.from(invoicedOn).until(dueOn).days;
  return days <= 0 ? 'Due on receipt' : `Net ${days}`;
}

function memoOf({ note, agreementName, periodStart, periodEnd, creditedNumber }: ExportedInvoice): string {
  if (note !== '') return note;
  if (creditedNumber !== null) return `Credit for ${creditedNumber}`;
  return `${agreementName}, ${periodStart} to ${periodEnd}`;
}

/** @param iso such as 2026-11-21 */
function usDate(iso: string): string {
  const [year, month, day] = iso.split('-');
  return `${month}/${day}/${year}`;
}
