import type { InvoiceLineResponse } from '../../api/model';
import { currencyDigits } from '../licenses/license-cost.rules';

/** A decimal as a whole number of its smallest part. */
interface Scaled {
  readonly value: bigint;
  /** Digits after the point. */
  readonly digits: number;
}

/** What a line charges, as far as it is typed. */
export interface TypedLine {
  readonly quantity: number | null;
  readonly includedCount: number | null;
  /** Decimal text. */
  readonly unitPrice: string | null;
  readonly taxable: boolean;
}

/** Decimal texts in the digits of the currency. */
export interface Totals {
  readonly subtotal: string;
  readonly tax: string;
  readonly total: string;
}

/** What a line comes to: what is above the included count times the price, rounded half-even as the server does. */
export function lineAmount({ quantity, includedCount, unitPrice }: TypedLine, currency: string): string {
  const billed = Math.max(0, (quantity ?? 0) - (includedCount ?? 0));
  return inCurrency(times(scaled(unitPrice ?? '0'), billed), currency);
}

/** The sum of the amounts as they are rounded, and the tax of what is taxable, rounded once. */
export function invoiceTotals(lines: readonly TypedLine[], taxPercent: string, currency: string): Totals {
  const amounts = lines.map((line) => ({ amount: scaled(lineAmount(line, currency)), taxable: line.taxable }));
  const subtotal = sum(amounts.map(({ amount }) => amount));
  const taxed = sum(amounts.filter(({ taxable }) => taxable).map(({ amount }) => amount));
  const percent = scaled(taxPercent);
  const tax = inCurrency({ value: taxed.value * percent.value, digits: taxed.digits + percent.digits + 2 }, currency);
  return {
    subtotal: inCurrency(subtotal, currency),
    tax,
    total: inCurrency(sum([subtotal, scaled(tax)]), currency),
  };
}

/** What a line costs: all that was counted, included units too; `null` where the cost is not known. */
export function lineCost(
  { unitCost, quantity }: Pick<InvoiceLineResponse, 'unitCost' | 'quantity'>,
  currency: string,
): string | null {
  return unitCost === null ? null : inCurrency(times(scaled(unitCost), quantity), currency);
}

/** What stays of the amount of a line; `null` where the cost is not known. */
export function lineMargin(
  line: Pick<InvoiceLineResponse, 'unitCost' | 'quantity' | 'amount'>,
  currency: string,
): string | null {
  const cost = lineCost(line, currency);
  return cost === null ? null : difference(line.amount, cost, currency);
}

/** The margin of all lines whose cost is known; `null` where none is. */
export function marginOfLines(
  lines: readonly Pick<InvoiceLineResponse, 'unitCost' | 'quantity' | 'amount'>[],
  currency: string,
): string | null {
  const known = lines.flatMap((line) => lineMargin(line, currency) ?? []);
  return known.length === 0 ? null : inCurrency(sum(known.map(scaled)), currency);
}

/** Whether a line charges something that is in no margin, as its cost is not known. */
export function chargesWithoutCost(lines: readonly Pick<InvoiceLineResponse, 'unitCost' | 'amount'>[]): boolean {
  return lines.some(({ unitCost, amount }) => unitCost === null && Number(amount) !== 0);
}

function difference(amount: string, less: string, currency: string): string {
  const { value, digits } = scaled(less);
  return inCurrency(sum([scaled(amount), { value: -value, digits }]), currency);
}

function scaled(amount: string): Scaled {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount);
  if (!match) return { value: 0n, digits: 0 };
  const fraction = match[3] ?? '';
  const magnitude = BigInt(`${match[2]}${fraction}`);
  return { value: match[1] === '-' ? -magnitude : magnitude, digits: fraction.length };
}

function times({ value, digits }: Scaled, count: number): Scaled {
  return { value: value * BigInt(Math.trunc(count)), digits };
}

function sum(amounts: readonly Scaled[]): Scaled {
  const digits = Math.max(0, ...amounts.map((amount) => amount.digits));
  const value = amounts.reduce((total, amount) => total + amount.value * 10n ** BigInt(digits - amount.digits), 0n);
  return { value, digits };
}

/** Rounded half to even, with the digits of the currency. */
function inCurrency({ value, digits }: Scaled, currency: string): string {
  const shown = currencyDigits(currency);
  const magnitude = (value < 0n ? -value : value) * 10n ** BigInt(shown);
  const divisor = 10n ** BigInt(digits);
  let whole = magnitude / divisor;
  const twice = (magnitude % divisor) * 2n;
  if (twice > divisor || (twice === divisor && whole % 2n === 1n)) whole += 1n;
  const text = whole.toString().padStart(shown + 1, '0');
  const amount = shown === 0 ? text : `${text.slice(0, -shown)}.${text.slice(-shown)}`;
  return value < 0n && whole > 0n ? `-${amount}` : amount;
}
