import { sql, type Sql } from '../../platform/database/sql.js';
import { currencyDigits, knownCurrencies } from './license-terms.rules.js';

/** Currencies that do not have two digits, as JSON. */
const unusualDigits = JSON.stringify(
  Object.fromEntries(
    knownCurrencies()
      .map((currency) => [currency, currencyDigits(currency)] as const)
      .filter(([, digits]) => digits !== 2),
  ),
);

/** The digits of a currency. */
export function digitsOf(currency: Sql): Sql {
  return sql`coalesce((${unusualDigits}::jsonb ->> ${currency})::int, 2)`;
}

/** The digits of the currency of license `l`. */
const digits = digitsOf(sql`l.cost_currency`);

/** What all licenses that are paid for cost. @param paid the quantity; NULL where the cost is not shown. */
export function totalCost(paid: Sql): Sql {
  return sql`CASE
    WHEN l.cost_mode = 'TOTAL' AND (${paid}) IS NOT NULL THEN l.cost_amount
    WHEN l.cost_mode = 'PER_LICENSE' THEN l.cost_amount * (${paid}) END`;
}

/** What one license costs. @param paid as in `totalCost`. */
export function unitCost(paid: Sql): Sql {
  return sql`CASE
    WHEN (${paid}) IS NULL THEN NULL
    WHEN l.cost_mode = 'TOTAL' AND l.quantity > 0 THEN l.cost_amount / l.quantity
    ELSE l.cost_amount END`;
}

/**
 * When the term began that license `l` is in, which its cost pays for: with its last renewal, for which
 * license_renewal_renewed_on_key is read, else with its purchase. A renewal that was set back by hand, to an end before it
 * began, opened no term.
 */
export const termBegan = sql`coalesce((
  SELECT greatest(r.starts_on, r.renewed_on) FROM license_renewal r
  WHERE r.license_id = l.id AND greatest(r.starts_on, r.renewed_on) < l.expires_on
  ORDER BY r.renewed_on DESC LIMIT 1), l.purchase_date)`;

/**
 * How many months the cost of license `l` pays for; NULL: forever.
 *
 * - A license that renews itself: the months of its renewal.
 * - One that ends: the months from its purchase, or from its last renewal, to its end, where days count as thirtieths. A
 *   term of less than a year, or of unknown length, is paid once in the year.
 * - One that does not end was paid once and for all.
 */
export const monthsPaidFor = sql`CASE
  WHEN l.auto_renew THEN l.renewal_count * CASE l.renewal_unit WHEN 'YEAR' THEN 12 ELSE 1 END
  WHEN l.expires_on IS NULL THEN NULL
  ELSE (
    SELECT CASE WHEN length IS NULL THEN 12 ELSE greatest(12,
      extract(year FROM length) * 12 + extract(month FROM length) + extract(day FROM length) / 30) END
    FROM (SELECT age(l.expires_on, ${termBegan}) AS length OFFSET 0) term
  ) END::numeric`;

/** Whether license `l` has begun and has not expired. */
export function runsOn(today: Sql): Sql {
  return sql`coalesce(l.purchase_date <= ${today}, TRUE)
    AND (l.auto_renew OR l.expires_on IS NULL OR l.expires_on >= ${today})`;
}

/**
 * Joins what license `l` costs: `spend.yearly_cost` and `spend.unused_cost`, NULL without a cost, rounded half to even to
 * the digits of the currency, so that rows add up to their sum.
 *
 * - Yearly: the total cost spread over the months that it pays for, times twelve; nothing of a license that was paid once
 *   and for all, has not started, or has expired and does not renew itself.
 * - Unused: the share of the yearly cost that nobody uses; of a license paid once and for all, of what was paid.
 *
 * Each step is worked out once a row (OFFSET 0), not wherever it is named.
 * @param figures alias of a row with the `quantity` and `usage` of the license or of a share of it, and the quantity that is
 * `paid` for: without the one, what is unused is unknown; without the other, all of it is.
 */
export function spendJoin(today: Sql, figures: Sql): Sql {
  const runs = runsOn(today);
  return sql`
    CROSS JOIN LATERAL (
      SELECT ${digits} AS digits, 10::numeric ^ ${digits} AS minor, ${totalCost(sql`${figures}.paid`)} AS total, ${monthsPaidFor} AS months, ${runs} AS runs
      OFFSET 0
    ) cost
    CROSS JOIN LATERAL (
      SELECT CASE WHEN NOT cost.runs OR cost.months IS NULL THEN cost.total * 0 ELSE cost.total * 12 / cost.months END AS yearly,
        CASE WHEN NOT cost.runs OR ${figures}.usage >= ${figures}.quantity THEN cost.total * 0
          ELSE cost.total * coalesce(12 / cost.months, 1) * (${figures}.quantity - ${figures}.usage) / nullif(${figures}.paid, 0)
          END AS unused
      OFFSET 0
    ) exact
    CROSS JOIN LATERAL (
      SELECT ${roundedToEven(sql`exact.yearly`)} AS yearly_cost, ${roundedToEven(sql`exact.unused`)} AS unused_cost
      OFFSET 0
    ) spend`;
}

/** Of two numbers that are as near, the one that ends in an even digit. Never below zero. */
function roundedToEven(amount: Sql): Sql {
  return sql`round(
    CASE WHEN ${amount} * cost.minor % 2 = 0.5 THEN ${amount} * cost.minor - 0.5 ELSE round(${amount} * cost.minor) END
    / cost.minor, cost.digits)`;
}
