import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { planOnce } from '../../platform/database/prepared-statements.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import { metrics } from '../../platform/observability/metrics.js';
import { movedSeats, type SeatMovement } from './seat-movements.rules.js';

/** What moved on a day is kept in so many parts, so that check-ins of different organizations seldom wait for each other. */
const partsOfDay = 16;

/** The part of a day that the organization of a row `moved` belongs to. */
const part: Sql = sql`coalesce(organization_id, 0) % ${partsOfDay}::int`;

/** Every counter, counted anew from the seats. */
const counted: Sql = sql`
  SELECT license_id, coalesce(organization_id, 0) AS organization_id,
    coalesce(sum(seats) FILTER (WHERE ended_on IS NULL), 0)::bigint AS seats,
    count(*) FILTER (WHERE ended_on IS NULL) AS held, count(*) FILTER (WHERE ended_on IS NOT NULL) AS past
  FROM assignment GROUP BY 1, 2`;
const countedByDay: Sql = sql`
  SELECT license_id, day, ${part} AS part, sum(seats)::bigint AS seats, sum(held)::bigint AS held FROM (
    SELECT license_id, organization_id, assigned_on AS day, seats, 1 AS held FROM assignment
    UNION ALL SELECT license_id, organization_id, ended_on, -seats, -1 FROM assignment WHERE ended_on IS NOT NULL
  ) moved GROUP BY 1, 2, 3 HAVING sum(seats) <> 0 OR sum(held) <> 0`;

/** The counters of seats: in use, held and ended by license and organization, and what moved by day. */
@Injectable()
export class LicenseUsageService {
  constructor(private readonly database: Database) {}

  /**
   * Brings the counters up to date in the transaction that moved the seats, in the order of their keys: two transactions
   * that move the same counters wait for each other instead of locking each other out. Whoever does it twice in one
   * transaction holds the counters of both first. Reading what was counted is what puts the days last.
   */
  async record(moved: readonly SeatMovement[]): Promise<void> {
    if (moved.length === 0) return;
    const movements = sql`unnest(
      ${moved.map((each) => each.licenseId)}::bigint[], ${moved.map((each) => each.organizationId)}::bigint[],
      ${moved.map((each) => each.day)}::date[], ${moved.map((each) => each.seats)}::bigint[],
      ${moved.map((each) => each.held)}::bigint[], ${moved.map((each) => each.past)}::bigint[]
    ) AS moved (license_id, organization_id, day, seats, held, past)`;
    await this.database.query(
      planOnce(sql`
      WITH moved AS MATERIALIZED (SELECT * FROM ${movements}),
      counted AS (
        INSERT INTO license_usage AS u (license_id, organization_id, seats, held, past)
        SELECT license_id, coalesce(organization_id, 0), sum(seats), sum(held), sum(past)
        FROM moved GROUP BY 1, 2 HAVING sum(seats) <> 0 OR sum(held) <> 0 OR sum(past) <> 0 ORDER BY 1, 2
        ON CONFLICT (license_id, organization_id)
          DO UPDATE SET seats = u.seats + excluded.seats, held = u.held + excluded.held, past = u.past + excluded.past
        RETURNING 1
      )
      INSERT INTO license_usage_day AS u (license_id, day, part, seats, held)
      SELECT license_id, day, ${part}, sum(seats), sum(held)
      FROM moved WHERE (SELECT count(*) FROM counted) >= 0
      GROUP BY 1, 2, 3 HAVING sum(seats) <> 0 OR sum(held) <> 0 ORDER BY 1, 2, 3
      ON CONFLICT (license_id, day, part) DO UPDATE SET seats = u.seats + excluded.seats, held = u.held + excluded.held`),
    );
    const { given, ended } = movedSeats(moved);
    this.database.afterCommit(() => metrics.seatsMoved(given, ended));
  }

  /** Holds the counters of a license in some organizations, in the order of their keys, until the transaction ends. */
  async hold(licenseId: number, organizationIds: readonly (number | null)[]): Promise<void> {
    await this.database.query(sql`
      INSERT INTO license_usage AS u (license_id, organization_id, seats)
      SELECT DISTINCT ${licenseId}::bigint, coalesce(id, 0), 0 FROM unnest(${[...organizationIds]}::bigint[]) AS id ORDER BY 2
      ON CONFLICT (license_id, organization_id) DO UPDATE SET seats = u.seats`);
  }

  /**
   * Counts all licenses again, for whoever wrote seats past this service. Seats that are being moved are waited for, and
   * nobody moves any meanwhile.
   * @returns how many counters were wrong.
   */
  recount(): Promise<number> {
    return this.database.transaction(async () => {
      await this.database.query(sql`LOCK TABLE license_usage, license_usage_day IN SHARE ROW EXCLUSIVE MODE`);
      const wrong = await this.wrongCounters();
      if (wrong.length === 0) return 0;
      await this.database.query(sql`DELETE FROM license_usage`);
      await this.database.query(sql`DELETE FROM license_usage_day`);
      await this.database.query(
        sql`INSERT INTO license_usage (license_id, organization_id, seats, held, past) ${counted}`,
      );
      await this.database.query(
        sql`INSERT INTO license_usage_day (license_id, day, part, seats, held) ${countedByDay}`,
      );
      return wrong.length;
    });
  }

  /** Counters that differ from what counting the seats says, each beside that; none when they are exact. */
  wrongCounters(): Promise<{ counter: object | null; counted: object | null }[]> {
    return this.database.query(sql`
      SELECT to_jsonb(u) AS counter, to_jsonb(c) AS counted
      FROM (SELECT * FROM license_usage WHERE (seats, held, past) <> (0, 0, 0)) u
      FULL JOIN (${counted}) c USING (license_id, organization_id)
      WHERE (u.seats, u.held, u.past) IS DISTINCT FROM (c.seats, c.held, c.past)
      UNION ALL
      SELECT to_jsonb(u), to_jsonb(c) FROM (SELECT * FROM license_usage_day WHERE (seats, held) <> (0, 0)) u
      FULL JOIN (${countedByDay}) c USING (license_id, day, part)
      WHERE (u.seats, u.held) IS DISTINCT FROM (c.seats, c.held)`);
  }

  /** Seats of a license in use, in organizations that satisfy `visible`, a condition on license_usage `u`. */
  async of(licenseId: number, visible: Sql): Promise<number> {
    const row = await this.database.one<{ seats: number }>(
      sql`
        SELECT coalesce(sum(u.seats), 0)::bigint AS seats FROM license_usage u
        WHERE u.license_id = ${licenseId} AND (${visible})`,
    );
    return row.seats;
  }
}
