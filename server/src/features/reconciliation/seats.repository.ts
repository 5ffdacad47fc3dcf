import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { inIds, sql, type Sql } from '../../platform/database/sql.js';
import { endReasonOf } from './end-reason.sql.js';
import type { HolderKind } from './holder-kinds.rules.js';
import { holderColumn } from './holder-table.sql.js';
import type { SeatMovement } from './seat-movements.rules.js';
import type { SeatTarget } from './seat-target.sql.js';

/** Where seats of one kind of holder are not what they should be. */
export interface SeatDifference {
  kind: HolderKind;
  /** Seats to be ended. */
  endingIds: number[];
  /** Seats to be given. */
  giving: { licenseId: number; holderId: number; organizationId: number | null }[];
}

interface DifferenceRow {
  seat_id: number | null;
  license_id: number;
  holder_id: number;
  /** The holder should have a seat and has none that is right. */
  gives: boolean;
  /** Of the holder. */
  organization_id: number | null;
}

/**
 * The set-based statements of reconciling: what differs between the seats that there are and those that there should be,
 * for any licenses over any holders of one kind, and moving them. The first run, a changed rule and one device's check-in
 * are these same statements with other restrictions.
 */
@Injectable()
export class SeatsRepository {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /**
   * What has to move. Ends seats of holders that are outside of the target, or belong to another organization now than
   * when the seat was given.
   */
  async difference(target: SeatTarget): Promise<SeatDifference> {
    const rows = await this.database.query<DifferenceRow>(sql`
      ${target.prelude}
      SELECT seat_id, license_id, holder_id, gives, organization_id FROM (${differences(target)})
      ORDER BY license_id, holder_id`);
    return {
      kind: target.kind,
      endingIds: rows.flatMap((row) => (row.seat_id === null ? [] : [row.seat_id])),
      giving: rows.flatMap((row) =>
        row.gives ? [{ licenseId: row.license_id, holderId: row.holder_id, organizationId: row.organization_id }] : [],
      ),
    };
  }

  /** The ids of some holders, one in each range of so many ids in which anything has to move. */
  async rangesWithDifference(target: SeatTarget, rangeSize: number): Promise<number[]> {
    const rows = await this.database.query<{ first: number }>(sql`
      ${target.prelude}
      SELECT min(holder_id) AS first FROM (${differences(target)})
      GROUP BY holder_id / ${rangeSize}::bigint ORDER BY 1`);
    return rows.map((row) => row.first);
  }

  /**
   * Moves seats. Runs in a transaction that holds the locks of `ReconciliationLocks`, and that brings the counters up to
   * date by `LicenseUsageService.record` afterwards. Seats of licenses that are gone by now are gone too.
   */
  async move({ kind, endingIds, giving }: SeatDifference): Promise<SeatMovement[]> {
    const ended = endingIds.length === 0 ? [] : await this.end(kind, endingIds);
    const given = giving.length === 0 ? [] : await this.give(kind, giving);
    return [...ended, ...given];
  }

  /** The reason is worked out from the facts as they are now. */
  private end(kind: HolderKind, seatIds: readonly number[]): Promise<SeatMovement[]> {
    return this.database.query(sql`
      WITH ended AS (
        UPDATE assignment a
        SET version = a.version + 1, ended_on = greatest(${this.today()}, a.assigned_on), ended_at = now(), end_reason = ${endReasonOf(kind)}
        WHERE a.id = ANY(${[...seatIds]}::bigint[]) AND a.ended_on IS NULL
        RETURNING a.license_id, a.organization_id, a.ended_on, a.seats
      )
      SELECT license_id AS "licenseId", organization_id AS "organizationId", ended_on AS day, -sum(seats) AS seats,
        -count(*) AS held, count(*) AS past
      FROM ended GROUP BY 1, 2, 3`);
  }

  /** A license cannot be deleted once it is held here. The keys of active seats keep a holder at one. */
  private give(kind: HolderKind, seats: SeatDifference['giving']): Promise<SeatMovement[]> {
    const licenseIds = seats.map((seat) => seat.licenseId);
    return this.database.query(sql`
      WITH held AS MATERIALIZED (
        SELECT id FROM license WHERE ${inIds(sql`id`, [...new Set(licenseIds)])} ORDER BY id FOR KEY SHARE
      ),
      given AS (
        INSERT INTO assignment (license_id, ${holderColumn(kind)}, organization_id, origin, assigned_on)
        SELECT license_id, holder_id, organization_id, 'RULE', ${this.today()}
        FROM unnest(${licenseIds}::bigint[], ${seats.map((seat) => seat.holderId)}::bigint[],
          ${seats.map((seat) => seat.organizationId)}::bigint[]) AS wanted (license_id, holder_id, organization_id)
        WHERE license_id IN (SELECT id FROM held)
        ON CONFLICT DO NOTHING
        RETURNING license_id, organization_id, assigned_on, seats
      )
      SELECT license_id AS "licenseId", organization_id AS "organizationId", assigned_on AS day, sum(seats) AS seats,
        count(*) AS held, 0 AS past
      FROM given GROUP BY 1, 2, 3`);
  }

  private today(): Sql {
    return sql`(now() AT TIME ZONE ${this.config.values.TIME_ZONE})::date`;
  }
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
