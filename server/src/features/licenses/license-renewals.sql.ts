import { sql } from '../../platform/database/sql.js';
import type { ListDefinition } from '../../platform/http/list.js';

/** Whose terms are shown, and how much of them. */
export interface ShownTerms {
  licenseId: number;
  /** A calendar date. */
  today: string;
  /** Whether the whole license is seen: of a part of one, nobody is told what the terms before cost. */
  complete: boolean;
  /** What is shown of the license now. */
  present: { quantity: number | null; totalCost: string | null; currency: string | null };
  /** The term that will follow by itself; null: none. */
  next: { startsOn: string; endsOn: string } | null;
}

/**
 * The terms of a license in the order in which they were opened: the first one, each renewal, and the one to come. A term
 * ends where the next one took its place; the last one where the license expires. license_renewal_renewed_on_key,
 * license_purchase_license_id_idx.
 */
export function termsList({ licenseId, today, complete, present, next }: ShownTerms): ListDefinition {
  const known = sql`${complete}::boolean`;
  return {
    select: sql`t.*`,
    from: sql`(
      SELECT row_number() OVER (ORDER BY t.opened) AS number, t.starts_on, t.ends_on, t.renewed_on, t.automatic,
        CASE WHEN t.latest THEN ${present.quantity}::integer WHEN ${known} THEN t.quantity END AS quantity,
        CASE WHEN t.latest THEN ${present.totalCost}::numeric WHEN ${known} THEN t.total_cost END AS total_cost,
        CASE WHEN t.latest THEN ${present.currency}::text WHEN ${known} THEN t.currency END AS currency,
        CASE WHEN ${known} THEN t.actor_name END AS actor_name,
        CASE WHEN t.starts_on > ${today}::date THEN 'NEXT'
          WHEN t.latest AND coalesce(t.ends_on >= ${today}::date, TRUE) THEN 'CURRENT' ELSE 'PAST' END AS state
      FROM (
        SELECT each.opened, each.renewed_on, each.automatic, each.quantity, each.total_cost, each.currency, each.actor_name,
          lead(each.opened) OVER terms IS NULL AS latest, each.starts_on,
          CASE WHEN lead(each.opened) OVER terms IS NULL THEN l.expires_on
            ELSE greatest(each.starts_on, least(lead(each.renewed_on) OVER terms, lead(each.starts_on) OVER terms))
            END AS ends_on
        FROM license l CROSS JOIN LATERAL (
          SELECT 0 AS opened, NULL::date AS renewed_on, FALSE AS automatic, coalesce(l.purchase_date, first.purchased_on,
            l.created_at::date) AS starts_on, first.quantity_delta AS quantity, first.total_cost, first.currency,
            first.actor_name
          FROM (SELECT) one LEFT JOIN LATERAL (
            SELECT p.purchased_on, p.quantity_delta, p.total_cost, p.currency, p.actor_name FROM license_purchase p
            WHERE p.license_id = l.id AND p.kind = 'INITIAL' ORDER BY p.purchased_on, p.id LIMIT 1
          ) first ON TRUE
          UNION ALL
          SELECT r.id, r.renewed_on, r.automatic, r.starts_on, r.quantity, r.total_cost, r.currency, r.actor_name
          FROM license_renewal r WHERE r.license_id = l.id
        ) each
        WHERE l.id = ${licenseId}
        WINDOW terms AS (ORDER BY each.opened)
        UNION ALL
        SELECT 9223372036854775807, ${next?.startsOn ?? null}::date, TRUE, NULL, NULL, NULL, '', TRUE,
          ${next?.startsOn ?? null}::date, ${next?.endsOn ?? null}::date
        WHERE ${next !== null}::boolean
      ) t
    ) t`,
    id: sql`t.number`,
    sorts: {
      id: sql`t.number`,
      startsOn: sql`t.starts_on`,
      endsOn: sql`t.ends_on`,
      quantity: sql`t.quantity`,
      cost: sql`t.total_cost`,
      state: sql`t.state`,
    },
    neverNull: ['id', 'startsOn'],
    defaultSort: 'id',
  };
}
