import { Decimal } from 'decimal.js';
import type { Notice } from '../notifications/notice.types.js';
import { currencyDigits } from '../licenses/license-terms.rules.js';
import type { RenewalResponse } from './renewals.dto.js';
import { renewalFacts } from './renewal-calendar.rules.js';
import type { Period } from './renewals.rules.js';

/** How many days ahead the summary looks. */
export const summaryDays = 30;

/** Nobody reads it earlier on a Monday. */
const summaryHour = 6;

/** So many are named one by one. */
const mostNamed = 25;

/** The ISO week of a day, as in `2026-W47`. */
export function isoWeekOf(day: Temporal.PlainDate): string {
  return `${day.yearOfWeek}-W${String(day.weekOfYear).padStart(2, '0')}`;
}

/**
 * What the summary of a week takes: to be told, or, where the installation is newer than its Monday, to be left out.
 * @param last the week that was last seen to; null for a new installation.
 * @returns null while nothing is due.
 */
export function dueSummary(last: string | null, now: Temporal.ZonedDateTime): { week: string; tell: boolean } | null {
  const week = isoWeekOf(now.toPlainDate());
  const monday = now.dayOfWeek === 1;
  if (week === last || (monday && now.hour < summaryHour)) return null;
  return { week, tell: monday || last !== null };
}

/** What renewals cost together, by currency and in its order. */
export function totalsOf(items: readonly RenewalResponse[]): { currency: string; amount: string }[] {
  const sums = new Map<string, Decimal>();
  for (const { amount, currency } of items) {
    if (amount !== null && currency !== null) sums.set(currency, (sums.get(currency) ?? new Decimal(0)).add(amount));
  }
  return [...sums]
    .map(([currency, sum]) => ({ currency, amount: sum.toFixed(currencyDigits(currency)) }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** What people are told of the renewals of a period; null where nothing is due. */
export function summaryNotice(week: string, { from, to }: Period, items: readonly RenewalResponse[]): Notice | null {
  if (items.length === 0) return null;
  const renewing = items.filter(({ kind }) => kind === 'RENEWS');
  const expiring = items.filter(({ kind }) => kind === 'EXPIRES');
  const totals = totalsOf(renewing);
  const money = totals.map(({ amount, currency }) => `${amount} ${currency}`).join(', ');
  const title = [
    ...(renewing.length === 0 ? [] : [`${counted(renewing.length, 'renewal')}${money === '' ? '' : ` for ${money}`}`]),
    ...(expiring.length === 0 ? [] : [counted(expiring.length, 'expiration')]),
  ].join(' and ');
  const lines = items.slice(0, mostNamed).map((item) => {
    const does = item.kind === 'RENEWS' ? 'renews' : 'expires';
    return [`${item.on}: ${item.license.name} ${does}.`, ...renewalFacts(item)].join(' ');
  });
  const more = items.length - lines.length;
  return {
    key: `renewals:${week}`,
    kind: 'RENEWAL_SUMMARY',
    severity: 'INFO',
    title: `${title} in the next ${summaryDays} days`,
    text: [...lines, ...(more > 0 ? [`And ${more} more: the page Renewals has them all.`] : [])].join('\n'),
    path: '/renewals',
    facts: {
      week,
      from,
      to,
      renewals: renewing.length,
      expirations: expiring.length,
      totals,
      items: items
        .slice(0, mostNamed)
        .map(({ license, on, kind, amount, currency }) => ({ license, on, kind, amount, currency })),
    },
    audience: { global: true, organizationIds: [], inApp: true, emails: [], channelIds: [] },
  };
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
