import { sql, type Sql } from '../../platform/database/sql.js';
import { roundedHalfEven } from '../../platform/database/rounding.sql.js';
import type { ListDefinition } from '../../platform/http/list.js';
import { licenseFilters, licenseList, shownCurrency } from '../licenses/license-list.sql.js';
import type { LicenseShare } from '../licenses/license-share.sql.js';
import { digitsOf, monthsPaidFor, totalCost } from '../licenses/license-spend.sql.js';
import type { Period, RenewalKind } from './renewals.rules.js';

/** What is looked for. */
export interface RenewalFilters {
  period: Period;
  kind?: readonly RenewalKind[] | undefined;
  organizationId?: number[] | undefined;
  currency?: string[] | undefined;
  q?: string | undefined;
}

/** The number of the month of a day, counted through the years. */
function monthNumber(day: Sql): Sql {
  return sql`(extract(year FROM ${day}) * 12 + extract(month FROM ${day}))::int`;
}

/**
 * Joins each day `due.day` in a period on which license `l` renews itself; of one that does not, the day on which it
 * expires. The days are those of `nextTermEnd`: so many months after the expiration, on its day of the month or on the last
 * one of a shorter month.
 */
export function dueDays({ from, to }: Period): Sql {
  const [first, last] = [sql`${from}::date`, sql`${to}::date`];
  const expires = monthNumber(sql`l.expires_on`);
  return sql`
    CROSS JOIN LATERAL (
      SELECT CASE WHEN l.auto_renew THEN l.renewal_count * CASE l.renewal_unit WHEN 'YEAR' THEN 12 ELSE 1 END END AS months,
        coalesce(l.renewal_day, extract(day FROM l.expires_on)::int) AS day_of_month
      OFFSET 0
    ) step
    CROSS JOIN LATERAL generate_series(
      CASE WHEN l.auto_renew THEN greatest(0, (${monthNumber(first)} - ${expires}) / step.months) ELSE 0 END,
      CASE WHEN l.auto_renew THEN (${monthNumber(last)} - ${expires}) / step.months ELSE 0 END
    ) AS turn
    CROSS JOIN LATERAL (
      SELECT (date_trunc('month', l.expires_on::timestamp) + make_interval(months => turn * coalesce(step.months, 0)))::date AS begins
      OFFSET 0
    ) month
    CROSS JOIN LATERAL (
      SELECT month.begins - 1 + least(step.day_of_month,
        extract(day FROM month.begins + interval '1 month' - interval '1 day')::int) AS day
      OFFSET 0
    ) due`;
}

/** The conditions on a license and a day; license_expires_on_idx finds what expires, license_renewal_due_idx what renews. */
export function renewalConditions(
  { period, kind, organizationId, currency, q }: RenewalFilters,
  today: Sql,
  share: LicenseShare,
): Sql[] {
  const { from, to } = period;
  const where = [
    sql`l.expires_on <= ${to}::date AND (l.auto_renew OR l.expires_on >= ${from}::date)`,
    sql`due.day BETWEEN ${from}::date AND ${to}::date`,
  ];
  if (kind !== undefined) where.push(sql`${kindOf} = ANY(${[...kind]}::text[])`);
  const filters = {
    ...(organizationId === undefined ? {} : { organizationId }),
    ...(currency === undefined ? {} : { currency }),
    ...(q === undefined ? {} : { q }),
  };
  return [...where, ...licenseFilters(filters, today, share)];
}

const kindOf = sql`CASE WHEN l.auto_renew THEN 'RENEWS' ELSE 'EXPIRES' END`;

/** Renewals and expirations, each day of each license a row. */
export function renewalList(period: Period, today: Sql, share: LicenseShare): ListDefinition {
  const { part, ofPart } = share;
  const usage = share.usageOfMany ?? share.usage;
  return {
    select: sql`json_build_object('id', l.id, 'name', l.name) AS license,
      CASE WHEN v.id IS NOT NULL THEN json_build_object('id', v.id, 'name', v.name) END AS vendor,
      due.day AS "on", ${kindOf} AS kind, l.cost_mode, l.cost_amount, l.cost_currency,
      (SELECT json_build_object('quantity', ${ofPart.quantity}, 'usage', ${ofPart.usage}, 'paid', ${ofPart.paid},
          'complete', part.complete, 'months', ${monthsPaidFor}::text, 'allocated', (
            SELECT coalesce(sum(a.quantity), 0) FROM license_allocation a WHERE a.license_id = l.id))
        FROM (SELECT ${part.complete} AS complete, ${part.allocated} AS allocated OFFSET 0) part) AS figures`,
    from: sql`${licenseList(today, share).from} ${dueDays(period)}`,
    id: sql`(l.id || '-' || to_char(due.day, 'YYYY-MM-DD'))`,
    sorts: {
      on: sql`due.day`,
      license: sql`lower(l.name)`,
      vendor: sql`lower(v.name)`,
      kind: kindOf,
      amount: totalCost(share.paid),
      currency: shownCurrency(share),
      quantity: share.quantity,
      usage,
      unused: sql`CASE WHEN (${share.quantity}) IS NOT NULL AND ${usage} IS NOT NULL
        THEN greatest(0, ${share.quantity} - ${usage}) END`,
      id: sql`l.id`,
    },
    defaultSort: 'on,license',
  };
}

/** What is due in each month, by currency. Amounts go as text, so that no digit is lost. */
export function renewalMonths(period: Period, today: Sql, share: LicenseShare, where: Sql): Sql {
  return sql`
    SELECT each.month, each.currency,
      coalesce(sum(each.cost) FILTER (WHERE each.kind = 'RENEWS'), 0)::text AS amount,
      count(*) FILTER (WHERE each.kind = 'RENEWS') AS renewals,
      coalesce(sum(each.cost) FILTER (WHERE each.kind = 'EXPIRES'), 0)::text AS "expiringAmount",
      count(*) FILTER (WHERE each.kind = 'EXPIRES') AS expirations
    FROM (
      SELECT to_char(due.day, 'YYYY-MM') AS month, l.cost_currency AS currency, ${totalCost(share.paid)} AS cost,
        ${kindOf} AS kind
      FROM ${licenseList(today, share).from} ${dueDays(period)}
      WHERE ${where}
    ) each
    WHERE each.cost IS NOT NULL
    GROUP BY each.month, each.currency ORDER BY each.month, each.currency`;
}

/** How many renewals and expirations there are, and what they cost by currency: each as much as its row of the list says. */
export function renewalTotals(period: Period, today: Sql, share: LicenseShare, where: Sql): Sql {
  const digits = digitsOf(sql`l.cost_currency`);
  const cost = roundedHalfEven(totalCost(share.paid), { digits, minor: sql`(10::numeric ^ ${digits})` });
  return sql`
    SELECT each.currency, sum(each.cost)::text AS amount, count(*) AS renewals
    FROM (
      SELECT ${shownCurrency(share)} AS currency, ${cost} AS cost
      FROM ${licenseList(today, share).from} ${dueDays(period)}
      WHERE ${where}
    ) each
    GROUP BY each.currency ORDER BY sum(each.cost) DESC NULLS LAST, each.currency`;
}
