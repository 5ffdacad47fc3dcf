import { inheritedCost, type LicenseCost } from './inherited-cost.rules.js';
import {
  type LicenseCount,
  type PriceColumns,
  problemOf,
  type ProblemFacts,
  type ProductProblem,
  type QuantitySourceType,
} from './billing-products.rules.js';

/** A product as invoices charge for it. Amounts are decimal strings. */
export interface MeasuredProduct {
  id: number;
  name: string;
  description: string;
  accountCode: string;
  accountName: string;
  quantitySource: QuantitySourceType;
  /** Null without a license, and where it was deleted. */
  licenseId: number | null;
  /** The last name that it had; empty without one. */
  licenseName: string;
  licenseCount: LicenseCount | null;
  includedCount: number;
  price: { type: 'FIXED'; amount: string } | { type: 'MARKUP'; percent: string };
  /** An inherited one is null where the license has none or was deleted; without a term it is charged once. */
  cost:
    | { source: 'FIXED'; amount: string }
    | { source: 'INHERIT'; unitCost: string | null; currency: string | null; termMonths: number | null };
  taxable: boolean;
  active: boolean;
  /** Why it can be charged for nowhere, as a sentence, and the code of it; null where it can. */
  problem: string | null;
  problemCode: ProductProblem | null;
}

/** What SQL knows of a product. */
export interface MeasuredRow extends Omit<ProblemFacts, 'lacksCost'>, PriceColumns {
  id: number;
  name: string;
  description: string;
  accountCode: string;
  accountName: string;
  licenseId: number | null;
  licenseName: string;
  licenseCount: LicenseCount | null;
  /** Null without a license, or where it has no cost. */
  licenseCost: LicenseCost | null;
  includedCount: number;
  taxable: boolean;
  active: boolean;
}

export function toMeasuredProduct(row: MeasuredRow): MeasuredProduct {
  const { priceAmount, markupPercent, licenseCost, costSource, costAmount } = row;
  // At a price of its own, or without a cost, a product is charged for all the same: only a markup needs one.
  const lacksCost = costSource === 'INHERIT_FROM_LICENSE' && licenseCost === null && row.priceType === 'MARKUP';
  const problemCode = problemOf({ ...row, lacksCost });
  const unknown = { unitCost: null, currency: null, termMonths: null };
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    accountCode: row.accountCode,
    accountName: row.accountName,
    quantitySource: row.quantitySource,
    licenseId: row.licenseId,
    licenseName: row.licenseName,
    licenseCount: row.licenseCount,
    includedCount: row.includedCount,
    price:
      row.priceType === 'FIXED'
        ? { type: 'FIXED', amount: priceAmount ?? '0' }
        : { type: 'MARKUP', percent: markupPercent ?? '0' },
    cost:
      costSource === 'FIXED'
        ? { source: 'FIXED', amount: costAmount ?? '0' }
        : { source: 'INHERIT', ...(licenseCost === null ? unknown : inheritedCost(licenseCost)) },
    taxable: row.taxable,
    active: row.active,
    problem: problemCode === null ? null : sentenceOf(problemCode, row.name, ''),
    problemCode,
  };
}

/** Why a product cannot be charged for in an organization. */
export type MeasuringProblem = ProductProblem | 'LICENSE_NOT_HERE' | 'LICENSE_SHARED' | 'CUSTOM_SHARED';

/** What decides whether a product can be measured in an organization. */
export interface PlaceFacts extends Omit<ProblemFacts, 'lacksCost'> {
  licenseCount: LicenseCount | null;
  /** Its usage is a number that somebody sets. */
  custom: boolean;
  /** The license covers the organization. */
  covered: boolean;
  /** The license is limited to the organization alone. */
  alone: boolean;
  /** What of the license is reserved for the organization; null without a share. */
  allocated: number | null;
}

/** Why a product cannot be measured in an organization; null where it can. */
export function measuringProblem(facts: PlaceFacts): MeasuringProblem | null {
  const problem = problemOf({ ...facts, lacksCost: false });
  if (problem !== null || facts.quantitySource !== 'SOFTWARE_LICENSE') return problem;
  const { licenseCount, custom, covered, alone, allocated } = facts;
  if (licenseCount === 'USED') {
    // Seats are held by somebody of the organization; of a number that was set nobody knows whose it is.
    if (!custom || alone) return null;
    return covered ? 'CUSTOM_SHARED' : 'LICENSE_NOT_HERE';
  }
  if (allocated !== null || alone) return null;
  return covered ? 'LICENSE_SHARED' : 'LICENSE_NOT_HERE';
}

/**
 * A problem as a sentence that says what to do next. It names the product and never the license: whoever sees an agreement
 * sees the one, and not always the other.
 */
export function sentenceOf(problem: MeasuringProblem, product: string, organization: string): string {
  const license = `The license of “${product}”`;
  switch (problem) {
    case 'LICENSE_DELETED':
      return `${license} was deleted. Choose another license in the product, or take it off the agreement.`;
    case 'GROUP_DELETED':
      return `The device group that “${product}” counts was deleted. Choose another group in the product.`;
    case 'ROLES_DELETED':
      return `The end-user roles that “${product}” counts were deleted. Choose other roles in the product.`;
    case 'NO_COST':
      return `${license} has no cost to mark up. Enter the cost of the license, or give the product a fixed price.`;
    case 'LICENSE_NOT_HERE':
      return `${license} does not cover ${organization}. Add ${organization} to its scope first.`;
    case 'LICENSE_SHARED':
      return `${license} is shared with other organizations: reserve a share for ${organization} first.`;
    case 'CUSTOM_SHARED':
      return `The usage of the license of “${product}” is one number for several organizations. Limit the license to ${organization}, or count what is purchased and reserve a share for it.`;
  }
}
