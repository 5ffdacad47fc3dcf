import { locale } from './locale';

/**
 * Dates, numbers and money in the reader's own language. The formatters are made once: making one costs more than a
 * hundred uses of it.
 */
const numberFormat = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
const percentFormat = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 });
const rateFormat = new Intl.NumberFormat(locale, { maximumFractionDigits: 10 });
const compactFormat = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 });
const dateFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
const instantFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const relativeFormat = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'long' });
const hourFormat = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' });
const unitsFormat = new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' });
const unitFormats = {
  hour: unitFormat('hour'),
  minute: unitFormat('minute'),
  second: unitFormat('second', 1),
  millisecond: unitFormat('millisecond'),
};
const moneyFormats = new Map<string, Intl.NumberFormat>();

/** What stands where there is nothing to show. */
export const nothing = '–';

/** `1,234.5`; a dash for nothing. */
export function formatNumber(value: number | null | undefined): string {
  // Plus zero: what is left of nothing is -0, and nobody says that.
  return value === null || value === undefined ? nothing : numberFormat.format(value + 0);
}

/** How much more or less it has become: `+5`, `-1,200`. */
export function formatChange(value: number): string {
  return value > 0 ? `+${formatNumber(value)}` : formatNumber(value);
}

/** A count where there is little room: in full below ten thousand, then in three digits, as `1.23M`. */
export function formatCompact(value: number): string {
  return Math.abs(value) < 10_000 ? numberFormat.format(value) : compactFormat.format(value);
}

/** `8.25%` of `8.25`, as the API has percentages. */
export function formatPercent(percent: string): string {
  return percentFormat.format(Number(percent) / 100);
}

/** An exchange rate with all its digits: `1.0852`. */
export function formatRate(rate: string): string {
  return isDecimal(rate) ? rateFormat.format(rate) : rate;
}

/** A calendar date (`2026-11-21`) as `Nov 21, 2026`; the same day in every time zone. */
export function formatDate(date: string | null | undefined): string {
  if (!date) return nothing;
  const time = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(time) ? date : dateFormat.format(time);
}

/** Some days in a row, as `Sep 1 – 30, 2026`; one day as itself. */
export function formatDays(from: string, to: string): string {
  const [first, last] = [from, to].map((date) => Date.parse(`${date}T00:00:00Z`));
  if (first === undefined || last === undefined || Number.isNaN(first) || Number.isNaN(last)) return nothing;
  return dateFormat.formatRange(first, last);
}

/** An instant (RFC 3339) as date and time of day in the reader's time zone. */
export function formatInstant(instant: string | null | undefined): string {
  if (!instant) return nothing;
  const time = Date.parse(instant);
  return Number.isNaN(time) ? instant : instantFormat.format(time);
}

/**
 * A decimal amount with its currency, as `$1,200.00`. The digits are formatted from the text, never through a float, so
 * that no cent is lost.
 */
export function formatMoney(amount: string | null | undefined, currency: string | null | undefined): string {
  if (amount === null || amount === undefined || amount === '') return nothing;
  return isDecimal(amount) ? moneyFormat(currency ?? '').format(amount) : amount;
}

/** The same without cents, for figures that are read at a glance: `$1,200`. */
export function formatMoneyWhole(amount: string, currency: string): string {
  return isDecimal(amount) && /^[A-Z]{3}$/.test(currency)
    ? new Intl.NumberFormat(locale, { ...wholeMoney, currency }).format(amount)
    : formatMoney(amount, currency);
}

const wholeMoney = { style: 'currency', currencyDisplay: 'narrowSymbol', maximumFractionDigits: 0 } as const;

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** How long ago, as `3 hours ago`. */
export function formatAgo(instant: string | null | undefined, now: number = Date.now()): string {
  if (!instant) return nothing;
  const seconds = Math.round((Date.parse(instant) - now) / 1_000);
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? (['second', 1] as const);
  return relativeFormat.format(Math.trunc(seconds / size), unit);
}

/** How long something took, in two units at most: `12 ms`, `3.4 sec`, `2 min 5 sec`, `1 hr 10 min`. */
export function formatDuration(milliseconds: number): string {
  const { hour, minute, second, millisecond } = unitFormats;
  if (milliseconds < 1_000) return millisecond.format(milliseconds);
  // What would be shown as a whole minute is one.
  if (milliseconds < 59_950) return second.format(milliseconds / 1_000);
  const seconds = Math.round(milliseconds / 1_000);
  const minutes = Math.floor(seconds / 60);
  return unitsFormat.format(
    minutes < 60
      ? [minute.format(minutes), second.format(seconds % 60)]
      : [hour.format(Math.floor(minutes / 60)), minute.format(minutes % 60)],
  );
}

/** A full hour of the day, from 0 to 23, as `8:00 AM`. */
export function formatHour(hour: number): string {
  return hourFormat.format(Date.UTC(1970, 0, 1, hour));
}

function unitFormat(unit: string, maximumFractionDigits = 0): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits });
}

function isDecimal(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text);
}

function moneyFormat(currency: string): Intl.NumberFormat {
  let format = moneyFormats.get(currency);
  if (!format) {
    format = makeMoneyFormat(currency);
    moneyFormats.set(currency, format);
  }
  return format;
}

function makeMoneyFormat(currency: string): Intl.NumberFormat {
  if (!/^[A-Z]{3}$/.test(currency)) return new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
  const currencyDigits =
    new Intl.NumberFormat(locale, { style: 'currency', currency }).resolvedOptions().minimumFractionDigits ?? 2;
  // Unit prices may carry four more digits than the currency has.
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: currencyDigits,
    maximumFractionDigits: currencyDigits + 4,
  });
}
