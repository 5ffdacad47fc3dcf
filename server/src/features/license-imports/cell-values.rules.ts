import { isCalendarDate } from '../../platform/http/fields.js';

/** A value that a cell holds, or why it holds none. */
export type CellValue<T> = { value: T } | { error: string };

/** Whole numbers in groups of three: `1,234`, `1.234`, `1 234`, `1'234`, with one kind of mark throughout. */
const grouped = /^\d{1,3}(?:([,.'’ \u{a0}\u{202f}])\d{3})(?:\1\d{3})*$/u;

/** A whole number, with or without marks between its thousands. */
export function wholeNumber(cell: string): CellValue<number> {
  const digits = grouped.test(cell) ? cell.replace(/\D/g, '') : cell.replace(/[.,]0+$/, '');
  if (!/^\d{1,15}$/.test(digits)) return { error: `“${cell}” is no whole number such as 250.` };
  return { value: Number(digits) };
}

/** What stands before or behind an amount in place of a code. */
const symbols: Record<string, string> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY' };

/** An amount of money, and its currency where the cell says one. */
export interface Amount {
  /** Decimal string. */
  amount: string;
  /** ISO 4217; null where the cell has a number alone. */
  currency: string | null;
}

/**
 * An amount such as `1200.00`, `1,234.50`, `1.234,50` or `$12.58`. Of two kinds of marks the last is the decimal one; a
 * comma that three digits follow stands between thousands, a point before three digits does not.
 */
export function money(cell: string): CellValue<Amount> {
  const match = /^(?:([A-Z]{3})\s*|([$€£¥])\s*)?([\d.,'’ \u{a0}\u{202f}]*\d)\s*(?:([A-Z]{3})|([$€£¥]))?$/u.exec(cell);
  const number = match?.[3] === undefined ? null : decimalOf(match[3]);
  if (match === null || number === null) return { error: `“${cell}” is no amount such as 1200.00.` };
  const code = match[1] ?? match[4] ?? symbols[match[2] ?? match[5] ?? ''];
  return { value: { amount: number, currency: code ?? null } };
}

function decimalOf(text: string): string | null {
  const plain = text.replace(/['’ \u{a0}\u{202f}]/gu, '');
  const mark = decimalMarkOf(plain);
  const at = mark === null ? -1 : plain.lastIndexOf(mark);
  const whole = (at < 0 ? plain : plain.slice(0, at)).replace(/[.,]/g, '');
  const decimals = at < 0 ? '' : plain.slice(at + 1);
  if (!/^\d{1,12}$/.test(whole) || !/^\d{0,6}$/.test(decimals)) return null;
  return decimals === '' ? whole : `${whole}.${decimals}`;
}

function decimalMarkOf(text: string): ',' | '.' | null {
  const [points, commas] = [text.split('.').length - 1, text.split(',').length - 1];
  if (points > 0 && commas > 0) return text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
  if (points === 1) return '.';
  if (commas === 1 && !/,\d{3}$/.test(text)) return ',';
  return null;
}

/**
 * A calendar date: `2026-11-21` (a time of day is left out), `11/21/2026` with the month first as in the United States,
 * and `21.11.2026` or `21-11-2026` with the day first.
 */
export function calendarDate(cell: string): CellValue<string> {
  const text = cell.replace(/[T ]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?\s*([AaPp][Mm]|Z)?$/, '').trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  const monthFirst = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const dayFirst = /^(\d{1,2})[.-](\d{1,2})[.-](\d{4})$/.exec(text);
  const parts =
    iso !== null
      ? [iso[1], iso[2], iso[3]]
      : monthFirst !== null
        ? [monthFirst[3], monthFirst[1], monthFirst[2]]
        : dayFirst !== null
          ? [dayFirst[3], dayFirst[2], dayFirst[1]]
          : [];
  const [year = '', month = '', day = ''] = parts;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? { value: date } : { error: `“${cell}” is no date such as 2026-11-21.` };
}

const yes = new Set(['true', 'yes', 'y', '1', 'on', 'x', 'wahr', 'ja']);
const no = new Set(['false', 'no', 'n', '0', 'off', '', 'falsch', 'nein']);

/** Yes or no. */
export function flagOf(cell: string): CellValue<boolean> {
  const word = cell.toLowerCase();
  if (yes.has(word)) return { value: true };
  return no.has(word) ? { value: false } : { error: `“${cell}” is neither TRUE nor FALSE.` };
}

/** Several values in one cell, between semicolons or line breaks. */
export function listOf(cell: string): string[] {
  return cell
    .split(/[;\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
