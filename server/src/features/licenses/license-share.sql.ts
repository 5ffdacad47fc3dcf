import { sql, type Sql } from '../../platform/database/sql.js';

/**
 * How much of license `l` there is and how much of it is in use: of all of it, or of the part that somebody has or may
 * see. Nothing in it derives from an organization that is left out.
 */
export interface LicenseShare extends ShareFigures {
  /** Joins what `usageOfMany` reads: every license in one go. */
  ofMany: Sql;
  /** Whether everything of the license is seen, so that its figures are those of the whole; and what is allocated else. */
  part: { complete: Sql; allocated: Sql };
  /** The figures on a row `part` of the two, which is worked out once where several figures of a license are shown. */
  ofPart: ShareFigures;
  /** Whether a row of this alias, which has an `organization_id`, is of an organization that is seen. */
  sees: (alias: string) => Sql;
}

/** The figures of a share. */
export interface ShareFigures {
  /** NULL: the license is shared, and no part of it is theirs. */
  quantity: Sql;
  /** NULL: it belongs to the whole license, which is not seen. */
  usage: Sql;
  /** The same where it is asked of many licenses at once, with `ofMany`. */
  usageOfMany?: Sql;
  /** The quantity that the license's cost is shown for; NULL: the cost is not theirs to know. */
  paid: Sql;
}

/** Seats in use from the counters; `seen` is a condition on license_usage `u`. */
function seatsInUse(seen: Sql): Sql {
  return sql`(
    SELECT coalesce(sum(u.seats), 0)::bigint FROM license_usage u WHERE u.license_id = l.id AND ${seen})`;
}

/** Seats in use of every license, added up in one go; not read where nothing looks at it. */
function seatsInUseOfAll(seen: Sql): Sql {
  return sql`LEFT JOIN (
    SELECT u.license_id, sum(u.seats)::bigint AS seats FROM license_usage u WHERE ${seen} GROUP BY u.license_id
  ) in_use ON in_use.license_id = l.id`;
}

/** Seats in use from the counters (license_usage_pkey); of a custom license the number that was set. */
const wholeFigures: ShareFigures = {
  quantity: sql`l.quantity`,
  usage: sql`CASE WHEN l.type = 'CUSTOM' THEN coalesce(l.custom_usage, 0)::bigint ELSE ${seatsInUse(sql`TRUE`)} END`,
  usageOfMany: sql`CASE WHEN l.type = 'CUSTOM' THEN coalesce(l.custom_usage, 0)::bigint ELSE coalesce(in_use.seats, 0) END`,
  paid: sql`l.quantity`,
};

export const wholeShare: LicenseShare = {
  ...wholeFigures,
  ofMany: seatsInUseOfAll(sql`TRUE`),
  part: { complete: sql`TRUE`, allocated: sql`NULL::bigint` },
  ofPart: wholeFigures,
  sees: () => sql`TRUE`,
};

/**
 * The part that lies in the organizations of `sees`: seats of these organizations; the quantity and the cost of the whole
 * where all of its scope is seen, else of what is allocated to them. license_organization_pkey, license_allocation_pkey.
 */
export function partialShare(sees: LicenseShare['sees']): LicenseShare {
  const complete = sql`(NOT l.scope_global AND NOT EXISTS (
    SELECT FROM license_organization part WHERE part.license_id = l.id AND NOT (${sees('part')})))`;
  const allocated = sql`(
    SELECT sum(a.quantity) FROM license_allocation a WHERE a.license_id = l.id AND (${sees('a')}))`;
  const seen = sql`(${sees('u')})`;
  return {
    ...partialFigures({ complete, allocated }, seen),
    ofMany: seatsInUseOfAll(seen),
    part: { complete, allocated },
    ofPart: partialFigures({ complete: sql`part.complete`, allocated: sql`part.allocated` }, seen),
    sees,
  };
}

function partialFigures({ complete, allocated }: LicenseShare['part'], seen: Sql): ShareFigures {
  const custom = sql`CASE WHEN ${complete} THEN coalesce(l.custom_usage, 0)::bigint END`;
  return {
    quantity: sql`CASE WHEN ${complete} THEN l.quantity ELSE ${allocated} END`,
    usage: sql`CASE WHEN l.type = 'CUSTOM' THEN ${custom} ELSE ${seatsInUse(seen)} END`,
    usageOfMany: sql`CASE WHEN l.type = 'CUSTOM' THEN ${custom} ELSE coalesce(in_use.seats, 0) END`,
    paid: sql`CASE WHEN ${complete} THEN l.quantity WHEN l.cost_mode = 'PER_LICENSE' THEN ${allocated} END`,
  };
}
