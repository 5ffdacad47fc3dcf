import { Injectable } from '@nestjs/common';
import { advisoryLocks } from '../../platform/database/advisory-locks.js';
import { Database } from '../../platform/database/database.js';
import { planOnce } from '../../platform/database/prepared-statements.js';
import { commaSeparated, inIds, sql } from '../../platform/database/sql.js';
import type { DeviceRange } from '../device-criteria/device-criteria.sql.js';

/** Devices are reconciled in ranges of so many ids; a range is also what a check-in and a batch exclude each other by. */
export const devicesPerRange = 4_096;

/**
 * Who waits for whom. All locks end with the transaction.
 *
 * - A change of facts holds the rules and the ranges of its devices, shared: changes of facts wait for each other only
 *   where they are about one device, whose row they hold.
 * - A change of rules holds the rules alone, and briefly: when it has them, every change of facts under way has ended,
 *   and every later one sees the new rules.
 * - A batch holds its ranges alone, so each device in them is judged by the batch and then a check-in, or the other way
 *   round, never by both on half-seen facts.
 * - People are one range: a change of people shares it, a batch of theirs holds it alone.
 * - The seat of a location depends on all of its devices: a change of devices that a license of sites looks at holds the
 *   locations concerned, each alone, after its facts are written; a batch of locations holds all of them.
 */
@Injectable()
export class ReconciliationLocks {
  constructor(private readonly database: Database) {}

  async forFacts(deviceIds: readonly number[]): Promise<void> {
    await this.shareAndHold([{ lock: advisoryLocks.rules, key: 0 }], deviceIds);
  }

  /** The part of `forFacts` that is about devices, for those that were not known to change. */
  async forDevices(deviceIds: readonly number[]): Promise<void> {
    if (deviceIds.length > 0) await this.shareAndHold([], deviceIds);
  }

  async forRules(): Promise<void> {
    await this.database.query(sql`SELECT pg_advisory_xact_lock(${advisoryLocks.rules}, 0)`);
  }

  /** All ranges that these devices are in, in their order. */
  async forBatch({ from, to }: DeviceRange): Promise<void> {
    await this.database.query(sql`
      SELECT pg_advisory_xact_lock(${advisoryLocks.deviceRange}, n)
      FROM generate_series(${rangeOf(from)}::int, ${rangeOf(to - 1)}::int) AS n`);
  }

  /** The part of a change of facts that is about locations: their devices are judged together, one change at a time. */
  async forSites(locationIds: readonly number[]): Promise<void> {
    await this.database.query(sql`SELECT pg_advisory_xact_lock_shared(${advisoryLocks.sites}, 0)`);
    const locks = [...locationIds]
      .sort((a, b) => a - b)
      .map((id) => sql`pg_advisory_xact_lock(${advisoryLocks.site}::int, hashint8(${id}::bigint))`);
    if (locks.length > 0) await this.database.query(sql`SELECT ${commaSeparated(locks)}`);
  }

  async forSitesBatch(): Promise<void> {
    await this.database.query(sql`SELECT pg_advisory_xact_lock(${advisoryLocks.sites}, 0)`);
  }

  /** Like `forFacts`, for people. */
  async forPeople(personIds: readonly number[]): Promise<void> {
    await this.database.query(sql`
      SELECT pg_advisory_xact_lock_shared(${advisoryLocks.rules}, 0), pg_advisory_xact_lock_shared(${advisoryLocks.people}, 0)`);
    if (personIds.length === 0) return;
    await this.database.query(
      sql`SELECT id FROM person WHERE ${inIds(sql`id`, personIds)} ORDER BY id FOR NO KEY UPDATE`,
    );
  }

  async forPeopleBatch(): Promise<void> {
    await this.database.query(sql`SELECT pg_advisory_xact_lock(${advisoryLocks.people}, 0)`);
  }

  /**
   * Takes locks in this order: those given, the ranges, the rows of the devices, each by its number. Of two changes of
   * one device the second has to see what the first one wrote before it judges.
   */
  private async shareAndHold(
    first: readonly { lock: number; key: number }[],
    deviceIds: readonly number[],
  ): Promise<void> {
    const ranges = [...new Set(deviceIds.map((id) => rangeOf(id)))].sort((a, b) => a - b);
    const locks = [...first, ...ranges.map((key) => ({ lock: advisoryLocks.deviceRange, key }))];
    // What a SELECT lists is worked out from left to right.
    const shares = locks.map(({ lock, key }) => sql`pg_advisory_xact_lock_shared(${lock}::int, ${key}::int)`);
    if (deviceIds.length === 0) {
      await this.database.query(sql`SELECT ${commaSeparated(shares)}`);
      return;
    }
    // A condition that depends on no row is worked out before any row is looked for, and whether there is one or not.
    const statement = sql`
      WITH shared AS MATERIALIZED (SELECT ${commaSeparated(shares)})
      SELECT FROM device WHERE ${inIds(sql`id`, deviceIds)} AND (SELECT count(*) FROM shared) > 0
      ORDER BY id FOR NO KEY UPDATE`;
    await this.database.query(deviceIds.length === 1 ? planOnce(statement) : statement);
  }
}

/** The number of a range is the second key of a lock, of 32 bits: ids that are larger than any device's share the last. */
function rangeOf(deviceId: number): number {
  return Math.min(Math.floor(deviceId / devicesPerRange), 2 ** 31 - 1);
}

/** The range that a device is in. */
export function rangeAround(deviceId: number): DeviceRange {
  return rangesFrom(rangeOf(deviceId), rangeOf(deviceId));
}

/** The devices of some ranges, one after the other. */
export function rangesFrom(first: number, last: number): DeviceRange {
  return { kind: 'range', from: first * devicesPerRange, to: (last + 1) * devicesPerRange };
}
