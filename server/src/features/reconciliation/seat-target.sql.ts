import { allOf, anyOf, commaSeparated, inIds, sql, type Sql } from '../../platform/database/sql.js';
import {
  type CompileContext,
  compileCondition,
  type DeviceRestriction,
  restrictTo,
  softwareQueriesOf,
} from '../device-criteria/device-criteria.sql.js';
import type { HolderKind } from './holder-kinds.rules.js';
import { holderTable, siteOpen } from './holder-table.sql.js';
import type { DeviceTarget, LicenseScope } from './license-rule.rules.js';
import type { PersonTarget } from './person-rule.rules.js';
import { compilePersonCondition } from './person-rule.sql.js';
import type { SiteTarget } from './site-rule.rules.js';

/** Where seats of licenses should be, for one kind of holder: what reconciling and previews compare seats with. */
export interface SeatTarget {
  kind: HolderKind;
  /** True of some holders that are named: few seats have to move, mostly none. */
  few: boolean;
  licenseIds: readonly number[];
  /** Those of them that give a seat to every holder that may keep one. */
  givingIds: readonly number[];
  /** What stands first behind WITH in the statement. */
  queries: readonly Sql[];
  /** Who keeps, and where the license gives: gets, a seat: license_id, holder_id, organization_id. */
  rows: Sql;
  /** Which holders' seats are compared, as a condition on their id. */
  within: (holderId: Sql) => Sql;
}

/** A license with what it asks of one kind of holder. */
export interface Targeted<Target> {
  id: number;
  target: Target;
}

/** @param visible which devices are looked at, for previews. */
export function deviceSeats(
  licenses: readonly Targeted<DeviceTarget>[],
  restriction: DeviceRestriction,
  context: CompileContext,
  visible: Sql = sql`TRUE`,
): SeatTarget {
  const conditions = licenses.map(({ target }) => compileCondition(target.keep, context));
  return {
    kind: 'DEVICE',
    few: restriction.kind === 'ids',
    ...idsOf(licenses),
    queries: softwareQueriesOf(restriction),
    rows: holdersOf('DEVICE', licenses, conditions, sql`${restrictTo(restriction, sql`d.id`)} AND (${visible})`),
    within: (holderId) => restrictTo(restriction, holderId),
  };
}

/** @param ids which people; null for everybody. */
export function personSeats(
  licenses: readonly Targeted<PersonTarget>[],
  ids: readonly number[] | null,
  visible: Sql = sql`TRUE`,
): SeatTarget {
  const within = (holderId: Sql) => (ids === null ? sql`TRUE` : inIds(holderId, ids));
  const conditions = licenses.map(({ target }) => compilePersonCondition(target.keep));
  return {
    kind: 'PERSON',
    few: ids !== null,
    ...idsOf(licenses),
    queries: [],
    rows: holdersOf('PERSON', licenses, conditions, sql`${within(sql`p.id`)} AND (${visible})`),
    within,
  };
}

/** @param ids which locations; null for all. */
export function siteSeats(
  licenses: readonly Targeted<SiteTarget>[],
  ids: readonly number[] | null,
  context: CompileContext,
  visible: Sql = sql`TRUE`,
): SeatTarget {
  const within = (holderId: Sql) => (ids === null ? sql`TRUE` : inIds(holderId, ids));
  const conditions = licenses.map(({ target }) => compileSite(target, context));
  return {
    kind: 'LOCATION',
    few: ids !== null,
    ...idsOf(licenses),
    queries: [],
    rows: holdersOf('LOCATION', licenses, conditions, sql`${within(sql`c.id`)} AND (${visible})`),
    within,
  };
}

/** A site target as a condition on the location table with alias `c`; the devices of a location are read by theirs. */
export function compileSite({ scope, device, exceptions }: SiteTarget, context: CompileContext): Sql {
  if (scope === null) return sql`FALSE`;
  const parts = [siteScope(scope), siteOpen];
  if (exceptions.excluded.length > 0) parts.push(sql`NOT (${inIds(sql`c.id`, exceptions.excluded)})`);
  if (device !== null) {
    const byRule = sql`EXISTS (SELECT FROM device d WHERE d.location_id = c.id AND ${compileCondition(device, context)})`;
    parts.push(exceptions.included.length === 0 ? byRule : anyOf([byRule, inIds(sql`c.id`, exceptions.included)]));
  }
  return sql`(${allOf(parts)})`;
}

/** The scope as a condition on the location table with alias `c`. */
export function siteScope(scope: LicenseScope): Sql {
  if (scope.global) return sql`TRUE`;
  const narrowed = new Set(scope.locations.map((location) => location.organizationId));
  const whole = scope.organizationIds.filter((id) => !narrowed.has(id));
  const named = scope.locations.map((location) => location.id);
  return anyOf([inIds(sql`c.organization_id`, whole), inIds(sql`c.id`, named)]);
}

function idsOf(licenses: readonly Targeted<{ gives: boolean }>[]): Pick<SeatTarget, 'licenseIds' | 'givingIds'> {
  return {
    licenseIds: licenses.map((license) => license.id),
    givingIds: licenses.filter((license) => license.target.gives).map((license) => license.id),
  };
}

/** Of one license its condition decides; of several, each holder is asked all of them at once. */
function holdersOf(kind: HolderKind, licenses: readonly { id: number }[], conditions: readonly Sql[], where: Sql): Sql {
  const { table, id, organizationId } = holderTable(kind);
  if (licenses.length <= 1) {
    return sql`
      SELECT ${licenses[0]?.id ?? 0}::bigint AS license_id, ${id} AS holder_id, ${organizationId} AS organization_id
      FROM ${table} WHERE ${where} AND ${conditions[0] ?? sql`FALSE`}`;
  }
  return sql`
    SELECT answer.license_id, ${id} AS holder_id, ${organizationId} AS organization_id
    FROM ${table}
    CROSS JOIN LATERAL unnest(${licenses.map((license) => license.id)}::bigint[], ARRAY[${commaSeparated(conditions)}])
      AS answer (license_id, keeps)
    WHERE ${where} AND answer.keeps`;
}
