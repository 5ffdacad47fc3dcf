import { Decimal as AnyDecimal } from 'decimal.js';
import { unitPriceDigits } from '../billing-agreements/billing-terms.rules.js';
import { currencyDigits } from '../licenses/license-terms.rules.js';

/** Enough digits that no amount is rounded before it is meant to be. */
export const Decimal = AnyDecimal.clone({ precision: 60 });
export type Decimal = AnyDecimal;

/** What is left of a division that does not come out even is cut off here, so that a tie is seen as one. */
const digitsOfTies = 30;

/** What a line charges, before it is rounded. */
export interface LineCharge {
  quantity: number;
  includedCount: number;
  /** Decimal string. */
  unitPrice: string;
  taxable: boolean;
}

/** What a line comes to; `amount` in the digits of the currency. */
export interface LineAmount {
  billedQuantity: number;
  amount: string;
}

/** Decimal strings in the digits of the currency. */
export interface InvoiceTotals {
  subtotal: string;
  tax: string;
  total: string;
}

/** What is charged: what is above the included count, never less than nothing. */
export function billedQuantity(quantity: number, includedCount: number): number {
  return Math.max(0, quantity - includedCount);
}

/** Billed quantity × unit price, rounded half-even to the digits of the currency. */
export function lineAmount({ quantity, includedCount, unitPrice }: LineCharge, currency: string): LineAmount {
  const billed = billedQuantity(quantity, includedCount);
  return { billedQuantity: billed, amount: inCurrency(new Decimal(unitPrice).mul(billed), currency) };
}

/** The subtotal is the sum of the amounts as they were rounded; tax is rounded once, over all that is taxable. */
export function invoiceTotals(
  lines: readonly { amount: string; taxable: boolean }[],
  taxPercent: string,
  currency: string,
): InvoiceTotals {
  const sum = (some: readonly { amount: string }[]) =>
    some.reduce((total, { amount }) => total.add(amount), new Decimal(0));
  const subtotal = sum(lines);
  const tax = new Decimal(
    inCurrency(
      sum(lines.filter(({ taxable }) => taxable))
        .mul(taxPercent)
        .div(100),
      currency,
    ),
  );
  return {
    subtotal: inCurrency(subtotal, currency),
    tax: inCurrency(tax, currency),
    total: inCurrency(subtotal.add(tax), currency),
  };
}

/** A price of one, with the digits that it may carry. */
export function unitPriceOf(value: Decimal, currency: string): string {
  const known = value.toDecimalPlaces(digitsOfTies, Decimal.ROUND_HALF_EVEN);
  return atLeast(known.toDecimalPlaces(currencyDigits(currency) + unitPriceDigits, Decimal.ROUND_HALF_EVEN), currency);
}

/** The price of one where it is its cost and something on top. @param percent decimal string, as in `20` */
export function markedUp(unitCost: Decimal, percent: string): Decimal {
  return unitCost.mul(new Decimal(percent).add(100)).div(100);
}

/**
 * What one license costs in a billing period, where the price follows the license: its unit cost, spread over the months
 * of its term. Without a term it is the whole unit cost.
 */
export function inheritedUnitCost(
  unitCost: string,
  term: { months: number } | null,
  interval: { months: number; of: number },
): Decimal {
  const cost = new Decimal(unitCost);
  return term === null ? cost : cost.mul(interval.months).div(new Decimal(interval.of).mul(term.months));
}

/** The part of a price that a short period pays. */
export function prorated(price: Decimal, { days, wholeDays }: { days: number; wholeDays: number }): Decimal {
  return days >= wholeDays ? price : price.mul(days).div(wholeDays);
}

function inCurrency(value: Decimal, currency: string): string {
  return value.toFixed(currencyDigits(currency), Decimal.ROUND_HALF_EVEN);
}

/** Written with the digits of the currency at least. */
function atLeast(value: Decimal, currency: string): string {
  return value.toFixed(Math.max(currencyDigits(currency), value.decimalPlaces()));
}

/** An amount as it is shown: in the digits of its currency. */
export function shownAmount(amount: string, currency: string): string {
  return new Decimal(amount).toFixed(currencyDigits(currency));
}

/** A price or cost of one as it is shown: with the digits of its currency at least. */
export function shownUnitPrice(price: string, currency: string): string {
  return atLeast(new Decimal(price), currency);
}
