import { Decimal } from 'decimal.js';
import type { FieldError } from '../../platform/http/app-error.js';
import { currencyDigits, isCurrency } from '../licenses/license-terms.rules.js';
import type { BillingInterval, BillingTiming } from './billing-periods.rules.js';

/** A unit price may carry so many digits more than its currency. */
export const unitPriceDigits = 4;

/** A product as an agreement or a template has it. */
export interface AgreedProduct {
  productId: number;
  /** Instead of the product's own price; decimal string. */
  price: string | null;
  /** Instead of the product's own. */
  includedCount: number | null;
  /** How much of the agreement's currency one unit of the license's currency is; decimal string. */
  exchangeRate: string | null;
}

/** An agreed product as it is stored. */
export interface KeptProduct extends AgreedProduct {
  /** The currency that the rate is of. */
  costCurrency: string | null;
}

/** How an agreement bills: what a template decides for those that are made from it. */
export interface BillingTerms {
  interval: BillingInterval;
  billDay: number;
  timing: BillingTiming;
  currency: string;
  /** Decimal string. */
  taxPercent: string;
  prorateFirst: boolean;
  autoApprove: boolean;
  paymentTermDays: number;
}

const lastWeekday = 7;

/** What does not fit together in terms and products; empty when all does. */
export function termErrors(terms: BillingTerms, products: readonly AgreedProduct[]): FieldError[] {
  const errors: FieldError[] = [];
  if (terms.interval === 'WEEKLY' && terms.billDay > lastWeekday) {
    const message = 'What is billed weekly is billed on a day of the week: 1 is Monday, 7 is Sunday.';
    errors.push({ field: 'billDay', code: 'bill-day.weekday', message });
  }
  if (!isCurrency(terms.currency)) {
    const message = `${terms.currency} is no currency that we know.`;
    return [...errors, { field: 'currency', code: 'currency.unknown', message }, ...repeatedProducts(products)];
  }
  const digits = currencyDigits(terms.currency) + unitPriceDigits;
  products.forEach(({ price }, index) => {
    if (price === null || new Decimal(price).decimalPlaces() <= digits) return;
    const message = `A price of one in ${terms.currency} has ${digits} digits after the point at the most.`;
    errors.push({ field: `products.${index}.price`, code: 'money.digits', message });
  });
  return [...errors, ...repeatedProducts(products)];
}

/** What is wrong with the days of an agreement; empty when nothing is. */
export function dayErrors(startOn: string, endOn: string | null): FieldError[] {
  if (endOn === null || endOn >= startOn) return [];
  return [{ field: 'endOn', code: 'date.before', message: 'The end is before the start.' }];
}

/** A rate that an agreement has already. */
export interface KeptRate {
  productId: number;
  exchangeRate: string;
  /** The currencies that it turns into each other: of the license, and of the agreement. */
  costCurrency: string;
  currency: string;
}

/**
 * Products whose rate is one that was entered for other currencies: it says nothing of these, and a form sends it back as it
 * was given.
 */
export function staleRates(
  currency: string,
  products: readonly AgreedProduct[],
  standings: ReadonlyMap<number, ProductStanding>,
  kept: readonly KeptRate[],
): FieldError[] {
  const known = new Map(kept.map((rate) => [rate.productId, rate]));
  return products.flatMap(({ productId, exchangeRate }, index) => {
    const rate = known.get(productId);
    const costCurrency = standings.get(productId)?.costCurrency ?? null;
    if (rate === undefined || exchangeRate === null || !needsRate(costCurrency, currency)) return [];
    const same = rate.currency === currency && rate.costCurrency === costCurrency;
    if (same || !new Decimal(exchangeRate).equals(rate.exchangeRate)) return [];
    const message =
      standings.get(productId)?.told === true
        ? `${plainDecimal(exchangeRate)} is how much ${rate.currency} one ${rate.costCurrency} is: say how much ${currency} one ${costCurrency} is, or confirm that it is the same (confirmRates).`
        : `${plainDecimal(exchangeRate)} was entered for other currencies: enter the rate of those of now, or confirm that it is the same (confirmRates).`;
    return [{ field: `products.${index}.exchangeRate`, code: 'exchange-rate.stale', message }];
  });
}

/** What measuring knows of a product before it is put on an agreement. */
export interface ProductStanding {
  /** Why nothing can be counted for the organization; null when it can. */
  problem: string | null;
  /** Of the license whose cost is inherited; null where there is none. */
  costCurrency: string | null;
  /** The actor may know what the license costs, and so in which currency. */
  told: boolean;
}

/** Why a product cannot be put on an agreement, to whoever may not know that its license has no cost to mark up. */
export function priceless(product: string): string {
  return `There is no price to charge for “${product}” at present: give it one in the agreement.`;
}

/** Products that cannot be on an agreement; `standings` has those that are there and may be seen. */
export function productErrors(
  currency: string,
  products: readonly AgreedProduct[],
  standings: ReadonlyMap<number, ProductStanding>,
): FieldError[] {
  return products.flatMap(({ productId, exchangeRate }, index) => {
    const standing = standings.get(productId);
    const field = `products.${index}.productId`;
    if (standing === undefined) {
      return [{ field, code: 'reference.unknown', message: 'There is no such product, or you may not see it.' }];
    }
    if (standing.problem !== null) return [{ field, code: 'product.not-measurable', message: standing.problem }];
    if (!needsRate(standing.costCurrency, currency) || exchangeRate !== null) return [];
    const message = standing.told
      ? `The license costs ${standing.costCurrency} and the agreement is in ${currency}: say how much ${currency} one ${standing.costCurrency} is.`
      : `The license is not paid in ${currency}: enter the exchange rate.`;
    return [{ field: `products.${index}.exchangeRate`, code: 'exchange-rate.missing', message }];
  });
}

/** Products with a rate only where one is needed: another one would say something later that nobody meant. */
export function withNeededRates(
  currency: string,
  products: readonly AgreedProduct[],
  standings: ReadonlyMap<number, ProductStanding>,
): KeptProduct[] {
  return products.map((product) => {
    const costCurrency = standings.get(product.productId)?.costCurrency ?? null;
    return needsRate(costCurrency, currency)
      ? { ...product, costCurrency }
      : { ...product, exchangeRate: null, costCurrency: null };
  });
}

/** True where a cost has to be changed into another currency. */
export function needsRate(costCurrency: string | null, currency: string): boolean {
  return costCurrency !== null && costCurrency !== currency;
}

/** A decimal of the database as people write it: `19.0000` is `19`. */
export function plainDecimal(value: string): string {
  return new Decimal(value).toFixed();
}

function repeatedProducts(products: readonly AgreedProduct[]): FieldError[] {
  const known = new Set<number>();
  return products.flatMap(({ productId }, index) => {
    if (!known.has(productId)) {
      known.add(productId);
      return [];
    }
    const message = 'This product is there already. Keep it once.';
    return [{ field: `products.${index}.productId`, code: 'product.repeated', message }];
  });
}

/** Terms of which some may be open. */
export type GivenTerms = { [Term in keyof BillingTerms]?: BillingTerms[Term] | undefined };

/** Terms that are given, with those of a base, or what goes without saying, in place of those that are not. */
export function completeTerms(given: GivenTerms, base: GivenTerms = {}): BillingTerms | { missing: string[] } {
  const interval = given.interval ?? base.interval;
  const billDay = given.billDay ?? base.billDay;
  const timing = given.timing ?? base.timing;
  const currency = given.currency ?? base.currency;
  if (interval === undefined || billDay === undefined || timing === undefined || currency === undefined) {
    const needed = Object.entries({ interval, billDay, timing, currency });
    return { missing: needed.filter(([, value]) => value === undefined).map(([term]) => term) };
  }
  return {
    interval,
    billDay,
    timing,
    currency,
    taxPercent: given.taxPercent ?? base.taxPercent ?? '0',
    prorateFirst: given.prorateFirst ?? base.prorateFirst ?? false,
    autoApprove: given.autoApprove ?? base.autoApprove ?? false,
    paymentTermDays: given.paymentTermDays ?? base.paymentTermDays ?? 30,
  };
}
