import { Decimal } from 'decimal.js';
import { currencyDigits } from '../licenses/license-terms.rules.js';

/** Sums in one currency, as decimal strings. */
export interface MarginSums {
  currency: string;
  price: string;
  /** Of all whose cost is known; null where none is. */
  cost: string | null;
  /** The part of the price whose cost is not known. */
  priceWithoutCost: string;
}

/** What stays of the price. */
export interface Margin extends MarginSums {
  /** Price without what has no known cost, less cost; null where no cost is known. */
  margin: string | null;
  /** Of that price; null where it is nothing. */
  marginPercent: string | null;
}

/** Digits of a percentage. */
const percentDigits = 1;

/** Works out the margin of sums: of what has no known cost nothing is said, rather than that all of it is margin. */
export function marginOf({ currency, price, cost, priceWithoutCost }: MarginSums): Margin {
  const digits = currencyDigits(currency);
  const shown = (amount: Decimal.Value) => new Decimal(amount).toFixed(digits);
  const sums = {
    currency,
    price: shown(price),
    cost: cost === null ? null : shown(cost),
    priceWithoutCost: shown(priceWithoutCost),
  };
  if (cost === null) return { ...sums, margin: null, marginPercent: null };
  const known = new Decimal(price).sub(priceWithoutCost);
  const margin = known.sub(cost);
  const percent = known.isZero()
    ? null
    : margin.div(known.abs()).mul(100).toFixed(percentDigits, Decimal.ROUND_HALF_EVEN);
  return { ...sums, margin: shown(margin), marginPercent: percent };
}
