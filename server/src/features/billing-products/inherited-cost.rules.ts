import { Decimal } from 'decimal.js';

/** What of a license decides about the cost that a product inherits; amounts are decimal strings, days `2026-11-21`. */
export interface LicenseCost {
  mode: 'TOTAL' | 'PER_LICENSE';
  amount: string;
  currency: string;
  /** Of all that was purchased. */
  quantity: number;
  /** When the present term began: with the last renewal, else with the purchase. */
  termBegan: string | null;
  expiresOn: string | null;
  autoRenew: boolean;
  renewalUnit: 'MONTH' | 'YEAR' | null;
  renewalCount: number | null;
}

/** What one unit costs for how long. */
export interface InheritedCost {
  /** Decimal string, with more digits than its currency has where a total does not divide evenly. */
  unitCost: string;
  currency: string;
  /** Null: for good. */
  termMonths: number | null;
}

/** Unit costs are kept with so many digits after the point. */
const unitCostDigits = 10;

const monthsOfYear = 12;

/**
 * The cost of one unit of a license, and the months that it pays for.
 *
 * The unit cost is exact, and not rounded to the currency as it is shown on the license: 1,200.00 for 7 come to 1,200.00
 * again when 7 are charged for.
 */
export function inheritedCost(license: LicenseCost): InheritedCost {
  const amount = new Decimal(license.amount);
  const divided = license.mode === 'TOTAL' && license.quantity > 0;
  const unit = divided ? amount.div(license.quantity) : amount;
  const unitCost = unit.toDecimalPlaces(unitCostDigits, Decimal.ROUND_HALF_EVEN).toFixed();
  return { unitCost, currency: license.currency, termMonths: termMonths(license) };
}

/**
 * The months of a term: those of the renewal of a license that renews itself; else those from its beginning to the
 * expiration, in whole months and one at the least. A license that expires and began nobody knows when is paid by the
 * year, as it is where yearly costs are shown. One without end has no term.
 */
export function termMonths(license: Omit<LicenseCost, 'mode' | 'amount' | 'currency' | 'quantity'>): number | null {
  const { autoRenew, renewalUnit, renewalCount, termBegan, expiresOn } = license;
  if (autoRenew && renewalCount !== null) return renewalUnit === 'YEAR' ? renewalCount * monthsOfYear : renewalCount;
  if (expiresOn === null) return null;
  if (termBegan === null) return monthsOfYear;
  const term = Temporal.PlainDate.from(termBegan).until(expiresOn, {
    largestUnit: 'months',
    smallestUnit: 'months',
    roundingMode: 'halfExpand',
  });
  return Math.max(1, term.months);
}
