import type { MarginFigures, MarginMonth } from '../../api/model';
import { formatMoney, formatPercent } from '../../core/format';
import { locale } from '../../core/locale';
import type { Bar } from '../../ui/chart/bar-chart';

const monthsOfYear = 12;
const shortMonth = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
const monthAndYear = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
const fullMonth = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The days from the first to the last, as calendar dates; absent: without an end there. */
export interface Period {
  readonly from?: string;
  readonly to?: string;
}

export const periodKeys = ['THIS_MONTH', 'LAST_MONTH', 'THIS_YEAR', 'LAST_12_MONTHS', 'ALL'] as const;
export type PeriodKey = (typeof periodKeys)[number];

export const periodWords: Readonly<Record<PeriodKey, string>> = {
  THIS_MONTH: $localize`This month`,
  LAST_MONTH: $localize`Last month`,
  THIS_YEAR: $localize`This year`,
  LAST_12_MONTHS: $localize`Last 12 months`,
  ALL: $localize`All time`,
};

/** The days of a period, whose billed periods begin in them. */
export function periodDays(key: PeriodKey, today: string): Period {
  const month = today.slice(0, 7);
  switch (key) {
    case 'THIS_MONTH':
      return { from: firstDay(month), to: lastDay(month) };
    case 'LAST_MONTH': {
      const before = monthsFrom(month, -1);
      return { from: firstDay(before), to: lastDay(before) };
    }
    case 'THIS_YEAR':
      return { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` };
    case 'LAST_12_MONTHS':
      return { from: firstDay(monthsFrom(month, 1 - monthsOfYear)), to: lastDay(month) };
    case 'ALL':
      return {};
  }
}

/** The period that days are; `null` for any others. */
export function periodOf({ from, to }: Period, today: string): PeriodKey | null {
  return (
    periodKeys.find((key) => {
      const days = periodDays(key, today);
      return days.from === from && days.to === to;
    }) ?? null
  );
}

/** The month that days enclose, as in `2026-10`; `null` for any others. */
export function monthOf({ from = '', to }: Period): string | null {
  const month = from.slice(0, 7);
  return month !== '' && from === firstDay(month) && to === lastDay(month) ? month : null;
}

/** The days of a month. */
export function daysOfMonth(month: string): Period {
  return { from: firstDay(month), to: lastDay(month) };
}

/** `October 2026` of `2026-10`. */
export function monthName(month: string): string {
  return fullMonth.format(Date.parse(`${month}-01T00:00:00Z`));
}

/** The same where there is little room: `Oct 2026`. */
export function monthText(month: string): string {
  return monthAndYear.format(Date.parse(`${month}-01T00:00:00Z`));
}

/** The chart of one currency: a bar of cost and margin for each of twelve months. */
export interface MarginYear {
  readonly currency: string;
  readonly bars: readonly Bar[];
}

/** A year of each currency, in their order. Months without an invoice have a bar of nothing. */
export function marginYears(items: readonly MarginMonth[], today: string): readonly MarginYear[] {
  const first = monthsFrom(today.slice(0, 7), 1 - monthsOfYear);
  const months = Array.from({ length: monthsOfYear }, (_, index) => monthsFrom(first, index));
  const shown = items.filter(({ month }) => months.includes(month));
  return [...Map.groupBy(shown, ({ currency }) => currency)]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([currency, ofCurrency]) => ({
      currency,
      bars: months.map((month): Bar => {
        const found = ofCurrency.find((each) => each.month === month);
        // A month without an invoice has nothing; of one with invoices the cost may not be known.
        const { cost, margin, priceWithoutCost } = found ?? { cost: '0', margin: '0', priceWithoutCost: '0' };
        const marginText = formatMoney(margin, currency);
        const unknown = Number(priceWithoutCost) === 0 ? '' : formatMoney(priceWithoutCost, currency);
        return {
          key: month,
          label: shortMonth.format(Date.parse(`${month}-01T00:00:00Z`)),
          name: monthName(month),
          value: Math.max(0, Number(cost)),
          other: Math.max(0, Number(margin)),
          valueText: formatMoney(cost, currency),
          otherText: marginText,
          ...(unknown === '' ? {} : { note: $localize`${unknown}:amount: charged without a known cost` }),
        };
      }),
    }));
}

/** What came of a currency, as tiles show it. */
export interface MarginTotal {
  readonly currency: string;
  readonly price: string;
  readonly cost: string;
  readonly margin: string;
  readonly percent: string;
  /** Less than nothing stays. */
  readonly loses: boolean;
  /** The part of the price whose cost nobody knows; empty where there is none. */
  readonly withoutCost: string;
}

export function marginTotal(figures: MarginFigures): MarginTotal {
  const { currency, price, cost, margin, marginPercent, priceWithoutCost } = figures;
  return {
    currency,
    price: formatMoney(price, currency),
    cost: formatMoney(cost, currency),
    margin: formatMoney(margin, currency),
    percent: percentText(marginPercent),
    loses: losesMoney(margin),
    withoutCost: Number(priceWithoutCost) === 0 ? '' : formatMoney(priceWithoutCost, currency),
  };
}

/** `37.5%` of `37.5`; nothing where there is none. */
export function percentText(percent: string | null): string {
  return percent === null ? '' : formatPercent(percent);
}

/** Whether less than nothing stays. */
export function losesMoney(margin: string | null): boolean {
  return margin !== null && margin.startsWith('-') && Number(margin) !== 0;
}

function monthsFrom(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

function firstDay(month: string): string {
  return `${month}-01`;
}

function lastDay(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
