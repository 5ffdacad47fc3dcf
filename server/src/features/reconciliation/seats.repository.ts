import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { planOnce } from '../../platform/database/prepared-statements.js';
import { sql, type Sql, withQueries } from '../../platform/database/sql.js';
import { Clock } from '../../platform/time/clock.js';
import { endReasonOf } from './end-reason.sql.js';
import { holderColumn } from './holder-table.sql.js';
import type { DeviceBatch } from '../device-criteria/device-criteria.sql.js';
import type { HolderKind } from './holder-kinds.rules.js';
import type { SeatMovement } from './seat-movements.rules.js';
import type { SeatTarget } from './seat-target.sql.js';

/** Devices whose seats move in one transaction. */
export interface SeatBatch extends DeviceBatch {
  /** How many they are. */
  count: number;
}

/**
 * The set-based statements of reconciling: what differs between the seats that there are and those that there should be,
 * for any licenses over any holders of one kind, and moving them. The first run, a changed rule and one device's check-in
 * ask the same with other restrictions.
 */
@Injectable()
export class SeatsRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Whether anything has to move. */
  async differs(target: SeatTarget): Promise<boolean> {
    const row = await this.database.first(sql`
      ${differing(target)} SELECT FROM differing LIMIT 1`);
    return row !== null;
  }

  /** The devices of which anything has to move, in ascending order, so many at a time. Of a target of one license. */
  async batchesOfDifference(target: SeatTarget, size: number): Promise<SeatBatch[]> {
    const rows = await this.database.query<Omit<SeatBatch, 'kind'>>(sql`
      ${differing(target)}
      SELECT array_agg(holder_id ORDER BY holder_id)::text AS ids, min(holder_id) AS first, max(holder_id) AS last,
        count(*) AS count
      FROM (SELECT holder_id, (row_number() OVER (ORDER BY holder_id) - 1) / ${size}::int AS batch FROM differing) AS placed
      GROUP BY batch ORDER BY batch`);
    return rows.map((row) => ({ kind: 'batch', ...row }));
  }

  /**
   * Moves seats: ends those of holders that are outside of the target, or belong to another organization now than when the
   * seat was given, for a reason that is worked out from the facts as they are now, and gives those that are missing. One
   * statement, so that no list of seats travels; of few holders two, as the second is seldom needed. Runs in a transaction
   * that holds the locks of `ReconciliationLocks`, and that brings the counters up to date by `LicenseUsageService.record` afterwards. Seats of licenses that are gone by now
   * are gone too; a license cannot be deleted once it is held here. The keys of active seats keep a holder at one.
   */
  async move(target: SeatTarget): Promise<SeatMovement[]> {
    if (!target.few) return this.database.query(this.moving(target.kind, differing(target)));
    const found = await this.database.query<Difference>(sql`
      ${differing(target)}
      SELECT seat_id AS "seatId", license_id AS "licenseId", holder_id AS "holderId", gives,
        organization_id AS "organizationId"
      FROM differing`);
    return found.length === 0 ? [] : this.database.query(planOnce(this.moving(target.kind, differingAre(found))));
  }

  private moving(kind: HolderKind, query: Sql): Sql {
    // Arrays, so that seats and licenses are looked up by their keys whatever is expected of the differences. Reading what
    // was ended is what puts that first: a holder that has moved gets a seat in place of the one that ends.
    return sql`
      ${query},
      ended AS (
        UPDATE assignment a
        SET version = a.version + 1, ended_on = greatest(${this.today()}, a.assigned_on), ended_at = now(), end_reason = ${endReasonOf(kind)}
        WHERE a.id = ANY(ARRAY(SELECT seat_id FROM differing WHERE seat_id IS NOT NULL)) AND a.ended_on IS NULL
        RETURNING a.license_id, a.organization_id, a.ended_on, a.seats
      ),
      held AS MATERIALIZED (
        SELECT id FROM license WHERE id = ANY(ARRAY(SELECT DISTINCT license_id FROM differing WHERE gives))
        ORDER BY id FOR KEY SHARE
      ),
      given AS (
        INSERT INTO assignment (license_id, ${holderColumn(kind)}, organization_id, origin, assigned_on)
        SELECT license_id, holder_id, organization_id, 'RULE', ${this.today()} FROM differing
        WHERE gives AND license_id = ANY(ARRAY(SELECT id FROM held)) AND (SELECT count(*) FROM ended) >= 0
        ORDER BY license_id, holder_id
        ON CONFLICT DO NOTHING
        RETURNING license_id, organization_id, assigned_on, seats
      )
      SELECT license_id AS "licenseId", organization_id AS "organizationId", ended_on AS day, -sum(seats) AS seats,
        -count(*) AS held, count(*) AS past
      FROM ended GROUP BY 1, 2, 3
      UNION ALL
      SELECT license_id, organization_id, assigned_on, sum(seats), count(*), 0 FROM given GROUP BY 1, 2, 3`;
  }

  private today(): Sql {
    return this.clock.todaySql();
  }
}

/** A seat that ends, or is missing; both where its holder belongs to another organization now. */
interface Difference {
  seatId: number | null;
  licenseId: number;
  holderId: number;
  gives: boolean;
  organizationId: number | null;
}

/** What a statement about differences that are known begins with. */
function differingAre(found: readonly Difference[]): Sql {
  return sql`WITH differing AS MATERIALIZED (
    SELECT * FROM unnest(
      ${found.map((each) => each.seatId)}::bigint[], ${found.map((each) => each.licenseId)}::bigint[],
      ${found.map((each) => each.holderId)}::bigint[], ${found.map((each) => each.gives)}::boolean[],
      ${found.map((each) => each.organizationId)}::bigint[]) AS found (seat_id, license_id, holder_id, gives, organization_id))`;
}

/** What a statement about a target begins with: `differing`, where seats and target do not meet. */
function differing(target: SeatTarget): Sql {
  return withQueries([...target.queries, sql`differing AS MATERIALIZED (${differences(target)})`]);
}

/**
 * Where the seats that there are and the holders that keep or get one do not meet. A FULL JOIN is done by hashing or
 * merging whatever the database expects of the conditions, so no wrong guess compares everything with everything.
 */
function differences(target: SeatTarget): Sql {
  const holder = sql`a.${holderColumn(target.kind)}`;
  const gives = sql`t.license_id = ANY(${[...target.givingIds]}::bigint[])`;
  return sql`
    SELECT s.id AS seat_id, coalesce(s.license_id, t.license_id) AS license_id,
      coalesce(s.holder_id, t.holder_id) AS holder_id, coalesce(${gives}, FALSE) AS gives, t.organization_id
    FROM (${target.rows}) t
    FULL JOIN (
      SELECT a.id, a.license_id, ${holder} AS holder_id, a.organization_id FROM assignment a
      WHERE a.license_id = ANY(${[...target.licenseIds]}::bigint[])
        AND ${holder} IS NOT NULL AND a.ended_on IS NULL AND ${target.within(holder)}
    ) s ON s.license_id = t.license_id AND s.holder_id = t.holder_id
    WHERE t.holder_id IS NULL OR (s.id IS NOT NULL AND s.organization_id IS DISTINCT FROM t.organization_id)
      OR (s.id IS NULL AND ${gives})`;
}
