import { allOf, anyOf, containsPattern, sql, type Sql } from '../../platform/database/sql.js';
import type { ListDefinition } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import type { HolderKind } from '../reconciliation/holder-kinds.rules.js';
import { holderColumn } from '../reconciliation/holder-table.sql.js';
import type { AssignmentListQuery } from './assignments.dto.js';

/** How a list of seats reads its holders, under the aliases `d`, `p` and `c`. */
const joins: Record<HolderKind, { from: Sql; name: Sql }> = {
  DEVICE: {
    from: sql`assignment a JOIN device d ON d.id = a.device_id LEFT JOIN person p ON FALSE LEFT JOIN location c ON FALSE`,
    name: sql`d.name`,
  },
  PERSON: {
    from: sql`assignment a JOIN person p ON p.id = a.person_id LEFT JOIN device d ON FALSE LEFT JOIN location c ON FALSE`,
    name: sql`p.name`,
  },
  LOCATION: {
    from: sql`assignment a JOIN location c ON c.id = a.location_id LEFT JOIN device d ON FALSE LEFT JOIN person p ON FALSE`,
    name: sql`c.name`,
  },
};

/**
 * The list for seats of one kind of holder: their names are read in the order of their own index, and only as far as the
 * page goes (device_name_idx with assignment_active_device_key, and likewise for the other kinds).
 */
export function listOfKind(list: ListDefinition, kind: HolderKind): ListDefinition {
  const { from, name } = joins[kind];
  return {
    ...list,
    from: sql`${from} LEFT JOIN organization o ON o.id = a.organization_id`,
    sorts: { ...list.sorts, holder: sql`lower(${name})` },
    neverNull: [...(list.neverNull ?? []), 'holder'],
  };
}

/** The list for seats that have ended: in the order of assignment_license_id_ended_on_idx, downwards too. */
export function listOfEnded(list: ListDefinition): ListDefinition {
  return { ...list, neverNull: [...(list.neverNull ?? []), 'endedOn'] };
}

/** The seats that somebody may see. */
export interface VisibleSeats {
  /** On a row `a` with the organization of a seat's holder. */
  condition: Sql;
  /** True where the condition leaves nothing out. */
  every: boolean;
}

/**
 * How many seats of a license a request lists, where counters know it: all of them, those held and those ended, by
 * organization; and those held on a day by whoever may see all. license_usage_pkey, license_usage_day_pkey.
 */
export function knownTotal(
  licenseId: number,
  visible: VisibleSeats,
  { q, active, asOf, organizationId }: Unpaged<AssignmentListQuery>,
): { total?: Sql } {
  if (q !== undefined && q !== '') return {};
  if (asOf !== undefined) {
    if (active !== undefined || organizationId !== undefined || !visible.every) return {};
    return {
      total: sql`
        SELECT coalesce(sum(held), 0)::bigint AS total FROM license_usage_day
        WHERE license_id = ${licenseId} AND day <= ${asOf}::date`,
    };
  }
  const counter = active === undefined ? sql`held + past` : active ? sql`held` : sql`past`;
  const wanted = organizationId === undefined ? [] : [sql`a.organization_id = ANY(${organizationId}::bigint[])`];
  return {
    total: sql`
      SELECT coalesce(sum(${counter}), 0)::bigint AS total
      FROM (
        SELECT held, past, nullif(organization_id, 0) AS organization_id FROM license_usage WHERE license_id = ${licenseId}
      ) a WHERE ${allOf([visible.condition, ...wanted])}`,
  };
}

/** Seats of holders of a kind; what the partial indexes on holders ask for. */
export function heldByKind(kind: HolderKind): Sql {
  return sql`a.${holderColumn(kind)} IS NOT NULL`;
}

/** The filters of a request on a license's seats `a`. */
export function seatFilters(query: Unpaged<AssignmentListQuery>): Sql[] {
  const where: Sql[] = [];
  if (query.active === true) where.push(sql`a.ended_on IS NULL`);
  if (query.active === false) where.push(sql`a.ended_on IS NOT NULL`);
  if (query.asOf !== undefined) {
    const day = sql`${query.asOf}::date`;
    where.push(allOf([sql`a.assigned_on <= ${day}`, sql`a.ended_on IS NULL OR a.ended_on > ${day}`]));
  }
  if (query.organizationId !== undefined) where.push(sql`a.organization_id = ANY(${query.organizationId}::bigint[])`);
  if (query.q !== undefined && query.q !== '') where.push(heldBySearch(query.q));
  return where;
}

/**
 * Seats whose holder is found by a text. The holders are found first, by device_search_idx and its like, and then their
 * seats: searching is no slower for the more seats a license has.
 */
function heldBySearch(q: string): Sql {
  const pattern = containsPattern(q);
  return anyOf([
    sql`a.device_id = ANY(ARRAY(SELECT f.id FROM device f WHERE f.name ILIKE ${pattern} OR f.serial_number ILIKE ${pattern}))`,
    sql`a.person_id = ANY(ARRAY(SELECT f.id FROM person f WHERE f.name ILIKE ${pattern} OR f.email ILIKE ${pattern}))`,
    sql`a.location_id = ANY(ARRAY(SELECT f.id FROM location f WHERE f.name ILIKE ${pattern}))`,
  ]);
}
