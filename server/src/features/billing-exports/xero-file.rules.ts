import { Decimal } from 'decimal.js';
import { currencyDigits } from '../licenses/license-terms.rules.js';
import { amountCell, csvRows, lineCell, plainNumber, priceCell } from './export-cells.rules.js';
import type { ExportedInvoice, ExportedLine, ExportWriter } from './billing-exports.types.js';

/** Xero rounds the price of one to so many digits. */
const unitAmountDigits = 4;

/**
 * Sales invoices for the importer of Xero, with the columns of its template (https://central.xero.com, "Import sales
 * invoices"; tried against Xero's importer by https://entryrocket.com/guides/xero-csv-import-guide).
 *
 * - Dates: `DD/MM/YYYY` and `MM/DD/YYYY` are read by the region of the organization, and wrongly where that is another
 *   one; ISO dates are read alike everywhere (https://pipesheets.com/blog/xero-csv-import-errors).
 * - It has no byte order mark, which would become part of the first heading: headings are compared letter by letter.
 * - Credit notes are rows with negative amounts.
 * - Amounts are without tax. The tax rate is named as Xero shows rates, such as `Tax on Sales (19%)`; one of that name has
 *   to be there. A cell without a rate would be refused, so what is not taxed says `Tax Exempt (0%)`.
 * - InventoryItemCode is empty: Xero refuses codes of items that it does not track.
 */
export const xeroWriter: ExportWriter = {
  mediaType: 'text/csv; charset=utf-8',
  extension: 'csv',
  head: csvRows([
    [
      '*ContactName',
      'EmailAddress',
      '*InvoiceNumber',
      'Reference',
      '*InvoiceDate',
      '*DueDate',
      'InventoryItemCode',
      '*Description',
      '*Quantity',
      '*UnitAmount',
      '*AccountCode',
      '*TaxType',
      'Currency',
    ],
  ]),
  separator: '',
  tail: '',
  partOf: (invoice) => csvRows(invoice.lines.map((line) => rowOf(invoice, line))),
};

function rowOf(invoice: ExportedInvoice, line: ExportedLine): string[] {
  const { description, quantity, unitAmount } = chargeOf(invoice, line);
  return [
    lineCell(invoice.organization.name),
    '',
    lineCell(invoice.number),
    lineCell(referenceOf(invoice)),
    invoice.invoicedOn,
    invoice.dueOn,
    '',
    lineCell(description),
    quantity,
    unitAmount,
    lineCell(line.accountCode),
    taxTypeOf(invoice, line),
    invoice.currency,
  ];
}

/**
 * Xero works out the amount again: quantity × price, of four digits, rounded half up. Where that is another amount than
 * ours, the line is one of the amount itself, and its description says of how many: totals agree to the cent.
 */
function chargeOf(
  invoice: ExportedInvoice,
  line: ExportedLine,
): { description: string; quantity: string; unitAmount: string } {
  const { currency } = invoice;
  const [unitPrice, amount] = [new Decimal(line.unitPrice), new Decimal(line.amount)];
  const price = unitPrice.toDecimalPlaces(unitAmountDigits, Decimal.ROUND_HALF_UP);
  const theirs = price.mul(line.billedQuantity).toDecimalPlaces(currencyDigits(currency), Decimal.ROUND_HALF_UP);
  if (theirs.eq(amount)) {
    return {
      description: line.description,
      quantity: String(line.billedQuantity),
      unitAmount: priceCell(price, currency),
    };
  }
  return {
    description: `${line.description} (${line.billedQuantity} × ${priceCell(unitPrice, currency)})`,
    quantity: '1',
    unitAmount: amountCell(amount, currency),
  };
}

function referenceOf({ creditedNumber, agreementName, periodStart, periodEnd }: ExportedInvoice): string {
  if (creditedNumber !== null) return `Credit for ${creditedNumber}`;
  return `${agreementName}, ${periodStart} to ${periodEnd}`;
}

function taxTypeOf({ taxPercent }: ExportedInvoice, { taxable }: ExportedLine): string {
  const percent = plainNumber(taxPercent);
  return taxable && percent !== '0' ? `Tax on Sales (${percent}%)` : 'Tax Exempt (0%)';
}
