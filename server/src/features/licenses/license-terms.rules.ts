import type { FieldError } from '../../platform/http/app-error.js';
import type { AssignmentMode, LicenseType } from '../reconciliation/license-rule.rules.js';
import { Decimal } from 'decimal.js';

/** How a license's cost is given. */
export interface Cost {
  mode: 'TOTAL' | 'PER_LICENSE';
  /** Decimal string. */
  amount: string;
  /** ISO 4217 code. */
  currency: string;
}

/** A cost with the other figure derived; decimal strings with the currency's own number of digits. */
export interface DerivedCost extends Cost {
  unitCost: string;
  totalCost: string;
}

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** True for an ISO 4217 code in use. */
export function isCurrency(code: string): boolean {
  return currencies.has(code);
}

/** The ISO 4217 codes in use. */
export function knownCurrencies(): string[] {
  return [...currencies];
}

/** How many digits after the point a currency has: 2 for USD, 0 for JPY, 3 for KWD. */
export function currencyDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** The cost with both figures. The unit cost of no licenses at all is the amount that was given. */
export function deriveCost(cost: Cost, quantity: number): DerivedCost {
  const digits = currencyDigits(cost.currency);
  const amount = new Decimal(cost.amount);
  const show = (value: Decimal) => value.toFixed(digits, Decimal.ROUND_HALF_EVEN);
  const unit = cost.mode === 'PER_LICENSE' || quantity === 0 ? amount : amount.div(quantity);
  const total = cost.mode === 'TOTAL' ? amount : amount.mul(quantity);
  return { ...cost, amount: show(amount), unitCost: show(unit), totalCost: show(total) };
}

/** The terms of a license that are checked against each other, whichever of them changed. */
export interface LicenseTerms {
  type: LicenseType;
  assignmentMode: AssignmentMode | null;
  customUsage: number | null;
  scopeGlobal: boolean;
  organizationIds: readonly number[];
  locationIds: readonly number[];
  purchaseDate: string | null;
  expiresOn: string | null;
  autoRenew: boolean;
  renewalUnit: string | null;
  renewalCount: number | null;
  cost: Cost | null;
}

/** Everything about the terms that does not fit together; empty when they do. */
export function termErrors(terms: LicenseTerms): FieldError[] {
  const errors: FieldError[] = [];
  const add = (field: string, code: string, message: string) => errors.push({ field, code, message });
  if (terms.type === 'CUSTOM' && terms.assignmentMode !== null) {
    add('assignmentMode', 'license.mode-of-custom', 'A custom license has no assignment mode.');
  }
  if (terms.type !== 'CUSTOM' && terms.assignmentMode === null) {
    add('assignmentMode', 'license.mode-missing', 'Choose whether seats are given automatically or manually.');
  }
  if (terms.type !== 'CUSTOM' && terms.customUsage !== null) {
    add('usage', 'license.not-custom', 'Usage is set by hand for custom licenses only.');
  }
  if (!terms.scopeGlobal && terms.organizationIds.length === 0) {
    add('scope.organizationIds', 'scope.empty', 'Choose at least one organization, or make the license global.');
  }
  if (terms.scopeGlobal && (terms.organizationIds.length > 0 || terms.locationIds.length > 0)) {
    add('scope.global', 'scope.both', 'A license is either global or limited to organizations, not both.');
  }
  if (terms.expiresOn !== null && terms.purchaseDate !== null && terms.expiresOn < terms.purchaseDate) {
    add('term.expiresOn', 'date.before', 'The expiration date is before the purchase date.');
  }
  if (terms.autoRenew && terms.expiresOn === null) {
    add('term.expiresOn', 'term.expiration-missing', 'A license that renews itself needs an expiration date.');
  }
  if (terms.autoRenew && (terms.renewalUnit === null || terms.renewalCount === null)) {
    add('term.renewalUnit', 'term.renewal-missing', 'Say after how many months or years the license renews itself.');
  }
  if (!terms.autoRenew && (terms.renewalUnit === null) !== (terms.renewalCount === null)) {
    const field = terms.renewalUnit === null ? 'term.renewalUnit' : 'term.renewalCount';
    add(field, 'term.renewal-missing', 'Say both how many and whether months or years, or neither.');
  }
  return [...errors, ...costErrors(terms.cost)];
}

/** What is wrong with a cost. */
export function costErrors(cost: Cost | null): FieldError[] {
  if (cost === null) return [];
  if (!isCurrency(cost.currency)) {
    return [
      { field: 'cost.currency', code: 'currency.unknown', message: `${cost.currency} is no currency that we know.` },
    ];
  }
  return digitErrors('cost.amount', cost.amount, cost.currency);
}

/** As many digits after the point as any currency of ISO 4217 has: the most of an amount whose currency nobody said. */
const mostCurrencyDigits = 4;

/** What is wrong with the digits of an amount in a known currency, or, where it is null, in none. */
export function digitErrors(field: string, amount: string, currency: string | null): FieldError[] {
  const digits = currency === null ? mostCurrencyDigits : currencyDigits(currency);
  if (new Decimal(amount).decimalPlaces() <= digits) return [];
  const message =
    currency === null
      ? `An amount without a currency has at most ${digits} digits after the point. Round it, or give the license a currency.`
      : `${currency} has ${digits} digits after the point.`;
  return [{ field, code: 'money.digits', message }];
}
