import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { commaSeparated, inIds, sql, type Sql } from '../../platform/database/sql.js';
import { noDevice } from '../device-criteria/device-criteria.rules.js';
import {
  type CompileContext,
  compileCondition,
  type DeviceRestriction,
  restrictTo,
  softwareOf,
} from '../device-criteria/device-criteria.sql.js';
import type { DeviceTarget } from './license-rule.rules.js';

/** A license with its target, ready to be compiled. */
export interface TargetedLicense {
  id: number;
  target: DeviceTarget;
}

/** By how much the seats in use of a license in an organization moved. */
export interface MovedUsage {
  licenseId: number;
  organizationId: number;
  /** Seats given, less seats ended. */
  seats: number;
}

/** Where seats are not what they should be. */
export interface SeatDifference {
  /** Seats to be ended. */
  endingIds: number[];
  /** Seats to be given. */
  giving: { licenseId: number; deviceId: number; organizationId: number }[];
}

interface DifferenceRow {
  seat_id: number | null;
  license_id: number;
  device_id: number;
  /** Of the device, where it should have a seat and has none that is right; else null. */
  organization_id: number | null;
}

/**
 * The set-based statements of reconciling: what differs between the seats that there are and those that there should be,
 * for any licenses over any devices, and moving them. The first run, a changed rule and one device's check-in are these
 * same statements with other restrictions.
 */
@Injectable()
export class SeatsRepository {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /**
   * What has to move. Ends seats of devices that are outside of the target, or belong to another organization now than
   * when the seat was given.
   */
  async difference(
    licenses: readonly TargetedLicense[],
    restriction: DeviceRestriction,
    context: CompileContext,
  ): Promise<SeatDifference> {
    const rows = await this.database.query<DifferenceRow>(sql`
      ${softwareOf(restriction)}
      SELECT seat_id, license_id, device_id, organization_id FROM (${differences(licenses, restriction, context)})
      ORDER BY license_id, device_id`);
    return {
      endingIds: rows.flatMap((row) => (row.seat_id === null ? [] : [row.seat_id])),
      giving: rows.flatMap((row) =>
        row.organization_id === null
          ? []
          : [{ licenseId: row.license_id, deviceId: row.device_id, organizationId: row.organization_id }],
      ),
    };
  }

  /** The ids of some devices, one in each range of so many ids in which anything has to move. */
  async rangesWithDifference(license: TargetedLicense, context: CompileContext, rangeSize: number): Promise<number[]> {
    const rows = await this.database.query<{ first: number }>(sql`
      SELECT min(device_id) AS first FROM (${differences([license], { kind: 'every' }, context)})
      GROUP BY device_id / ${rangeSize}::bigint ORDER BY 1`);
    return rows.map((row) => row.first);
  }

  /**
   * Moves seats. Runs in a transaction that holds the locks of `ReconciliationLocks`, and that brings the counters up to
   * date by `count` afterwards. Seats of licenses that are gone by now are gone too.
   */
  async move({ endingIds, giving }: SeatDifference): Promise<MovedUsage[]> {
    const ended = endingIds.length === 0 ? [] : await this.end(endingIds);
    const given = giving.length === 0 ? [] : await this.give(giving);
    return [...ended, ...given];
  }

  /**
   * Adds to the usage counters, in the order of their keys and once a transaction: two transactions that move the same
   * counters wait for each other instead of locking each other out.
   */
  async count(moved: readonly MovedUsage[]): Promise<void> {
    if (moved.length === 0) return;
    await this.database.query(sql`
      INSERT INTO license_usage AS u (license_id, organization_id, seats)
      SELECT license_id, organization_id, sum(seats)
      FROM unnest(${moved.map((each) => each.licenseId)}::bigint[], ${moved.map((each) => each.organizationId)}::bigint[],
        ${moved.map((each) => each.seats)}::bigint[]) AS moved (license_id, organization_id, seats)
      GROUP BY 1, 2 ORDER BY 1, 2
      ON CONFLICT (license_id, organization_id) DO UPDATE SET seats = u.seats + excluded.seats`);
  }

  /** The reason is worked out from the facts as they are now. */
  private end(seatIds: readonly number[]): Promise<MovedUsage[]> {
    return this.database.query(sql`
      WITH ended AS (
        UPDATE assignment a
        SET ended_on = greatest(${this.today()}, a.assigned_on), ended_at = now(), end_reason = ${endReason}
        WHERE a.id = ANY(${[...seatIds]}::bigint[]) AND a.ended_on IS NULL
        RETURNING a.license_id, a.organization_id, a.seats
      )
      SELECT license_id AS "licenseId", organization_id AS "organizationId", -sum(seats) AS seats
      FROM ended GROUP BY 1, 2`);
  }

  /** A license cannot be deleted once it is held here. assignment_active_device_key keeps a device at one seat. */
  private give(seats: SeatDifference['giving']): Promise<MovedUsage[]> {
    const licenseIds = seats.map((seat) => seat.licenseId);
    return this.database.query(sql`
      WITH held AS MATERIALIZED (
        SELECT id FROM license WHERE ${inIds(sql`id`, [...new Set(licenseIds)])} ORDER BY id FOR KEY SHARE
      ),
      given AS (
        INSERT INTO assignment (license_id, device_id, organization_id, origin, assigned_on)
        SELECT license_id, device_id, organization_id, 'RULE', ${this.today()}
        FROM unnest(${licenseIds}::bigint[], ${seats.map((seat) => seat.deviceId)}::bigint[],
          ${seats.map((seat) => seat.organizationId)}::bigint[]) AS wanted (license_id, device_id, organization_id)
        WHERE license_id IN (SELECT id FROM held)
        ON CONFLICT DO NOTHING
        RETURNING license_id, organization_id, seats
      )
      SELECT license_id AS "licenseId", organization_id AS "organizationId", sum(seats) AS seats
      FROM given GROUP BY 1, 2`);
  }

  private today(): Sql {
    return sql`(now() AT TIME ZONE ${this.config.values.TIME_ZONE})::date`;
  }
}

/**
 * Where the seats that there are and the devices that keep or get one do not meet. A FULL JOIN is done by hashing or
 * merging whatever the database expects of the conditions, so no wrong guess compares everything with everything.
 */
function differences(
  licenses: readonly TargetedLicense[],
  restriction: DeviceRestriction,
  context: CompileContext,
): Sql {
  const giving = licenses.filter((license) => license.target.gives).map((license) => license.id);
  return sql`
    SELECT s.id AS seat_id, coalesce(s.license_id, t.license_id) AS license_id,
      coalesce(s.device_id, t.device_id) AS device_id,
      CASE WHEN t.license_id = ANY(${giving}::bigint[]) THEN t.organization_id END AS organization_id
    FROM (${targetOf(licenses, restriction, context)}) t
    FULL JOIN (
      SELECT a.id, a.license_id, a.device_id, a.organization_id FROM assignment a
      WHERE a.license_id = ANY(${licenses.map((license) => license.id)}::bigint[])
        AND a.device_id IS NOT NULL AND a.ended_on IS NULL AND ${restrictTo(restriction, sql`a.device_id`)}
    ) s ON s.license_id = t.license_id AND s.device_id = t.device_id
    WHERE t.device_id IS NULL OR s.organization_id <> t.organization_id
      OR (s.id IS NULL AND t.license_id = ANY(${giving}::bigint[]))`;
}

/** The devices that keep (and where the license gives: get) a seat. */
function targetOf(licenses: readonly TargetedLicense[], restriction: DeviceRestriction, context: CompileContext): Sql {
  const [first] = licenses;
  if (first === undefined || licenses.length === 1) {
    return sql`
      SELECT ${first?.id ?? 0}::bigint AS license_id, d.id AS device_id, d.organization_id FROM device d
      WHERE ${restrictTo(restriction, sql`d.id`)}
        AND ${compileCondition(first?.target.keep ?? noDevice, context)}`;
  }
  const answers = licenses.map(({ target }) => compileCondition(target.keep, context));
  return sql`
    SELECT answer.license_id, d.id AS device_id, d.organization_id
    FROM device d
    CROSS JOIN LATERAL unnest(${licenses.map((license) => license.id)}::bigint[], ARRAY[${commaSeparated(answers)}])
      AS answer (license_id, keeps)
    WHERE ${restrictTo(restriction, sql`d.id`)} AND answer.keeps`;
}

/** Why a seat ends, from the facts as they are now. */
const endReason = sql`(
  SELECT CASE
    WHEN l.type <> 'PER_DEVICE' THEN 'LICENSE_TYPE_CHANGED'
    WHEN d.status <> 'ACTIVE' THEN 'DEVICE_DECOMMISSIONED'
    WHEN d.organization_id <> a.organization_id THEN 'DEVICE_MOVED'
    WHEN NOT l.scope_global AND NOT EXISTS (
      SELECT FROM license_organization lo
      WHERE lo.license_id = l.id AND lo.organization_id = d.organization_id
        AND (
          NOT EXISTS (
            SELECT FROM license_location ll WHERE ll.license_id = l.id AND ll.organization_id = d.organization_id
          )
          OR EXISTS (SELECT FROM license_location ll WHERE ll.license_id = l.id AND ll.location_id = d.location_id)
        )
    ) THEN 'OUT_OF_SCOPE'
    ELSE 'RULE_NO_LONGER_MATCHES'
  END
  FROM device d, license l WHERE d.id = a.device_id AND l.id = a.license_id
)`;
