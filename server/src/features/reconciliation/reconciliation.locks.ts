import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { inIds, sql } from '../../platform/database/sql.js';
import type { DeviceRange } from '../device-criteria/device-criteria.sql.js';

/** First keys of the advisory locks of reconciling. */
const rulesLock = 7_310;
const rangeLock = 7_311;

/** Devices are reconciled in ranges of so many ids; a range is also what a check-in and a batch exclude each other by. */
export const devicesPerRange = 4_096;

/**
 * Who waits for whom. All locks end with the transaction.
 *
 * - A change of facts holds the rules and the ranges of its devices, shared: changes of facts wait for each other only
 *   where they are about one device, whose row they hold.
 * - A change of rules holds the rules alone, and briefly: when it has them, every change of facts under way has ended,
 *   and every later one sees the new rules.
 * - A batch holds its range alone, so each device in it is judged by the batch and then a check-in, or the other way
 *   round, never by both on half-seen facts.
 */
@Injectable()
export class ReconciliationLocks {
  constructor(private readonly database: Database) {}

  async forFacts(deviceIds: readonly number[]): Promise<void> {
    await this.database.query(sql`SELECT pg_advisory_xact_lock_shared(${rulesLock}, 0)`);
    await this.forDevices(deviceIds);
  }

  /**
   * The part of `forFacts` that is about devices. The rows are held too, in the order of their ids: of two changes of one
   * device the second has to see what the first one wrote before it judges.
   */
  async forDevices(deviceIds: readonly number[]): Promise<void> {
    const ranges = [...new Set(deviceIds.map((id) => rangeOf(id)))].sort((a, b) => a - b);
    for (const range of ranges) {
      await this.database.query(sql`SELECT pg_advisory_xact_lock_shared(${rangeLock}, ${range}::int)`);
    }
    if (deviceIds.length === 0) return;
    await this.database.query(
      sql`SELECT id FROM device WHERE ${inIds(sql`id`, deviceIds)} ORDER BY id FOR NO KEY UPDATE`,
    );
  }

  async forRules(): Promise<void> {
    await this.database.query(sql`SELECT pg_advisory_xact_lock(${rulesLock}, 0)`);
  }

  async forBatch(range: DeviceRange): Promise<void> {
    await this.database.query(sql`SELECT pg_advisory_xact_lock(${rangeLock}, ${rangeOf(range.from)}::int)`);
  }
}

function rangeOf(deviceId: number): number {
  return Math.floor(deviceId / devicesPerRange);
}

/** The range that a device is in. */
export function rangeAround(deviceId: number): DeviceRange {
  const from = rangeOf(deviceId) * devicesPerRange;
  return { kind: 'range', from, to: from + devicesPerRange };
}
