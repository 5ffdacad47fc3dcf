import { stringify } from 'csv-stringify/sync';
import { Decimal } from 'decimal.js';
import { quoteFormula } from '../../platform/http/formula-cells.rules.js';
import { currencyDigits } from '../licenses/license-terms.rules.js';

/** Rows as CSV (RFC 4180): commas, CRLF, quotes where needed; line breaks of every kind stand in quotes. */
export function csvRows(rows: readonly (readonly string[])[]): string {
  return stringify([...rows], { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
}

/** Text of people in a cell: what a spreadsheet would take for a formula begins with an apostrophe. */
export function textCell(text: string): string {
  return quoteFormula(text).toWellFormed();
}

/** Like {@link textCell}, on one line: importers of accounting software take a line break for the end of the row. */
export function lineCell(text: string): string {
  return textCell(text.replace(/\s*[\r\n]+\s*/g, ' '));
}

/** An amount with the digits of its currency. */
export function amountCell(amount: Decimal.Value, currency: string): string {
  return withoutMinusZero(new Decimal(amount)).toFixed(currencyDigits(currency), Decimal.ROUND_HALF_EVEN);
}

/** The price of one: with the digits of its currency at least, and all further ones that it has. */
export function priceCell(price: Decimal.Value, currency: string): string {
  const value = withoutMinusZero(new Decimal(price));
  return value.toFixed(Math.max(currencyDigits(currency), value.decimalPlaces()));
}

/** A number as it is, without zeros that say nothing. */
export function plainNumber(value: Decimal.Value): string {
  return withoutMinusZero(new Decimal(value)).toFixed();
}

function withoutMinusZero(value: Decimal): Decimal {
  return value.isZero() ? new Decimal(0) : value;
}
