import type { RenewalMonthResponse } from '../../api/model';
import { formatMoney } from '../../core/format';
import { locale } from '../../core/locale';
import type { Bar } from '../../ui/chart/bar-chart';

const monthsOfYear = 12;
const shortMonth = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
const fullMonth = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The days from the first to the last, as calendar dates. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** What is due in one currency: a bar for each month of the year, and what renews in all of it. */
export interface CurrencyYear {
  readonly currency: string;
  readonly bars: readonly Bar[];
  readonly total: string;
}

/** Today and the rest of its month, and the eleven months that follow. */
export function yearAhead(today: string): Period {
  const last = monthsAhead(today).at(-1) ?? today.slice(0, 7);
  return { from: today, to: daysOfMonth(last).to };
}

/** The twelve months from the one of a day on, as in `2026-11`. */
export function monthsAhead(today: string): readonly string[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return Array.from({ length: monthsOfYear }, (_, index) =>
    new Date(Date.UTC(year, month - 1 + index, 1)).toISOString().slice(0, 7),
  );
}

/** What a month is called: below a bar, and in full. */
export function monthWords(month: string): { readonly label: string; readonly name: string } {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  return { label: shortMonth.format(first), name: fullMonth.format(first) };
}

/** The first and the last day of a month. */
export function daysOfMonth(month: string): Period {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return { from: `${month}-01`, to: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) };
}

/** The days of a month that are still to come: of the present one from today on. */
export function daysToCome(month: string, today: string): Period {
  const { from, to } = daysOfMonth(month);
  return { from: month === today.slice(0, 7) ? today : from, to };
}

/** The days that a list shows: those that were chosen; where none were, the year that the charts show. */
export function shownDays(chosen: Partial<Period>, today: string): Partial<Period> {
  return chosen.from === undefined && chosen.to === undefined ? yearAhead(today) : chosen;
}

/** The month whose days to come are chosen; `null` for any other days. */
export function chosenMonth({ from, to }: Partial<Period>, today: string): string | null {
  if (from === undefined || to === undefined) return null;
  const month = from.slice(0, 7);
  const days = daysToCome(month, today);
  return days.from === from && days.to === to ? month : null;
}

/** The year of each currency, the one with the most renewals first. Months without anything have a bar of nothing. */
export function currencyYears(items: readonly RenewalMonthResponse[], today: string): readonly CurrencyYear[] {
  const months = monthsAhead(today);
  const years = [...Map.groupBy(items, ({ currency }) => currency)].map(([currency, ofCurrency]) => ({
    currency,
    count: ofCurrency.reduce((sum, { renewals, expirations }) => sum + renewals + expirations, 0),
    total: formatMoney(sumOf(ofCurrency.map(({ amount }) => amount)), currency),
    bars: months.map((month): Bar => {
      const found = ofCurrency.find((each) => each.month === month);
      const [amount, expiring] = [found?.amount ?? '0', found?.expiringAmount ?? '0'];
      return {
        key: month,
        ...monthWords(month),
        value: Number(amount),
        other: Number(expiring),
        valueText: formatMoney(amount, currency),
        otherText: formatMoney(expiring, currency),
      };
    }),
  }));
  return years.toSorted((a, b) => b.count - a.count || (a.currency < b.currency ? -1 : 1));
}

/** The exact sum of decimal texts. */
export function sumOf(amounts: readonly string[]): string {
  const digits = Math.max(0, ...amounts.map((amount) => amount.split('.')[1]?.length ?? 0));
  const sum = amounts.reduce((total, amount) => {
    const [whole = '0', fraction = ''] = amount.split('.');
    return total + BigInt(whole + fraction.padEnd(digits, '0'));
  }, 0n);
  const text = (sum < 0n ? -sum : sum).toString().padStart(digits + 1, '0');
  const sign = sum < 0n ? '-' : '';
  return sign + (digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`);
}
