import { amountCell, csvRows, plainNumber, priceCell, textCell } from './export-cells.rules.js';
import type { ExportedInvoice, ExportedLine, ExportWriter } from './billing-exports.types.js';

/** Without it, Excel takes UTF-8 for the code page of the machine. */
const byteOrderMark = '\u{FEFF}';

/** A column, with what it says of an invoice or of a line of it. */
type Column =
  | [header: string, ofInvoice: (invoice: ExportedInvoice) => string]
  | [header: string, ofInvoice: null, ofLine: (line: ExportedLine, invoice: ExportedInvoice, index: number) => string];

const columns: readonly Column[] = [
  ['Invoice id', ({ id }) => String(id)],
  ['Kind', ({ kind }) => kind],
  ['Number', ({ number }) => textCell(number)],
  ['Status', ({ status }) => status],
  ['Credited invoice', ({ creditedNumber }) => textCell(creditedNumber ?? '')],
  ['Organization id', ({ organization }) => String(organization.id)],
  ['Organization', ({ organization }) => textCell(organization.name)],
  ['Agreement id', ({ agreementId }) => idCell(agreementId)],
  ['Agreement', ({ agreementName }) => textCell(agreementName)],
  ['Period start', ({ periodStart }) => periodStart],
  ['Period end', ({ periodEnd }) => periodEnd],
  ['Measured on', ({ measuredOn }) => measuredOn],
  ['Invoiced on', ({ invoicedOn }) => invoicedOn],
  ['Due on', ({ dueOn }) => dueOn],
  ['Currency', ({ currency }) => currency],
  ['Tax percent', ({ taxPercent }) => plainNumber(taxPercent)],
  ['Subtotal', ({ subtotal, currency }) => amountCell(subtotal, currency)],
  ['Tax', ({ tax, currency }) => amountCell(tax, currency)],
  ['Total', ({ total, currency }) => amountCell(total, currency)],
  ['Note', ({ note }) => textCell(note)],
  ['Line', null, (_line, _invoice, index) => String(index + 1)],
  ['Product id', null, ({ productId }) => idCell(productId)],
  ['Product', null, ({ productName }) => textCell(productName ?? '')],
  ['Description', null, ({ description }) => textCell(description)],
  ['Account code', null, ({ accountCode }) => textCell(accountCode)],
  ['Account', null, ({ accountName }) => textCell(accountName)],
  ['Quantity source', null, ({ quantitySource }) => quantitySource],
  ['License count', null, ({ licenseCount }) => licenseCount ?? ''],
  ['Quantity', null, ({ quantity }) => String(quantity)],
  ['Included', null, ({ includedCount }) => String(includedCount)],
  ['Billed quantity', null, ({ billedQuantity }) => String(billedQuantity)],
  ['Unit price', null, ({ unitPrice }, { currency }) => priceCell(unitPrice, currency)],
  ['Amount', null, ({ amount }, { currency }) => amountCell(amount, currency)],
  ['Taxable', null, ({ taxable }) => (taxable ? 'TRUE' : 'FALSE')],
];

/**
 * What invoices and their lines charge, one line a row; an invoice without lines has a row of its own. Which license was
 * counted and what it costs are no part of it: a file cannot differ by who reads it.
 */
export const csvWriter: ExportWriter = {
  mediaType: 'text/csv; charset=utf-8',
  extension: 'csv',
  head: byteOrderMark + csvRows([columns.map(([header]) => header)]),
  separator: '',
  tail: '',
  partOf(invoice) {
    if (invoice.lines.length === 0) {
      return csvRows([columns.map(([, ofInvoice]) => (ofInvoice === null ? '' : ofInvoice(invoice)))]);
    }
    return csvRows(
      invoice.lines.map((line, index) =>
        columns.map(([, ofInvoice, ofLine]) =>
          ofInvoice === null ? (ofLine?.(line, invoice, index) ?? '') : ofInvoice(invoice),
        ),
      ),
    );
  },
};

/** A JSON array of invoices as the API shows them, without costs, one on each line. */
export const jsonWriter: ExportWriter = {
  mediaType: 'application/json; charset=utf-8',
  extension: 'json',
  head: '[\n',
  separator: ',\n',
  tail: '\n]\n',
  partOf: (invoice) => JSON.stringify(shown(invoice)),
};

function shown({ creditedInvoiceId, creditedNumber, taxPercent, lines, ...invoice }: ExportedInvoice): object {
  const { currency } = invoice;
  return {
    ...invoice,
    creditedInvoice: creditedInvoiceId === null ? null : { id: creditedInvoiceId, number: creditedNumber },
    lines: lines.map((line) => shownLine(line, currency)),
    subtotal: amountCell(invoice.subtotal, currency),
    taxPercent: plainNumber(taxPercent),
    tax: amountCell(invoice.tax, currency),
    total: amountCell(invoice.total, currency),
  };
}

function shownLine(line: ExportedLine, currency: string): object {
  return {
    id: line.id,
    productId: line.productId,
    description: line.description,
    account: { code: line.accountCode, name: line.accountName },
    quantitySource: line.quantitySource,
    licenseCount: line.licenseCount,
    quantity: line.quantity,
    includedCount: line.includedCount,
    billedQuantity: line.billedQuantity,
    unitPrice: priceCell(line.unitPrice, currency),
    amount: amountCell(line.amount, currency),
    taxable: line.taxable,
  };
}

function idCell(id: number | null): string {
  return id === null ? '' : String(id);
}
