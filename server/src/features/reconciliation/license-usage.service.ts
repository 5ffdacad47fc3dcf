import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import type { SeatMovement } from './seat-movements.rules.js';

/** The counters of seats: in use, held and ended by license and organization, and what moved by day. */
@Injectable()
export class LicenseUsageService {
  constructor(private readonly database: Database) {}

  /**
   * Brings the counters up to date in the transaction that moved the seats, in the order of their keys and once a
   * transaction: two transactions that move the same counters wait for each other instead of locking each other out.
   */
  async record(moved: readonly SeatMovement[]): Promise<void> {
    if (moved.length === 0) return;
    const movements = sql`unnest(
      ${moved.map((each) => each.licenseId)}::bigint[], ${moved.map((each) => each.organizationId)}::bigint[],
      ${moved.map((each) => each.day)}::date[], ${moved.map((each) => each.seats)}::bigint[],
      ${moved.map((each) => each.held)}::bigint[], ${moved.map((each) => each.past)}::bigint[]
    ) AS moved (license_id, organization_id, day, seats, held, past)`;
    await this.database.query(sql`
      INSERT INTO license_usage AS u (license_id, organization_id, seats, held, past)
      SELECT license_id, coalesce(organization_id, 0), sum(seats), sum(held), sum(past)
      FROM ${movements} GROUP BY 1, 2 HAVING sum(seats) <> 0 OR sum(held) <> 0 OR sum(past) <> 0 ORDER BY 1, 2
      ON CONFLICT (license_id, organization_id)
        DO UPDATE SET seats = u.seats + excluded.seats, held = u.held + excluded.held, past = u.past + excluded.past`);
    await this.database.query(sql`
      INSERT INTO license_usage_day AS u (license_id, day, seats, held)
      SELECT license_id, day, sum(seats), sum(held)
      FROM ${movements} GROUP BY 1, 2 HAVING sum(seats) <> 0 OR sum(held) <> 0 ORDER BY 1, 2
      ON CONFLICT (license_id, day) DO UPDATE SET seats = u.seats + excluded.seats, held = u.held + excluded.held`);
  }

  /** Counts all licenses again, for whoever wrote seats past this service. Nobody else changes seats meanwhile. */
  async recount(): Promise<void> {
    await this.database.transaction(async () => {
      await this.database.query(sql`DELETE FROM license_usage`);
      await this.database.query(sql`DELETE FROM license_usage_day`);
      await this.database.query(sql`
        INSERT INTO license_usage (license_id, organization_id, seats, held, past)
        SELECT license_id, coalesce(organization_id, 0), coalesce(sum(seats) FILTER (WHERE ended_on IS NULL), 0),
          count(*) FILTER (WHERE ended_on IS NULL), count(*) FILTER (WHERE ended_on IS NOT NULL)
        FROM assignment GROUP BY 1, 2`);
      await this.database.query(sql`
        INSERT INTO license_usage_day (license_id, day, seats, held)
        SELECT license_id, day, sum(seats), sum(held) FROM (
          SELECT license_id, assigned_on AS day, seats, 1 AS held FROM assignment
          UNION ALL SELECT license_id, ended_on, -seats, -1 FROM assignment WHERE ended_on IS NOT NULL
        ) moved GROUP BY 1, 2`);
    });
  }

  /** Seats of a license in use, in all organizations. */
  async of(licenseId: number): Promise<number> {
    const row = await this.database.one<{ seats: number }>(
      sql`SELECT coalesce(sum(seats), 0)::bigint AS seats FROM license_usage WHERE license_id = ${licenseId}`,
    );
    return row.seats;
  }
}
