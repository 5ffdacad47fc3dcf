import type { FieldError } from '../../platform/http/app-error.js';
import { unitPriceDigits } from '../billing-agreements/billing-terms.rules.js';
import { currencyDigits } from '../licenses/license-terms.rules.js';
import { Decimal, type InvoiceTotals, lineAmount } from './billing-amounts.rules.js';
import type { InvoiceKind } from './billing-invoice-states.rules.js';
import { type InvoiceLine, withoutCost } from './billing-lines.rules.js';
import type { PlacedLine } from './invoice-lines.sql.js';

/** A line as somebody wants it. */
export interface LineEdit {
  id?: number | undefined;
  description?: string | undefined;
  quantity?: number | undefined;
  includedCount?: number | undefined;
  unitPrice?: string | undefined;
  taxable?: boolean | undefined;
}

/** A line that is there. */
export interface PresentLine extends InvoiceLine {
  id: number;
}

/** What becomes of the lines of an invoice. */
export interface EditedLines {
  /** In their order. */
  lines: PlacedLine[];
  /** Of lines that were taken out. */
  removedProductIds: number[];
}

/** Where a line that is written by hand is booked. */
export interface LineAccount {
  code: string;
  name: string;
}

/** Beyond it amounts are no longer exact. */
const mostOfAnInvoice = new Decimal('1e15');

/** True when an invoice is about more than amounts can say. */
export function isTooLarge({ subtotal, total }: { subtotal: string; total: string }): boolean {
  return [subtotal, total].some((amount) => new Decimal(amount).abs().gte(mostOfAnInvoice));
}

/** The invoice whose lines are edited. */
export interface EditedInvoice {
  kind: InvoiceKind;
  currency: string;
}

/** The lines of an invoice as somebody wants them, or what is wrong with that. */
export function editLines(
  present: readonly PresentLine[],
  edits: readonly LineEdit[],
  { kind, currency }: EditedInvoice,
  account: LineAccount,
): EditedLines | { errors: FieldError[] } {
  const errors = edits.flatMap((edit, index) => [
    ...editErrors(present, edits, edit, index, currency),
    ...(kind === 'CREDIT_NOTE' ? chargingErrors(present, edit, index) : []),
  ]);
  if (errors.length > 0) return { errors };
  const known = new Map(present.map((line) => [line.id, line]));
  const lines = edits.map((edit, position): PlacedLine => {
    const line = edit.id === undefined ? undefined : known.get(edit.id);
    return line === undefined
      ? { ...newLine(edit, currency, account), id: null, position }
      : { ...changedLine(line, edit, currency), id: line.id, position };
  });
  const kept = new Set(lines.map(({ id }) => id));
  const removed = present.filter(({ id }) => !kept.has(id));
  return { lines, removedProductIds: removed.flatMap(({ productId }) => productId ?? []) };
}

/**
 * The lines of an invoice that is measured anew: those that were changed or written by hand stay in their places, those
 * of their products and of products that were taken out are not made again.
 */
export function remeasuredLines(
  present: readonly PresentLine[],
  measured: readonly InvoiceLine[],
  removedProductIds: readonly number[],
): PlacedLine[] {
  const kept = present.filter(({ edited }) => edited);
  const without = new Set([...removedProductIds, ...kept.flatMap(({ productId }) => productId ?? [])]);
  const made = measured.filter(({ productId }) => productId === null || !without.has(productId));
  const places = new Map(present.map(({ productId }, index) => [productId, index]));
  const all = [
    ...kept.map((line) => ({ line, id: line.id, at: present.indexOf(line) })),
    ...made.map((line) => ({ line, id: null, at: places.get(line.productId) ?? present.length })),
  ];
  return all.sort((a, b) => a.at - b.at).map(({ line, id }, position) => ({ ...line, id, position }));
}

/** The lines that give back what an invoice charges: as many of each, at prices below 0. What it cost stays spent. */
export function creditedLines(lines: readonly InvoiceLine[]): InvoiceLine[] {
  return lines.map((line) => ({
    ...withoutCost(line),
    unitPrice: negated(line.unitPrice),
    amount: negated(line.amount),
    edited: true,
  }));
}

/** True when a credit note gives back more of anything than its invoice charges, or charges instead. */
export function givesBackTooMuch(note: InvoiceTotals, credited: InvoiceTotals): boolean {
  return (['subtotal', 'tax', 'total'] as const).some((sum) => {
    const [given, charged] = [new Decimal(note[sum]).neg(), new Decimal(credited[sum])];
    return charged.isNegative() ? given.lt(charged) || given.gt(0) : given.gt(charged) || given.lt(0);
  });
}

/** An amount given back, with its digits; nothing stays nothing. */
export function negated(amount: string): string {
  const value = new Decimal(amount);
  const digits = amount.split('.')[1]?.length ?? 0;
  return value.isZero() ? amount : value.neg().toFixed(digits);
}

function changedLine(line: PresentLine, edit: LineEdit, currency: string): InvoiceLine {
  const { id: _, ...before } = line;
  const after = {
    ...before,
    description: edit.description ?? line.description,
    quantity: edit.quantity ?? line.quantity,
    includedCount: edit.includedCount ?? line.includedCount,
    unitPrice: edit.unitPrice ?? line.unitPrice,
    taxable: edit.taxable ?? line.taxable,
  };
  const same =
    after.description === line.description &&
    after.quantity === line.quantity &&
    after.includedCount === line.includedCount &&
    new Decimal(after.unitPrice).eq(line.unitPrice) &&
    after.taxable === line.taxable;
  return same ? before : { ...after, ...lineAmount(after, currency), edited: true };
}

function newLine(edit: LineEdit, currency: string, account: LineAccount): InvoiceLine {
  const charge = {
    quantity: edit.quantity ?? 1,
    includedCount: edit.includedCount ?? 0,
    unitPrice: edit.unitPrice ?? '0',
    taxable: edit.taxable ?? true,
  };
  return {
    productId: null,
    description: edit.description ?? '',
    accountCode: account.code,
    accountName: account.name,
    quantitySource: 'MANUAL',
    licenseId: null,
    licenseName: '',
    licenseCount: null,
    ...charge,
    ...lineAmount(charge, currency),
    unitCost: null,
    costCurrency: null,
    exchangeRate: null,
    edited: true,
  };
}

/** A credit note charges nothing but what a discount, which it takes back, had given. */
function chargingErrors(present: readonly PresentLine[], { id, unitPrice }: LineEdit, index: number): FieldError[] {
  if (unitPrice === undefined || new Decimal(unitPrice).lte(0)) return [];
  const line = present.find((each) => each.id === id);
  if (line !== undefined && new Decimal(line.unitPrice).gt(0)) return [];
  const message = 'A credit note gives back: write the price of one with a minus, as in -12.50.';
  return [{ field: `lines.${index}.unitPrice`, code: 'credit.charges', message }];
}

function editErrors(
  present: readonly PresentLine[],
  edits: readonly LineEdit[],
  edit: LineEdit,
  index: number,
  currency: string,
): FieldError[] {
  const errors: FieldError[] = [];
  const add = (field: string, code: string, message: string) =>
    errors.push({ field: `lines.${index}.${field}`, code, message });
  const digits = currencyDigits(currency) + unitPriceDigits;
  if (edit.unitPrice !== undefined && new Decimal(edit.unitPrice).decimalPlaces() > digits) {
    add('unitPrice', 'money.digits', `A price of one in ${currency} has ${digits} digits after the point at the most.`);
  }
  if (edit.description === '') add('description', 'line.description-missing', 'Say what is charged.');
  if (edit.id === undefined) {
    if (edit.description === undefined) add('description', 'line.description-missing', 'Say what is charged.');
    if (edit.unitPrice === undefined) add('unitPrice', 'line.price-missing', 'Say the price of one.');
    return errors;
  }
  if (present.every(({ id }) => id !== edit.id)) {
    add('id', 'reference.unknown', 'This invoice has no such line. Reload it.');
  }
  if (edits.findIndex(({ id }) => id === edit.id) < index) add('id', 'line.repeated', 'This line is named twice.');
  return errors;
}
