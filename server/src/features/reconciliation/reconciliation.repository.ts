import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { planOnce } from '../../platform/database/prepared-statements.js';
import { inIds, Sql, sql, unionAll } from '../../platform/database/sql.js';
import type { DeviceCondition } from '../device-criteria/device-criteria.rules.js';
import { parseCriteria } from '../device-criteria/device-criteria.parse.rules.js';
import { noDevice } from '../device-criteria/device-criteria.rules.js';
import { lookingAtAny } from './license-candidates.sql.js';
import type { LicenseExceptions } from './license-exceptions.rules.js';
import { type HolderKind, holderKindOf } from './holder-kinds.rules.js';
import { holderColumn } from './holder-table.sql.js';
import { personInScope } from './license-scope.sql.js';
import type { Place } from './place.types.js';
import {
  type AssignmentMode,
  type AssignmentRule,
  type LicenseRule,
  type LicenseType,
  licenseTypes,
} from './license-rule.rules.js';

/** A license as reconciling reads it. */
export interface SavedLicenseRule extends LicenseRule {
  id: number;
  name: string;
  /** When moving its seats was last asked for, as exact text; null when nothing is due. */
  requested: string | null;
}

/** A license of which nothing is due any more. */
export interface SettledLicense {
  id: number;
  /** How long after it was asked for. */
  seconds: number;
  /** The organizations of its scope; null for a global one. */
  organizationIds: number[] | null;
}

interface LicenseRuleRow {
  id: number;
  name: string;
  type: LicenseType;
  assignment_mode: AssignmentMode | null;
  scope_global: boolean;
  assignment_rule: AssignmentRule;
  organization_ids: number[];
  location_ids: number[];
  location_organization_ids: number[];
  included_ids: number[];
  excluded_ids: number[];
  requested: string | null;
}

/** `WITHOUT_SOFTWARE`: a device can satisfy the rule though it has none of the software that the rule names. */
export type DependencyKind = 'PRODUCT' | 'TITLE' | 'DEVICE_GROUP' | 'LAST_SEEN' | 'WITHOUT_SOFTWARE';

/** Something a license's rule looks at. */
export interface Dependency {
  kind: DependencyKind;
  targetId: number;
}

/** Some things of one kind; of those that have no ids of their own, the one thing 0. */
export interface DependenciesOfKind {
  kind: DependencyKind;
  targetIds: readonly number[];
}

/** Some holders of one kind. */
export interface Holders {
  kind: HolderKind;
  ids: readonly number[];
}

/** Reads what rules say and what looks at what; the seats themselves are moved by `SeatsRepository`. */
@Injectable()
export class ReconciliationRepository {
  constructor(private readonly database: Database) {}

  /**
   * The rules of licenses, in the order of their ids; those that are gone are left out.
   * @param licenses their ids, or a query of them
   * @param holders whose exceptions are read, and no others; null: those of everybody. A change of few holders asks for
   * theirs: there can be thousands.
   */
  async rulesOf(licenses: readonly number[] | Sql, holders: Holders | null = null): Promise<SavedLicenseRule[]> {
    if (!(licenses instanceof Sql) && licenses.length === 0) return [];
    const among = licenses instanceof Sql ? sql`l.id = ANY(ARRAY(${licenses}))` : inIds(sql`l.id`, licenses);
    const excepted = holders === null ? exceptedHolder : sql`x.${holderColumn(holders.kind)}`;
    const ofHolders = holders === null ? sql`${excepted} IS NOT NULL` : isAmong(excepted, holders);
    const exceptions = (which: Sql) => sql`ARRAY(
      SELECT ${excepted} FROM license_exception x
      WHERE x.license_id = l.id AND ${which} AND ${ofHolders} AND l.assignment_mode = 'AUTOMATIC')`;
    const statement = sql`
      SELECT l.id, l.name, l.type, l.assignment_mode, l.scope_global, l.assignment_rule,
        ARRAY(SELECT lo.organization_id FROM license_organization lo WHERE lo.license_id = l.id) AS organization_ids,
        ARRAY(SELECT ll.location_id FROM license_location ll WHERE ll.license_id = l.id ORDER BY 1) AS location_ids,
        ARRAY(SELECT ll.organization_id FROM license_location ll WHERE ll.license_id = l.id ORDER BY ll.location_id)
          AS location_organization_ids,
        ${exceptions(sql`x.included`)} AS included_ids, ${exceptions(sql`NOT x.included`)} AS excluded_ids,
        l.reconcile_requested_at::text AS requested
      FROM license l WHERE ${among} ORDER BY l.id`;
    const rows = await this.database.query<LicenseRuleRow>(licenses instanceof Sql ? planOnce(statement) : statement);
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      requested: row.requested,
      type: row.type,
      assignmentMode: row.assignment_mode,
      rule: row.assignment_rule,
      exceptions: { included: row.included_ids, excluded: row.excluded_ids },
      scope: {
        global: row.scope_global,
        organizationIds: row.organization_ids,
        locations: row.location_ids.map((id, index) => ({
          id,
          organizationId: row.location_organization_ids[index] ?? 0,
        })),
      },
    }));
  }

  /** The exceptions of a license for the holders of a type, be it the license's or not. */
  async exceptionsOf(licenseId: number, type: LicenseType): Promise<LicenseExceptions> {
    const rows = await this.database.query<{ holder: number; included: boolean }>(sql`
      SELECT ${exceptedHolder} AS holder, x.included
      FROM (SELECT ${type}::text AS type) l, license_exception x
      WHERE x.license_id = ${licenseId} AND ${exceptedHolder} IS NOT NULL`);
    const holders = (included: boolean) => rows.filter((row) => row.included === included).map((row) => row.holder);
    return { included: holders(true), excluded: holders(false) };
  }

  /** The criteria of device groups as conditions; a group that is gone is left out. */
  async groupConditions(groupIds: readonly number[]): Promise<Map<number, DeviceCondition>> {
    if (groupIds.length === 0) return new Map();
    const rows = await this.database.query<{ id: number; criteria: unknown }>(
      sql`SELECT id, criteria FROM device_group WHERE id = ANY(${[...groupIds]}::bigint[])`,
    );
    return new Map(rows.map((row) => [row.id, parseCriteria(row.criteria).condition ?? noDevice]));
  }

  /** Writes down what licenses look at, in place of what they looked at before. */
  async replaceDependencies(
    licenses: readonly { licenseId: number; dependencies: readonly Dependency[] }[],
  ): Promise<void> {
    // A license that is being deleted looks at nothing any more.
    const held = await this.ids(sql`
      SELECT id FROM license WHERE ${inIds(
        sql`id`,
        licenses.map((each) => each.licenseId),
      )} ORDER BY id FOR KEY SHARE`);
    if (held.length === 0) return;
    await this.database.query(sql`DELETE FROM license_dependency WHERE ${inIds(sql`license_id`, held)}`);
    const there = new Set(held);
    const rows = licenses
      .filter(({ licenseId }) => there.has(licenseId))
      .flatMap(({ licenseId, dependencies }) => dependencies.map((each) => ({ licenseId, ...each })));
    await this.database.query(sql`
      INSERT INTO license_dependency (license_id, kind, target_id)
      SELECT license_id, kind, target_id
      FROM unnest(${rows.map((each) => each.licenseId)}::bigint[], ${rows.map((each) => each.kind)}::text[],
        ${rows.map((each) => each.targetId)}::bigint[]) AS looked_at (license_id, kind, target_id)
      ON CONFLICT DO NOTHING`);
  }

  /** Licenses that look at any of these. license_dependency_target_idx serves it. */
  async licensesLookingAtAny(dependencies: readonly DependenciesOfKind[]): Promise<number[]> {
    const licenses = lookingAtAny(dependencies);
    if (licenses === null) return [];
    const rows = await this.database.query<{ license_id: number }>(sql`SELECT DISTINCT license_id FROM (${licenses})`);
    return rows.map((row) => row.license_id);
  }

  /** The location that a device is at; null for one that is gone. */
  async locationOf(deviceId: number): Promise<number | null> {
    const row = await this.database.first<{ location_id: number }>(
      sql`SELECT location_id FROM device WHERE id = ${deviceId}`,
    );
    return row?.location_id ?? null;
  }

  /** Licenses that people can hold: those that give seats to people by rule, and those of which they hold one. */
  async licensesOfPeople(personIds: readonly number[]): Promise<number[]> {
    if (personIds.length === 0) return [];
    const rows = await this.database.query<{ id: number }>(sql`
      SELECT id FROM license WHERE type = 'PER_USER' AND assignment_mode = 'AUTOMATIC'
      UNION
      SELECT license_id FROM assignment WHERE ${inIds(sql`person_id`, personIds)} AND ended_on IS NULL`);
    return rows.map((row) => row.id);
  }

  /** Licenses that hold seats in an organization, and those that give some there by rule or are just about to. */
  async licensesOfPlace(organizationId: number): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(sql`
      SELECT license_id AS id FROM license_usage WHERE organization_id = ${organizationId} AND seats > 0
      UNION
      SELECT l.id FROM license l
      WHERE l.assignment_mode = 'AUTOMATIC' AND ${personInScope(sql`${organizationId}::bigint`)}
      ORDER BY 1`);
    return rows.map((row) => row.id);
  }

  /** The devices at a place, by id; device_location_id_idx. */
  devicesAt(place: Place): Promise<number[]> {
    return this.ids(sql`SELECT id FROM device WHERE location_id IN (${locationsOf(place)}) ORDER BY id`);
  }

  peopleOf(organizationId: number): Promise<number[]> {
    return this.ids(sql`SELECT id FROM person WHERE organization_id = ${organizationId} ORDER BY id`);
  }

  locationsAt(place: Place): Promise<number[]> {
    return this.ids(locationsOf(place));
  }

  /** Those of the licenses that are due already. */
  due(licenseIds: readonly number[]): Promise<number[]> {
    return this.ids(
      sql`SELECT id FROM license WHERE ${inIds(sql`id`, licenseIds)} AND reconcile_requested_at IS NOT NULL`,
    );
  }

  private async ids(statement: Sql): Promise<number[]> {
    return (await this.database.query<{ id: number }>(statement)).map((row) => row.id);
  }

  /** Marks licenses as due, so that the work is found even if this process does not get to it. */
  async request(licenseIds: readonly number[]): Promise<number[]> {
    if (licenseIds.length === 0) return [];
    const rows = await this.database.query<{ id: number }>(sql`
      UPDATE license SET reconcile_requested_at = clock_timestamp()
      WHERE id = ANY(${[...licenseIds]}::bigint[]) RETURNING id`);
    return rows.map((row) => row.id).sort((a, b) => a - b);
  }

  /** When reconciling licenses was last asked for, as exact text; those of which nothing is due are left out. */
  async requestsOf(licenseIds: readonly number[]): Promise<Map<number, string>> {
    const rows = await this.database.query<{ id: number; requested: string }>(sql`
      SELECT id, reconcile_requested_at::text AS requested FROM license
      WHERE ${inIds(sql`id`, licenseIds)} AND reconcile_requested_at IS NOT NULL`);
    return new Map(rows.map(({ id, requested }) => [id, requested]));
  }

  /**
   * Nothing is due any more, except of what was asked for again meanwhile.
   * @returns the licenses that are settled by this.
   */
  async settle(requests: ReadonlyMap<number, string>): Promise<SettledLicense[]> {
    if (requests.size === 0) return [];
    // In a transaction, which is tried again should it lose against others that write some of the same licenses.
    return this.database.transaction(() =>
      this.database.query<SettledLicense>(sql`
        WITH settled AS (
          UPDATE license l SET reconcile_requested_at = NULL
          FROM unnest(${[...requests.keys()]}::bigint[], ${[...requests.values()]}::timestamptz[]) AS done (id, requested)
          WHERE l.id = done.id AND l.reconcile_requested_at = done.requested
          RETURNING l.id, l.scope_global, extract(epoch FROM clock_timestamp() - done.requested)::float8 AS seconds
        ),
        shown AS (DELETE FROM license_seat_update WHERE license_id = ANY(ARRAY(SELECT id FROM settled)))
        SELECT id, seconds, CASE WHEN NOT scope_global THEN ARRAY(
          SELECT lo.organization_id FROM license_organization lo WHERE lo.license_id = settled.id
        ) END AS "organizationIds"
        FROM settled`),
    );
  }

  /**
   * Says how far the seats of a license are that are due. Whoever goes on after a killed process goes on from the seats
   * that were to be moved at first. A license that is being deleted is waited for and left out.
   */
  async showProgress(licenseId: number, requested: string, seats: number, remaining: number): Promise<void> {
    await this.database.query(sql`
      INSERT INTO license_seat_update AS u (license_id, requested_at, seats, remaining)
      SELECT id, ${requested}::timestamptz, ${seats}::int, ${remaining}::int FROM license
      WHERE id = ${licenseId} AND reconcile_requested_at IS NOT NULL FOR KEY SHARE
      ON CONFLICT (license_id) DO UPDATE SET requested_at = excluded.requested_at, remaining = excluded.remaining,
        seats = CASE WHEN u.requested_at = excluded.requested_at THEN greatest(u.seats, excluded.remaining)
          ELSE excluded.seats END`);
  }

  /** The kinds of holders that hold seats of licenses; the keys of active seats serve it. */
  async heldKindsOf(licenseIds: readonly number[]): Promise<Map<number, HolderKind[]>> {
    const holds = (kind: HolderKind) => sql`
      SELECT l.id, ${kind} AS kind FROM license l
      WHERE ${inIds(sql`l.id`, licenseIds)} AND EXISTS (
        SELECT FROM assignment a WHERE a.license_id = l.id AND a.${holderColumn(kind)} IS NOT NULL AND a.ended_on IS NULL)`;
    const rows = await this.database.query<{ id: number; kind: HolderKind }>(
      unionAll([holds('DEVICE'), holds('PERSON'), holds('LOCATION')]),
    );
    const kinds = new Map<number, HolderKind[]>();
    for (const { id, kind } of rows) kinds.set(id, [...(kinds.get(id) ?? []), kind]);
    return kinds;
  }

  /** How many licenses are due, and for how many seconds the oldest. */
  allDue(): Promise<{ count: number; oldestSeconds: number }> {
    return this.database.one(sql`
      SELECT count(*) AS count,
        coalesce(extract(epoch FROM clock_timestamp() - min(reconcile_requested_at)), 0)::float8 AS "oldestSeconds"
      FROM license WHERE reconcile_requested_at IS NOT NULL`);
  }

  /** Licenses whose seats were to be moved and have not been, for at least so many seconds. */
  async overdue(seconds: number): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(sql`
      SELECT id FROM license WHERE reconcile_requested_at <= clock_timestamp() - make_interval(secs => ${seconds})
      ORDER BY id`);
    return rows.map((row) => row.id);
  }
}

/** True of exceptions for some holders, where the license (alias `l`) gives seats to such; license_exception_device_key and its like. */
function isAmong(holder: Sql, { kind, ids }: Holders): Sql {
  return sql`${inIds(holder, ids)} AND l.type = ${licenseTypes.find((type) => holderKindOf(type) === kind)}`;
}

/** The holder of an exception (alias `x`) where it is of the kind that holds seats of the license (alias `l`). */
const exceptedHolder = sql`(CASE l.type WHEN 'PER_DEVICE' THEN x.device_id WHEN 'PER_USER' THEN x.person_id
  WHEN 'PER_SITE' THEN x.location_id END)`;

function locationsOf({ organizationId, locationId }: Place): Sql {
  return locationId === null
    ? sql`SELECT id FROM location WHERE organization_id = ${organizationId}`
    : sql`SELECT id FROM location WHERE organization_id = ${organizationId} AND id = ${locationId}`;
}
