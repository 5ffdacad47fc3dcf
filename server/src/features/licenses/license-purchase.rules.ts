import { Decimal } from 'decimal.js';
import type { FieldError } from '../../platform/http/app-error.js';
import type { PurchaseKind } from './licenses.types.js';
import { currencyDigits, digitErrors, isCurrency } from './license-terms.rules.js';

/** What a request says of the money of a purchase; undefined: nothing. */
export interface GivenAmounts {
  unitCost?: string | null | undefined;
  totalCost?: string | null | undefined;
  currency?: string | null | undefined;
}

/** The money of a purchase, as it is kept: decimal strings, below zero where licenses were given back. */
export interface PurchaseAmounts {
  unitCost: string | null;
  totalCost: string | null;
  /** ISO 4217 code; null without amounts, or for a license without a currency. */
  currency: string | null;
}

/** What a new purchase says, as far as it is judged. */
export interface PurchaseEntry extends GivenAmounts {
  kind?: PurchaseKind | undefined;
  quantityDelta: number;
  poNumber?: string | undefined;
  invoiceNumber?: string | undefined;
  note?: string | undefined;
}

/** The kind of a purchase that does not say it. */
export function purchaseKindOf({ kind, quantityDelta }: Pick<PurchaseEntry, 'kind' | 'quantityDelta'>): PurchaseKind {
  return kind ?? (quantityDelta > 0 ? 'PURCHASE' : 'ADJUSTMENT');
}

/** True when a purchase is worth keeping though the quantity stays: what it cost, its papers, a note. */
export function saysMore({ unitCost, totalCost, poNumber, invoiceNumber, note }: Omit<PurchaseEntry, 'kind'>): boolean {
  const isGiven = (text: string | null | undefined) => text !== undefined && text !== null && text !== '';
  return [unitCost, totalCost, poNumber, invoiceNumber, note].some(isGiven);
}

/** Everything about a new purchase that does not fit together; empty when it does. */
export function purchaseErrors(entry: PurchaseEntry, licenseCurrency: string | null): FieldError[] {
  const errors = amountErrors(entry, licenseCurrency);
  if (entry.kind === 'PURCHASE' && entry.quantityDelta < 0) {
    const message = 'A purchase adds licenses. To take some away, write an adjustment.';
    errors.push({ field: 'kind', code: 'purchase.negative', message });
  }
  if (entry.quantityDelta === 0 && entry.kind !== 'RENEWAL' && !saysMore(entry)) {
    const message = 'Say by how many licenses the quantity changes, or what it cost, its numbers or a note.';
    errors.push({ field: 'quantityDelta', code: 'purchase.empty', message });
  }
  return errors;
}

/** What is wrong with the money of a purchase. */
export function amountErrors(given: GivenAmounts, licenseCurrency: string | null): FieldError[] {
  const { unitCost, totalCost } = given;
  const currency = given.currency ?? licenseCurrency;
  if (given.currency !== undefined && given.currency !== null && !isCurrency(given.currency)) {
    const message = `${given.currency} is no currency that we know.`;
    return [{ field: 'currency', code: 'currency.unknown', message }];
  }
  if (isAmount(unitCost) && isAmount(totalCost)) {
    const message = 'Give the unit cost or the total cost: the other one is derived.';
    return [{ field: 'totalCost', code: 'cost.both', message }];
  }
  return [
    ...(isAmount(unitCost) ? digitErrors('unitCost', unitCost, currency) : []),
    ...(isAmount(totalCost) ? digitErrors('totalCost', totalCost, currency) : []),
  ];
}

/**
 * The money of a purchase with the other figure derived. The total of a reduction is what came back, below zero; without
 * a change of the quantity there is nothing to derive from or for.
 */
export function purchaseAmounts(
  { unitCost, totalCost, currency }: GivenAmounts,
  quantityDelta: number,
  licenseCurrency: string | null,
): PurchaseAmounts {
  const own = currency ?? licenseCurrency;
  if (isAmount(unitCost)) {
    const total = quantityDelta === 0 ? null : rounded(new Decimal(unitCost).mul(quantityDelta), own, unitCost);
    return { unitCost, totalCost: total, currency: own };
  }
  if (isAmount(totalCost)) {
    const total = new Decimal(totalCost);
    const unit = quantityDelta === 0 ? null : rounded(total.div(Math.abs(quantityDelta)), own, totalCost);
    return { unitCost: unit, totalCost: (quantityDelta < 0 ? total.neg() : total).toFixed(), currency: own };
  }
  return { unitCost: null, totalCost: null, currency: null };
}

/**
 * The money of a purchase after a correction. What the papers say can be corrected, with its currency; the quantity can
 * not, so the other figure is derived from the same one.
 */
export function correctedAmounts(
  before: PurchaseAmounts,
  quantityDelta: number,
  given: GivenAmounts,
  licenseCurrency: string | null,
): PurchaseAmounts {
  if (given.unitCost === undefined && given.totalCost === undefined) {
    const { unitCost, totalCost, currency } = before;
    return { unitCost, totalCost, currency: given.currency ?? currency };
  }
  return purchaseAmounts(given, quantityDelta, given.currency ?? before.currency ?? licenseCurrency);
}

/** What is wrong with a correction of the money of a purchase. */
export function correctionErrors(
  before: PurchaseAmounts,
  given: GivenAmounts,
  licenseCurrency: string | null,
): FieldError[] {
  const kept = given.unitCost === undefined && given.totalCost === undefined;
  if (!kept || typeof given.currency !== 'string') {
    return amountErrors(given, before.currency ?? licenseCurrency);
  }
  if (before.unitCost === null && before.totalCost === null) {
    const message = 'A currency belongs to an amount. Give the unit cost or the total cost with it.';
    return [{ field: 'currency', code: 'currency.alone', message }];
  }
  const { currency } = given;
  if (!isCurrency(currency)) return amountErrors({ currency }, null);
  // The amounts that stay have to be amounts of the new currency.
  return [before.unitCost, before.totalCost].some((amount) => amount !== null && tooFine(amount, currency))
    ? [
        {
          field: 'currency',
          code: 'money.digits',
          message: `${currency} has ${currencyDigits(currency)} digits after the point.`,
        },
      ]
    : [];
}

/** An amount as it is shown: with the digits of its currency, and more where it has more. */
export function shownAmount(amount: string | null, currency: string | null): string | null {
  if (amount === null) return null;
  const value = new Decimal(amount);
  return value.toFixed(Math.max(digitsOf(currency), value.decimalPlaces()));
}

/** The day of a purchase that does not say it: today, or that of the last one where that is still to come. */
export function purchaseDay(today: string, lastDay: string | null): string {
  return lastDay !== null && lastDay > today ? lastDay : today;
}

function rounded(value: Decimal, currency: string | null, like: string): string {
  const digits = currency === null ? Math.max(2, new Decimal(like).decimalPlaces()) : currencyDigits(currency);
  return value.toFixed(digits, Decimal.ROUND_HALF_EVEN);
}

function digitsOf(currency: string | null): number {
  return currency === null ? 2 : currencyDigits(currency);
}

function tooFine(amount: string, currency: string): boolean {
  return new Decimal(amount).decimalPlaces() > currencyDigits(currency);
}

function isAmount(amount: string | null | undefined): amount is string {
  return amount !== null && amount !== undefined;
}
