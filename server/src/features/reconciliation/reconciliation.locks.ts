import { Injectable } from '@nestjs/common';
import { advisoryLocks } from '../../platform/database/advisory-locks.js';
import { Database } from '../../platform/database/database.js';
import { planOnce } from '../../platform/database/prepared-statements.js';
import { commaSeparated, inIds, sql, type Sql } from '../../platform/database/sql.js';
import { type DeviceRestriction, restrictTo } from '../device-criteria/device-criteria.sql.js';

/**
 * Who waits for whom. All locks end with the transaction.
 *
 * - A change of facts shares the rules, and holds the rows of its devices: changes of facts wait for each other only where
 *   they are about one device.
 * - A change of rules holds the rules alone, and briefly: when it has them, every change of facts under way has ended,
 *   and every later one sees the new rules.
 * - A batch holds the rows of the devices whose seats it moves, so each of them is judged by the batch and then a check-in,
 *   or the other way round, never by both on half-seen facts; check-ins of all other devices go on.
 * - People are held as one: a change of people shares them, a batch of theirs holds them alone.
 * - The seat of a location depends on all of its devices: a change of devices that a license of sites looks at holds the
 *   locations concerned, each alone, after its facts are written; a batch of locations holds all of them.
 */
@Injectable()
export class ReconciliationLocks {
  constructor(private readonly database: Database) {}

  async forFacts(deviceIds: readonly number[]): Promise<void> {
    const shared = sql`SELECT pg_advisory_xact_lock_shared(${advisoryLocks.rules}, 0)`;
    if (deviceIds.length === 0) {
      await this.database.query(shared);
      return;
    }
    // A condition that depends on no row is worked out before any row is looked for, and whether there is one or not.
    const statement = sql`
      WITH shared AS MATERIALIZED (${shared})
      ${rowsOf(inIds(sql`id`, deviceIds), sql`(SELECT count(*) FROM shared) > 0`)}`;
    await this.database.query(deviceIds.length === 1 ? planOnce(statement) : statement);
  }

  /** Devices alone, by their numbers: of two changes of one the second has to see what the first one wrote. */
  async forDevices(devices: DeviceRestriction): Promise<void> {
    await this.database.query(rowsOf(restrictTo(devices, sql`id`)));
  }

  async forRules(): Promise<void> {
    await this.database.query(sql`SELECT pg_advisory_xact_lock(${advisoryLocks.rules}, 0)`);
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
}

function rowsOf(devices: Sql, condition = sql`TRUE`): Sql {
  return sql`SELECT FROM device WHERE ${devices} AND ${condition} ORDER BY id FOR NO KEY UPDATE`;
}
