import type { BillingPriceResponse, CostSourceResponse, InheritedCostResponse } from '../../api/model';
import { formatMoney, formatNumber, formatPercent } from '../../core/format';
import { currencyDigits } from '../licenses/license-cost.rules';

/** Unit prices may carry so many more digits than their currency. */
const extraUnitDigits = 4;
const shareDigits = 1;

/** A rational number; the denominator is above zero. */
interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** What decides about what one unit of a product is sold for, and what of it is left. */
export interface PriceFacts {
  readonly costSource: CostSourceResponse;
  /** What the license costs; `null` where it costs nothing, or nobody knows. */
  readonly inheritedCost: InheritedCostResponse | null;
  readonly price: BillingPriceResponse;
}

/** What a price comes to, in one line. */
export interface PriceResult {
  readonly text: string;
  /** Something is lost, or cannot be charged for. */
  readonly isWarning: boolean;
}

/** Per unit and billing period: amounts of a product have the currency of the agreement that it is on. */
const ofAgreement = '';

/**
 * A price in few words: "9.90", "Cost + 20%".
 *
 * @param currency that of the agreement, where there is one
 */
export function priceText(price: BillingPriceResponse, currency = ofAgreement): string {
  return price.type === 'FIXED'
    ? formatMoney(price.amount, currency)
    : $localize`Cost + ${formatPercent(price.percent ?? '0')}:percent:`;
}

/** What is inherited now, spread over the term as agreements by the month are charged: "$4.00 / month", "$240.00 once". */
export function inheritedCostText(cost: InheritedCostResponse): string {
  const amount = monthlyCost(cost);
  const shown = shownAmount(amount, cost.currency);
  return cost.termMonths === null ? $localize`${shown}:amount: once` : $localize`${shown}:amount: / month`;
}

/** Where an inherited cost comes from: "$240.00 for 12 months". */
export function inheritedFromText({ unitCost, currency, termMonths }: InheritedCostResponse): string {
  const shown = shownAmount(fractionOf(unitCost) ?? none, currency);
  if (termMonths === null) return $localize`${shown}:amount: a unit for good, charged on the first invoice`;
  if (termMonths === 1) return $localize`${shown}:amount: a unit for 1 month`;
  return $localize`${shown}:amount: a unit for ${termMonths}:count: months`;
}

/** The cost of a product in few words: its own, or what it inherits. */
export function costText({ costSource, inheritedCost }: Omit<PriceFacts, 'price'>): string {
  if (costSource.type === 'FIXED') return formatMoney(costSource.amount, ofAgreement);
  return inheritedCost === null ? $localize`From the license` : inheritedCostText(inheritedCost);
}

/** What the price comes to, and what is left of it; `null` while there is nothing to work out. */
export function priceResult({ costSource, inheritedCost, price }: PriceFacts): PriceResult | null {
  const inherits = costSource.type === 'INHERIT_FROM_LICENSE';
  if (inherits && inheritedCost === null) {
    if (price.type === 'FIXED') return null;
    return {
      text: $localize`The license has no cost to mark up. Enter it there, or give the product a fixed price.`,
      isWarning: true,
    };
  }
  const cost = inheritedCost !== null && inherits ? monthlyCost(inheritedCost) : fractionOf(costSource.amount);
  if (cost === null) return null;
  const currency = inherits ? (inheritedCost?.currency ?? ofAgreement) : ofAgreement;
  const period = inherits ? inheritedCost : null;
  return price.type === 'MARKUP'
    ? markupResult(cost, price.percent, currency, period)
    : marginResult(cost, price.amount, currency, period);
}

function markupResult(
  cost: Fraction,
  percent: string | undefined,
  currency: string,
  period: InheritedCostResponse | null,
): PriceResult | null {
  const markup = fractionOf(percent);
  if (markup === null || percent === undefined) return null;
  const sold = times(cost, plus({ numerator: 100n, denominator: 1n }, markup), 100n);
  const [price, part] = [shownAmount(sold, currency), shownAmount(cost, currency)];
  const sum = `${part} + ${formatPercent(percent)}`;
  if (period === null) return { text: $localize`Sold at ${price}:price: (${sum}:sum:).`, isWarning: false };
  return {
    text:
      period.termMonths === null
        ? $localize`Sold at ${price}:price: once (${sum}:sum:).`
        : $localize`Sold at ${price}:price: a month (${sum}:sum:).`,
    isWarning: false,
  };
}

function marginResult(
  cost: Fraction,
  amount: string | undefined,
  currency: string,
  period: InheritedCostResponse | null,
): PriceResult | null {
  const price = fractionOf(amount);
  if (price === null) return null;
  if (period?.termMonths === null) return onceResult(cost, price, currency);
  const margin = minus(price, cost);
  if (margin.numerator < 0n) {
    const lost = shownAmount({ ...margin, numerator: -margin.numerator }, currency);
    return {
      text: inContext($localize`Below cost: ${lost}:amount: is lost per unit`, currency, period),
      isWarning: true,
    };
  }
  const left = shownAmount(margin, currency);
  if (price.numerator === 0n) return null;
  const share = decimalText(
    times(margin, { numerator: 100n * price.denominator, denominator: price.numerator }),
    shareDigits,
  );
  const text = $localize`Margin ${left}:amount: per unit, ${formatPercent(share)}:share: of the price`;
  return { text: inContext(text, currency, period), isWarning: false };
}

/** A fixed price is charged on every invoice; what is bought for good is paid on the first one. */
function onceResult(cost: Fraction, price: Fraction, currency: string): PriceResult | null {
  if (price.numerator <= 0n) return null;
  const [numerator, denominator] = [cost.numerator * price.denominator, cost.denominator * price.numerator];
  const invoices = (numerator + denominator - 1n) / denominator;
  const paid = shownAmount(cost, currency);
  const text =
    invoices <= 1n
      ? $localize`Charged on every invoice; the cost of ${paid}:cost: comes once, and is covered by the first.`
      : $localize`Charged on every invoice; the cost of ${paid}:cost: comes once, and is covered after ${formatNumber(Number(invoices))}:count: invoices in ${currency}:currency:.`;
  return { text, isWarning: false };
}

/** An inherited cost has a currency and a term: what is left is so in an agreement of the same currency, by the month. */
function inContext(text: string, currency: string, period: InheritedCostResponse | null): string {
  if (period === null) return `${text}.`;
  return $localize`${text}:result:, in agreements by the month in ${currency}:currency:.`;
}

const none: Fraction = { numerator: 0n, denominator: 1n };

function monthlyCost({ unitCost, termMonths }: InheritedCostResponse): Fraction {
  const cost = fractionOf(unitCost) ?? none;
  return times(cost, { numerator: 1n, denominator: BigInt(termMonths ?? 1) });
}

/** An amount rounded to its currency; with more digits where it would come to nothing. */
function shownAmount(amount: Fraction, currency: string): string {
  const digits = currencyDigits(currency);
  const rounded = decimalText(amount, digits);
  const vanishes = amount.numerator !== 0n && !/[1-9]/.test(rounded);
  return formatMoney(vanishes ? decimalText(amount, digits + extraUnitDigits) : rounded, currency);
}

function fractionOf(decimal: string | null | undefined): Fraction | null {
  const match = /^(-?\d+)(?:\.(\d+))?$/.exec(decimal ?? '');
  if (match === null) return null;
  const digits = match[2] ?? '';
  return { numerator: BigInt(`${match[1]}${digits}`), denominator: 10n ** BigInt(digits.length) };
}

function plus(one: Fraction, other: Fraction): Fraction {
  return {
    numerator: one.numerator * other.denominator + other.numerator * one.denominator,
    denominator: one.denominator * other.denominator,
  };
}

function minus(one: Fraction, other: Fraction): Fraction {
  return plus(one, { ...other, numerator: -other.numerator });
}

function times(one: Fraction, other: Fraction, divisor = 1n): Fraction {
  return {
    numerator: one.numerator * other.numerator,
    denominator: one.denominator * other.denominator * divisor,
  };
}

/** Rounded half to even, like the server. */
function decimalText({ numerator, denominator }: Fraction, digits: number): string {
  const scaled = (numerator < 0n ? -numerator : numerator) * 10n ** BigInt(digits);
  let whole = scaled / denominator;
  const twice = (scaled % denominator) * 2n;
  if (twice > denominator || (twice === denominator && whole % 2n === 1n)) whole += 1n;
  const text = whole.toString().padStart(digits + 1, '0');
  const decimal = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return numerator < 0n && whole !== 0n ? `-${decimal}` : decimal;
}
