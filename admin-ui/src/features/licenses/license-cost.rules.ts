import type { CostRequestMode } from '../../api/model';

/** The figure of a cost that was not typed. */
export interface OtherFigure {
  readonly mode: CostRequestMode;
  /** Decimal text with the currency's digits. */
  readonly amount: string;
}

/** A decimal as a whole number of its smallest part. */
interface Scaled {
  readonly value: bigint;
  /** Digits after the point. */
  readonly digits: number;
}

/**
 * The other figure of a cost: the total of an amount per license, and the amount per license of a total. Exact, rounded
 * half to even like the server.
 *
 * @param amount decimal text; `null` while none is typed
 * @returns `null` while there is nothing to derive: no amount, or a total of no licenses
 */
export function otherFigure(
  mode: CostRequestMode,
  amount: string | null,
  quantity: number,
  currency: string,
): OtherFigure | null {
  const typed = amount === null ? null : scaled(amount);
  if (typed === null || quantity <= 0) return null;
  const count = BigInt(Math.trunc(quantity));
  const digits = currencyDigits(currency);
  return mode === 'TOTAL'
    ? { mode: 'PER_LICENSE', amount: decimal(typed.value, typed.digits, count, digits) }
    : { mode: 'TOTAL', amount: decimal(typed.value * count, typed.digits, 1n, digits) };
}

/** Digits after the point of a currency: 2 for USD, 0 for JPY; 2 for what is no currency. */
export function currencyDigits(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) return 2;
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

function scaled(amount: string): Scaled | null {
  const match = /^(-?\d+)(?:\.(\d+))?$/.exec(amount);
  if (!match) return null;
  const fraction = match[2] ?? '';
  return { value: BigInt(`${match[1]}${fraction}`), digits: fraction.length };
}

/** `value` (with `from` digits) divided by `divisor`, as a decimal text with `to` digits. */
function decimal(value: bigint, from: number, divisor: bigint, to: number): string {
  const numerator = value * 10n ** BigInt(to);
  const denominator = divisor * 10n ** BigInt(from);
  const sign = numerator < 0n ? '-' : '';
  const magnitude = numerator < 0n ? -numerator : numerator;
  let whole = magnitude / denominator;
  const twice = (magnitude % denominator) * 2n;
  if (twice > denominator || (twice === denominator && whole % 2n === 1n)) whole += 1n;
  const text = whole.toString().padStart(to + 1, '0');
  const rounded = to === 0 ? text : `${text.slice(0, -to)}.${text.slice(-to)}`;
  return /[1-9]/.test(rounded) ? sign + rounded : rounded;
}
