import { allOf, sql, type Sql } from '../../platform/database/sql.js';
import { compliance, figuresOfMany, licenseList, status } from './license-list.sql.js';
import type { LicenseShare } from './license-share.sql.js';

/** How many days ahead an expiration is counted as coming. */
const expiringDays = 90;

/** How many licenses with unused seats are named of each currency. */
const shownUnused = 5;

/** The figures of all licenses that satisfy the conditions, read once. Currencies are never added up. */
export function licenseSummary(today: Sql, share: LicenseShare, where: readonly Sql[]): Sql {
  const before = sql`(${today} + ${expiringDays + 1}::int)`;
  return sql`
    WITH each_license AS MATERIALIZED (
      SELECT l.id, l.name, p.name AS publisher, figures.quantity, figures.usage, ${compliance} AS compliance,
        ${status(today)} AS status, l.expires_on, l.cost_currency AS currency, spend.yearly_cost, spend.unused_cost
      FROM ${licenseList(today, share).from} CROSS JOIN LATERAL ${figuresOfMany(today, share)} WHERE ${allOf(where)}
    )
    SELECT count(*) AS licenses,
      count(*) FILTER (WHERE compliance = 'UNDER_LICENSED') AS under_licensed,
      coalesce(sum(usage - quantity) FILTER (WHERE compliance = 'UNDER_LICENSED'), 0)::bigint AS missing_seats,
      count(*) FILTER (WHERE status IN ('ACTIVE', 'EXPIRING') AND expires_on < ${before}) AS expiring,
      ${before} AS expiring_before,
      count(*) FILTER (WHERE status = 'EXPIRED') AS expired,
      ${byCurrency(sql`yearly_cost`)} AS yearly_cost,
      ${byCurrency(sql`unused_cost`)} AS unused_cost,
      ${mostUnused} AS most_unused
    FROM each_license`;
}

/** Of each currency the licenses whose unused part costs most, in the order of their cost. */
const mostUnused = sql`(
  SELECT coalesce(json_agg(json_build_object('id', id, 'name', name, 'publisher', publisher, 'unused', quantity - usage,
    'amount', unused_cost::text, 'currency', currency) ORDER BY currency, place), '[]')
  FROM (
    SELECT *, row_number() OVER (PARTITION BY currency ORDER BY unused_cost DESC, id DESC) AS place
    FROM each_license WHERE unused_cost > 0
  ) ranked WHERE place <= ${shownUnused}::int)`;

/** Amounts go through JSON as text, so that no digit is lost. */
function byCurrency(amount: Sql): Sql {
  return sql`(
    SELECT coalesce(json_agg(json_build_object('currency', currency, 'amount', amount::text, 'licenses', licenses)
      ORDER BY amount DESC, currency), '[]')
    FROM (
      SELECT currency, sum(${amount}) AS amount, count(*) AS licenses FROM each_license
      WHERE ${amount} > 0 GROUP BY currency
    ) sums)`;
}
