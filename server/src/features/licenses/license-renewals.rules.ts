import { Decimal } from 'decimal.js';
import type { FieldError } from '../../platform/http/app-error.js';
import { firstTermEndAfter, renewalPeriodOf, type TermEnd } from './license-term-periods.rules.js';
import { type Cost, costErrors, currencyDigits, deriveCost, type DerivedCost } from './license-terms.rules.js';

/** What of a license a renewal goes on from. */
export interface RenewableLicense {
  expiresOn: string | null;
  renewalDay: number | null;
  renewalUnit: 'MONTH' | 'YEAR' | null;
  renewalCount: number | null;
  quantity: number;
  costMode: Cost['mode'] | null;
  costAmount: string | null;
  costCurrency: string | null;
}

/** What somebody who renews says of the new term; the rest stays as it is. */
export interface RenewalWishes {
  quantity?: number | undefined;
  unitCost?: string | undefined;
  cost?: Cost | undefined;
  expiresOn?: string | undefined;
}

/** The term that a renewal opens. */
export interface NewTerm extends TermEnd {
  /** The expiration that is renewed. */
  renewedOn: string;
  startsOn: string;
  quantity: number;
  cost: Cost | null;
}

/** The cost of a license as it was entered, or null. */
export function costOf({ costMode, costAmount, costCurrency }: RenewableLicense): Cost | null {
  if (costMode === null || costAmount === null || costCurrency === null) return null;
  return { mode: costMode, amount: costAmount, currency: costCurrency };
}

/** The cost of a license for a quantity, with both figures; null without one. */
export function derivedCostOf(license: RenewableLicense, quantity: number = license.quantity): DerivedCost | null {
  const cost = costOf(license);
  return cost === null ? null : deriveCost(cost, quantity);
}

/**
 * When a term that begins on a day would end, going on from the one before it; null where the license says no period, or
 * does not expire.
 */
export function proposedTermEnd(license: RenewableLicense, startsOn: string): TermEnd | null {
  const { expiresOn, renewalDay } = license;
  const period = renewalPeriodOf(license);
  if (expiresOn === null || period === null) return null;
  return firstTermEndAfter({ expiresOn, renewalDay }, period, startsOn);
}

/**
 * The term that somebody opens by hand.
 * @param startsOn the day from which on it counts.
 * @param earliest the day on which the present term began; null where nobody knows.
 * @returns the term, or everything that is wrong.
 */
export function renewalByHand(
  license: RenewableLicense,
  wishes: RenewalWishes,
  startsOn: string,
  earliest: string | null,
): { term: NewTerm } | { errors: FieldError[] } {
  const { expiresOn: renewedOn } = license;
  if (renewedOn === null) {
    const message = 'This license does not expire: it has no term to renew. Give it an expiration date first.';
    return { errors: [{ field: 'expiresOn', code: 'term.expiration-missing', message }] };
  }
  const proposed = proposedTermEnd(license, startsOn);
  const end = endOf(wishes.expiresOn, proposed);
  const errors = [
    ...endErrors(end, renewedOn, startsOn),
    ...(earliest !== null && startsOn < earliest ? [beforePresentTerm(earliest)] : []),
    ...wishedCostErrors(license, wishes),
  ];
  if (errors.length > 0 || end === null) return { errors };
  const cost = wishedCost(license, wishes) ?? costOf(license);
  return { term: { ...end, renewedOn, startsOn, quantity: wishes.quantity ?? license.quantity, cost } };
}

/** A date that is the one of the order stays in it; any other begins an order of its own. */
function endOf(wished: string | undefined, proposed: TermEnd | null): TermEnd | null {
  if (wished === undefined || wished === proposed?.expiresOn) return proposed;
  return { expiresOn: wished, renewalDay: null };
}

function endErrors(end: TermEnd | null, renewedOn: string, startsOn: string): FieldError[] {
  const error = (code: string, message: string) => [{ field: 'expiresOn', code, message }];
  if (end === null) {
    return error('term.renewal-missing', 'Say when the new term ends: the license does not say how long a term is.');
  }
  if (end.expiresOn <= renewedOn) {
    return error('date.before', `The new term has to end after the present one, which ends on ${renewedOn}.`);
  }
  if (end.expiresOn <= startsOn) {
    return error('date.before', `The new term begins on ${startsOn} and has to end after that day.`);
  }
  return [];
}

function beforePresentTerm(earliest: string): FieldError {
  const message = `The present term began on ${earliest}: the new one cannot begin before it.`;
  return { field: 'purchasedOn', code: 'date.order', message };
}

function wishedCost(license: RenewableLicense, { cost, unitCost }: RenewalWishes): Cost | null {
  if (cost !== undefined) return cost;
  if (unitCost === undefined || license.costCurrency === null) return null;
  return { mode: 'PER_LICENSE', amount: unitCost, currency: license.costCurrency };
}

function wishedCostErrors(license: RenewableLicense, wishes: RenewalWishes): FieldError[] {
  const { cost, unitCost } = wishes;
  if (cost !== undefined && unitCost !== undefined) {
    const message = 'Give the cost or the unit cost: the other one is derived.';
    return [{ field: 'unitCost', code: 'cost.both', message }];
  }
  if (unitCost !== undefined && license.costCurrency === null) {
    const message = 'The license has no currency yet. Give the cost with its currency.';
    return [{ field: 'unitCost', code: 'currency.missing', message }];
  }
  const errors = costErrors(wishedCost(license, wishes));
  return unitCost === undefined ? errors : errors.map((each) => ({ ...each, field: 'unitCost' }));
}

/** What is known of the use of a license that could be renewed smaller. */
export interface Use {
  quantity: number;
  usage: number;
  /** Reserved for organizations. */
  allocated: number;
  cost: Cost | null;
  /** How many months a term is paid for; null: for ever. */
  months: string | null;
}

/** The smallest quantity that would do, and what it saves in a year. */
export interface SmallerRenewal {
  quantity: number;
  /** A decimal string in the currency of the license; null without a cost. */
  saves: string | null;
}

const monthsPerYear = 12;

/** What renewing with no more than what is used and reserved would save; null where nothing is left over. */
export function smallerRenewal({ quantity, usage, allocated, cost, months }: Use): SmallerRenewal | null {
  const enough = Math.max(usage, allocated);
  if (enough >= quantity) return null;
  if (cost === null) return { quantity: enough, saves: null };
  const total = new Decimal(cost.amount).mul(cost.mode === 'PER_LICENSE' ? quantity : 1);
  const yearly = months === null ? total : total.mul(monthsPerYear).div(months);
  const saves = yearly.mul(quantity - enough).div(quantity);
  return { quantity: enough, saves: saves.toFixed(currencyDigits(cost.currency), Decimal.ROUND_HALF_EVEN) };
}
