import { setTimeout } from 'node:timers/promises';
import { createDataSource } from '../../data-source.js';
import { Clock } from '../../platform/time/clock.js';
import { createConfig, readConfigValues } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { identifier, sql } from '../../platform/database/sql.js';
import { Changes } from '../../platform/events/changes.js';
import { createTestDatabase } from '../../platform/testing/test-database.js';
import { uniqueName } from '../../platform/testing/unique.js';
import type { DeviceCriteria } from '../device-criteria/device-criteria.parse.rules.js';
import type { DeviceCondition } from '../device-criteria/device-criteria.rules.js';
import { DeviceCriteriaService } from '../device-criteria/device-criteria.service.js';
import type { DeviceRestriction } from '../device-criteria/device-criteria.sql.js';
import { ExplanationService } from './explanation.service.js';
import { HolderExplanations } from './holder-explanation.service.js';
import { holderKindOf, type HolderKind } from './holder-kinds.rules.js';
import { type LicenseExceptions, noExceptions } from './license-exceptions.rules.js';
import type { AssignmentMode, AssignmentRule, LicenseScope, LicenseType } from './license-rule.rules.js';
import { LicenseMover } from './license-mover.service.js';
import { LicenseReconciliation } from './license-reconciliation.service.js';
import { LicenseUsageService } from './license-usage.service.js';
import { PreviewRepository } from './preview.repository.js';
import { ReconciliationClaims } from './reconciliation.claims.js';
import { ReconciliationLocks } from './reconciliation.locks.js';
import { ReconciliationRepository } from './reconciliation.repository.js';
import { PlaceReconciliation } from './place-reconciliation.service.js';
import { ReconciliationService } from './reconciliation.service.js';
import { holderColumn } from './holder-table.sql.js';
import { type CountedSeat, seatBegins } from './seat-movements.rules.js';
import { SeatMover } from './seat-mover.service.js';
import { SeatsRepository } from './seats.repository.js';

/** Criteria that can be held up where the engine has read what it needs and has not asked its question yet. */
export class HeldCriteria extends DeviceCriteriaService {
  /** Awaited at the end of every `prepare`. */
  hold: (restriction: DeviceRestriction) => Promise<void> = async () => {};

  override async prepare(conditions: readonly DeviceCondition[], restriction: DeviceRestriction) {
    const context = await super.prepare(conditions, restriction);
    await this.hold(restriction);
    return context;
  }
}

/** The engine on a database of its own, without a server around it. */
export interface TestEngine {
  database: Database;
  databaseUrl: string;
  criteria: HeldCriteria;
  reconciliation: ReconciliationService;
  mover: LicenseMover;
  places: PlaceReconciliation;
  explanations: ExplanationService;
  holders: HolderExplanations;
  close(): Promise<void>;
}

/**
 * @param options.url a migrated database that somebody else removes; a fresh copy of the template when absent.
 * @param options.patience how many milliseconds a change of rules waits for its seats; as long as it takes when absent.
 */
export async function startEngine(
  options: { timeZone?: string; poolSize?: number; url?: string; patience?: number } = {},
): Promise<TestEngine> {
  const own = options.url === undefined ? await createTestDatabase() : null;
  const url = options.url ?? own?.url ?? '';
  const dataSource = await createDataSource({ url, poolSize: options.poolSize ?? 10 }).initialize();
  const values = readConfigValues({
    LOG_LEVEL: 'silent',
    TIME_ZONE: options.timeZone ?? 'UTC',
    SEATS_PATIENCE_MS: String(options.patience ?? 600_000),
  });
  const config = createConfig(values, 'a secret key for tests that is long enough');
  const database = new Database(dataSource);
  const criteria = new HeldCriteria(database, config);
  const repository = new ReconciliationRepository(database);
  const explanations = new ExplanationService(database, criteria, repository);
  const seats = new SeatsRepository(database, new Clock(config));
  const locks = new ReconciliationLocks(database);
  const changes = new Changes(database, dataSource);
  const mover = new SeatMover(changes, criteria, repository, seats, new LicenseUsageService(database));
  const previews = new PreviewRepository(database);
  const claims = new ReconciliationClaims(dataSource);
  const licenseMover = new LicenseMover(database, repository, seats, mover, locks);
  const licenses = new LicenseReconciliation(config, changes, repository, claims, licenseMover);
  const reconciliation = new ReconciliationService(database, criteria, repository, licenses, mover, previews, locks);
  return {
    database,
    databaseUrl: url,
    criteria,
    reconciliation,
    mover: licenseMover,
    places: new PlaceReconciliation(database, repository, claims, licenses, mover, locks),
    explanations,
    holders: new HolderExplanations(database, criteria, repository, explanations),
    async close() {
      await licenses.onModuleDestroy();
      await claims.onApplicationShutdown();
      await dataSource.destroy();
      await own?.drop();
    },
  };
}

/** A device as a test describes it; what is absent is plain. */
export interface DeviceFields {
  organizationId: number;
  locationId: number;
  name?: string;
  deviceClass?: string;
  status?: string;
  osName?: string;
  osVersion?: string;
  serialNumber?: string | null;
  tags?: readonly string[];
  lastSeenAt?: Date | null;
}

export async function insertDevice(database: Database, fields: DeviceFields): Promise<number> {
  const { id } = await database.one<{ id: number }>(sql`
    INSERT INTO device (organization_id, location_id, name, device_class, status, os_name, os_version, serial_number,
      tags, last_seen_at)
    VALUES (${fields.organizationId}, ${fields.locationId}, ${fields.name ?? uniqueName('Device')},
      ${fields.deviceClass ?? 'WORKSTATION'}, ${fields.status ?? 'ACTIVE'}, ${fields.osName ?? ''},
      ${fields.osVersion ?? ''}, ${fields.serialNumber ?? null}, ${[...(fields.tags ?? [])]}::text[],
      ${fields.lastSeenAt ?? null})
    RETURNING id`);
  return id;
}

export async function insertProduct(database: Database, name = uniqueName('Product')): Promise<number> {
  const { id } = await database.one<{ id: number }>(
    sql`INSERT INTO product (name, kind, key) VALUES (${name}, 'APPLICATION', ${uniqueName('key')}) RETURNING id`,
  );
  return id;
}

export async function insertTitle(database: Database, productId: number, name = uniqueName('Title')): Promise<number> {
  const { id } = await database.one<{ id: number }>(
    sql`INSERT INTO title (name, product_id, matched_by) VALUES (${name}, ${productId}, 'GENERAL') RETURNING id`,
  );
  return id;
}

/** Something installed on a device. */
export interface Installed {
  titleId: number;
  version: string;
}

/** Installs titles in versions on a device; what is there already stays. */
export async function install(database: Database, deviceId: number, software: readonly Installed[]): Promise<void> {
  const reported = sql`unnest(${software.map((each) => each.titleId)}::bigint[],
    ${software.map((each) => each.version)}::text[]) AS reported (title_id, version)`;
  await database.query(sql`
    INSERT INTO release (title_id, version) SELECT title_id, version FROM ${reported} ORDER BY 1, 2
    ON CONFLICT DO NOTHING`);
  await database.query(sql`
    INSERT INTO installation (device_id, release_id, first_seen_at)
    SELECT ${deviceId}, r.id, now() FROM ${reported} JOIN release r USING (title_id, version)
    ON CONFLICT DO NOTHING`);
}

/** Takes a title off a device, in one version or in all. */
export async function uninstall(
  database: Database,
  deviceId: number,
  titleId: number,
  version: string | null = null,
): Promise<void> {
  await database.query(sql`
    DELETE FROM installation WHERE device_id = ${deviceId} AND release_id IN (
      SELECT id FROM release WHERE title_id = ${titleId} AND (version = ${version} OR ${version}::text IS NULL))`);
}

export async function insertGroup(
  database: Database,
  criteria: DeviceCriteria,
  name = uniqueName('Group'),
): Promise<number> {
  const { id } = await database.one<{ id: number }>(
    sql`INSERT INTO device_group (name, criteria) VALUES (${name}, ${JSON.stringify(criteria)}::jsonb) RETURNING id`,
  );
  return id;
}

/** A license as a test describes it: per device, automatic, global unless said otherwise. */
export interface LicenseFields {
  name?: string;
  type?: LicenseType;
  assignmentMode?: AssignmentMode | null;
  scope?: LicenseScope;
  rule?: AssignmentRule;
  exceptions?: LicenseExceptions;
}

export const globalScope: LicenseScope = { global: true, organizationIds: [], locations: [] };

/** The rule of having any of some products. */
export function hasAnyProduct(...productIds: number[]): AssignmentRule {
  return { products: { match: 'ANY', items: productIds.map((productId) => ({ productId })) } };
}

/** Writes a license as the licenses feature would; its seats are moved by whoever calls this in `changeRules`. */
export async function insertLicense(database: Database, fields: LicenseFields = {}): Promise<number> {
  const { id } = await database.one<{ id: number }>(
    sql`INSERT INTO license (name, type) VALUES (${fields.name ?? uniqueName('License')}, 'CUSTOM') RETURNING id`,
  );
  await writeLicense(database, id, fields);
  return id;
}

/** Replaces everything about a license that decides who holds a seat. */
export async function writeLicense(database: Database, id: number, fields: LicenseFields): Promise<void> {
  const type = fields.type ?? 'PER_DEVICE';
  const mode = type === 'CUSTOM' ? null : (fields.assignmentMode ?? 'AUTOMATIC');
  const scope = fields.scope ?? globalScope;
  await database.query(sql`
    UPDATE license SET type = ${type}, assignment_mode = ${mode}, scope_global = ${scope.global},
      assignment_rule = ${JSON.stringify(fields.rule ?? {})}::jsonb
    WHERE id = ${id}`);
  await database.query(sql`DELETE FROM license_organization WHERE license_id = ${id}`);
  await database.query(sql`
    INSERT INTO license_organization (license_id, organization_id)
    SELECT ${id}, organization_id FROM unnest(${[...scope.organizationIds]}::bigint[]) AS organization_id`);
  await database.query(sql`
    INSERT INTO license_location (license_id, location_id, organization_id)
    SELECT ${id}, location_id, organization_id
    FROM unnest(${scope.locations.map((each) => each.id)}::bigint[],
      ${scope.locations.map((each) => each.organizationId)}::bigint[]) AS chosen (location_id, organization_id)`);
  if (type !== 'CUSTOM') await writeExceptions(database, id, type, fields.exceptions ?? noExceptions);
}

async function writeExceptions(
  database: Database,
  licenseId: number,
  type: LicenseType,
  { included, excluded }: LicenseExceptions,
): Promise<void> {
  const column = holderColumn(holderKindOf(type) ?? 'DEVICE');
  await database.query(sql`DELETE FROM license_exception WHERE license_id = ${licenseId}`);
  await database.query(sql`
    INSERT INTO license_exception (license_id, ${column}, included)
    SELECT ${licenseId}::bigint, id, id = ANY(${[...included]}::bigint[])
    FROM unnest(${[...included, ...excluded]}::bigint[]) AS id`);
}

/** Gives a seat by hand today, as the assignments feature does; nothing when the holder has one. */
export async function giveSeat(
  database: Database,
  licenseId: number,
  holderId: number,
  seats = 1,
  kind: HolderKind = 'DEVICE',
): Promise<void> {
  const table = identifier({ DEVICE: 'device', PERSON: 'person', LOCATION: 'location' }[kind]);
  const given = await database.query<CountedSeat & { day: string }>(sql`
    INSERT INTO assignment (license_id, ${holderColumn(kind)}, organization_id, seats, origin, assigned_on)
    SELECT ${licenseId}, id, organization_id, ${seats}, 'MANUAL', current_date FROM ${table} WHERE id = ${holderId}
    ON CONFLICT DO NOTHING
    RETURNING license_id AS "licenseId", organization_id AS "organizationId", assigned_on AS day, seats`);
  await new LicenseUsageService(database).record(given.map((seat) => seatBegins(seat, seat.day)));
}

/** A seat as the database has it. */
export interface SeatRow {
  id: number;
  licenseId: number;
  deviceId: number;
  organizationId: number;
  seats: number;
  active: boolean;
  endReason: string | null;
}

/** All seats that were ever given to devices, in the order in which they were given. */
export function allSeats(database: Database): Promise<SeatRow[]> {
  return database.query(sql`
    SELECT id, license_id AS "licenseId", device_id AS "deviceId", organization_id AS "organizationId", seats,
      ended_on IS NULL AS active, end_reason AS "endReason"
    FROM assignment WHERE device_id IS NOT NULL ORDER BY id`);
}

/** Counters that differ from what counting the seats says; empty when they are exact. */
export function wrongCounters(database: Database): Promise<object[]> {
  return new LicenseUsageService(database).wrongCounters();
}

const fleetTables = [
  'assignment',
  'license_usage',
  'license_usage_day',
  'license_location',
  'license_organization',
  'license',
  'device_group',
  'installation',
  'release',
  'title',
  'product',
  'device',
  'location',
  'organization',
];

/** Empties every table that the builders here write; ids begin at 1 again. Quicker for few rows than TRUNCATE. */
export async function emptyFleet(database: Database): Promise<void> {
  await database.queryText(`DO $$ BEGIN ${fleetTables.map((table) => `DELETE FROM ${table};`).join(' ')} END $$`, []);
  await database.query(sql`
    SELECT setval(pg_get_serial_sequence(name, 'id'), 1, FALSE) FROM unnest(${fleetTables}::text[]) AS name
    WHERE EXISTS (
      SELECT FROM pg_attribute WHERE attrelid = name::regclass AND attname = 'id' AND NOT attisdropped
    )`);
}

/** Fulfilled as soon as any transaction of this database waits for another, or `orElse` is settled. */
export async function somebodyWaits(
  database: Database,
  orElse: Promise<unknown> = new Promise(() => {}),
): Promise<void> {
  const waiting = sql`
    SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' LIMIT 1`;
  const other = { settled: false };
  const settle = () => {
    other.settled = true;
  };
  void orElse.then(settle, settle);
  while (!other.settled && (await database.first(waiting)) === null) {
    await setTimeout(2);
    // Within a transaction, PostgreSQL answers what it saw the first time.
    await database.query(sql`SELECT pg_stat_clear_snapshot()`);
  }
}
