import {
  billDayAfter,
  type BillingInterval,
  type BillingPeriod,
  type BillingRhythm,
  intervalMonths,
} from '../billing-agreements/billing-periods.rules.js';
import { type KeptProduct, needsRate } from '../billing-agreements/billing-terms.rules.js';
import type { MeasuredProduct } from '../billing-products/billing-measuring.rules.js';
import { Decimal, inheritedUnitCost, lineAmount, markedUp, prorated, unitPriceOf } from './billing-amounts.rules.js';

/** A line of an invoice. */
export interface InvoiceLine {
  /** Null for a line that was written by hand. */
  productId: number | null;
  description: string;
  accountCode: string;
  accountName: string;
  quantitySource: string;
  licenseId: number | null;
  licenseName: string;
  licenseCount: string | null;
  quantity: number;
  includedCount: number;
  billedQuantity: number;
  /** Decimal string, like all amounts. */
  unitPrice: string;
  /** In the currency of the invoice; null where it is not known. */
  unitCost: string | null;
  /** The license's, where it is another one than that of the invoice, with the rate. */
  costCurrency: string | null;
  exchangeRate: string | null;
  amount: string;
  taxable: boolean;
  /** Somebody wrote or changed it by hand. */
  edited: boolean;
}

/** A line as it is told to whoever may not know what it cost. */
export function withoutCost(line: InvoiceLine): InvoiceLine {
  return { ...line, unitCost: null, costCurrency: null, exchangeRate: null };
}

/** What the lines of one invoice have in common. */
export interface ChargedPeriod {
  currency: string;
  interval: BillingInterval;
  /** The part of a whole period that is paid. */
  charged: { days: number; wholeDays: number };
  /** Products without a term whose cost another invoice has. */
  chargedElsewhere: ReadonlySet<number>;
}

/** How much of a product there was. */
interface Measured {
  quantity: number;
  problem: string | null;
}

/** True for what is bought once: a license without a term, whose cost is one invoice's. */
export function isBoughtOnce({ cost }: MeasuredProduct): boolean {
  return cost.source === 'INHERIT' && cost.unitCost !== null && cost.termMonths === null;
}

/** Why a product of an agreement cannot be charged for; null when it can, or is left out. */
export function lineProblem(
  agreed: KeptProduct,
  product: MeasuredProduct,
  measured: Measured,
  currency: string,
): string | null {
  if (!product.active) return null;
  // Whoever says the price needs no cost to mark up.
  const lacksCost = product.problemCode === 'NO_COST' && agreed.price !== null;
  if (product.problem !== null && !lacksCost) return product.problem;
  if (measured.problem !== null) return measured.problem;
  const { cost } = product;
  if (cost.source !== 'INHERIT' || !needsRate(cost.currency, currency)) return null;
  if (agreed.exchangeRate !== null && agreed.costCurrency === cost.currency) return null;
  return `The license of “${product.name}” is not paid in ${currency}: enter the exchange rate in the agreement.`;
}

/** The line of a product without a problem; null where it is left out: it is inactive, or was paid once and for all. */
export function lineOf(
  agreed: KeptProduct,
  product: MeasuredProduct,
  { quantity }: Measured,
  period: ChargedPeriod,
): InvoiceLine | null {
  if (!product.active) return null;
  const { currency } = period;
  const paid = isBoughtOnce(product) && period.chargedElsewhere.has(product.id);
  const marksUp = agreed.price === null && product.price.type === 'MARKUP';
  if (paid && marksUp) return null;
  const inherits = product.cost.source === 'INHERIT' && needsRate(product.cost.currency, currency);
  const costCurrency = product.cost.source === 'INHERIT' && inherits ? product.cost.currency : null;
  const exchangeRate = inherits ? agreed.exchangeRate : null;
  const cost = paid ? new Decimal(0) : costOf(product, exchangeRate, period.interval);
  const price = priceOf(agreed, product, cost);
  const once = isBoughtOnce(product);
  const part = (value: Decimal) => unitPriceOf(prorated(value, period.charged), currency);
  // What is bought once is paid whole, however short the period is.
  const unitCost = cost === null ? null : once ? unitPriceOf(cost, currency) : part(cost);
  const paidWhole = once && marksUp;
  const unitPrice = paidWhole ? unitPriceOf(price, currency) : part(price);
  const includedCount = agreed.includedCount ?? product.includedCount;
  const charge = { quantity, includedCount, unitPrice, taxable: product.taxable };
  return {
    productId: product.id,
    description: paidWhole ? product.name : descriptionOf(product.name, period.charged),
    accountCode: product.accountCode,
    accountName: product.accountName,
    quantitySource: product.quantitySource,
    licenseId: product.licenseId,
    licenseName: product.licenseName,
    licenseCount: product.licenseCount,
    ...charge,
    ...lineAmount(charge, currency),
    unitCost,
    costCurrency,
    exchangeRate,
    edited: false,
  };
}

/** What one costs for a whole period, in the currency of the agreement; null where nobody knows. */
function costOf({ cost }: MeasuredProduct, rate: string | null, interval: BillingInterval): Decimal | null {
  if (cost.source === 'FIXED') return new Decimal(cost.amount);
  if (cost.unitCost === null) return null;
  const term = cost.termMonths === null ? null : { months: cost.termMonths };
  return inheritedUnitCost(cost.unitCost, term, intervalMonths(interval)).mul(rate ?? 1);
}

function priceOf(agreed: KeptProduct, { price }: MeasuredProduct, cost: Decimal | null): Decimal {
  if (agreed.price !== null) return new Decimal(agreed.price);
  return price.type === 'FIXED' ? new Decimal(price.amount) : markedUp(cost ?? new Decimal(0), price.percent);
}

/**
 * The part of a period that is paid: a short one pays its days. The first one, which ends with the first bill day, is paid
 * whole unless the agreement says otherwise.
 */
export function chargedPart(
  rhythm: BillingRhythm,
  { start, end, days, wholeDays }: BillingPeriod,
  { sequence, prorateFirst }: { sequence: number; prorateFirst: boolean },
): ChargedPeriod['charged'] {
  const first = sequence === 1 && billDayAfter(rhythm, start).equals(end.add({ days: 1 }));
  return first && !prorateFirst ? { days: wholeDays, wholeDays } : { days, wholeDays };
}

/** What a line says is charged, with the days where those are a part. */
function descriptionOf(name: string, { days, wholeDays }: ChargedPeriod['charged']): string {
  return days < wholeDays ? `${name} (${days} of ${wholeDays} days)` : name;
}
