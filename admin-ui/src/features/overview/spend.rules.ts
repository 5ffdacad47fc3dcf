import type { DashboardSpend, DashboardSpendMonth } from '../../api/model';
import { formatMoney } from '../../core/format';
import type { Series, StackedBar } from '../../ui/chart/stacked-chart';
import { daysOfMonth, monthWords, monthsAhead, sumOf } from '../renewals/renewal-timeline.rules';

/** So many publishers are told apart; the others are one. */
const mostSeries = 3;

/** What was spent in one currency. */
export interface CurrencySpend {
  readonly currency: string;
  /** All of it. */
  readonly total: string;
  readonly series: readonly Series[];
  readonly bars: readonly StackedBar[];
  /** What the list of all of it is asked for. */
  readonly params: Readonly<Record<string, string>>;
}

const otherKey = 'other';

/** What was spent in each currency, the one with the most purchases first; months without anything have a bar of nothing. */
export function currencySpends({ from, to, months }: DashboardSpend): readonly CurrencySpend[] {
  const byCurrency = [...Map.groupBy(months, ({ currency }) => currency)].map(([currency, spent]) => {
    const publishers = publishersOf(spent);
    const named = publishers.slice(0, mostSeries);
    const keys = named.map(({ key }) => key);
    const hasOther = publishers.length > named.length || spent.some(({ others }) => others);
    const amountOf = (rows: readonly DashboardSpendMonth[]) => sumOf(rows.map(({ amount }) => amount));
    const partsOf = (rows: readonly DashboardSpendMonth[]) =>
      [...keys, ...(hasOther ? [otherKey] : [])].map((key) =>
        amountOf(rows.filter((row) => seriesKey(row, keys) === key)),
      );
    const shown = (amount: string) => formatMoney(amount, currency);
    const others = $localize`Other publishers`;
    const totals = partsOf(spent);
    return {
      currency,
      count: spent.reduce((sum, { purchases }) => sum + purchases, 0),
      total: shown(amountOf(spent)),
      series: totals.map((amount, index) => {
        const { key, name } = named[index] ?? { key: otherKey, name: others };
        return { key, name, text: shown(amount) };
      }),
      bars: monthsAhead(from).map((month): StackedBar => {
        const rows = spent.filter((row) => row.month === month);
        const days = daysOfMonth(month);
        return {
          key: month,
          ...monthWords(month),
          text: shown(amountOf(rows)),
          parts: partsOf(rows).map((amount) => ({ value: Number(amount), text: shown(amount) })),
          link: ['/licenses/purchases'],
          params: { from: days.from, to: days.to < to ? days.to : to, currency, hasCost: 'true' },
        };
      }),
      params: { from, to, currency, hasCost: 'true' },
    };
  });
  return byCurrency.toSorted((a, b) => b.count - a.count || (a.currency < b.currency ? -1 : 1));
}

/** The publishers of some rows that the server tells apart, the one with the largest amount first. */
function publishersOf(
  spent: readonly DashboardSpendMonth[],
): readonly { readonly key: string; readonly name: string }[] {
  const toldApart = spent.filter(({ others }) => !others);
  return [...Map.groupBy(toldApart, publisherKey)]
    .map(([key, rows]) => ({
      key,
      name: rows[0]?.publisher?.name ?? $localize`No publisher`,
      amount: Number(sumOf(rows.map(({ amount }) => amount))),
    }))
    .toSorted((a, b) => b.amount - a.amount || (a.name < b.name ? -1 : 1));
}

function publisherKey({ publisher, others }: DashboardSpendMonth): string {
  if (others) return otherKey;
  return publisher === null ? 'none' : String(publisher.id);
}

function seriesKey(row: DashboardSpendMonth, named: readonly string[]): string {
  const key = publisherKey(row);
  return named.includes(key) ? key : otherKey;
}
