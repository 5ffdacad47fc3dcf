import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { sql, type Sql, unionAll } from '../../platform/database/sql.js';
import {
  type CompileContext,
  compileCondition,
  type DeviceRestriction,
  restrictTo,
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

interface MovedRow {
  license_id: number;
  organization_id: number;
  seats: number;
}

/**
 * The set-based statements of reconciling: end the seats that should not be, and give those that should, for any
 * licenses over any devices. The first run, a changed rule and one device's check-in are these same statements with
 * other restrictions.
 */
@Injectable()
export class SeatsRepository {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /**
   * Moves seats. Runs in a transaction that holds the locks of `ReconciliationLocks`, and that brings the counters up to
   * date by `count` afterwards.
   */
  async move(
    licenses: readonly TargetedLicense[],
    restriction: DeviceRestriction,
    context: CompileContext,
  ): Promise<MovedUsage[]> {
    if (licenses.length === 0) return [];
    const ended = await this.end(licenses, restriction, context);
    const given = await this.give(
      licenses.filter((license) => license.target.gives),
      restriction,
      context,
    );
    return [...ended, ...given].map((row) => ({
      licenseId: row.license_id,
      organizationId: row.organization_id,
      seats: row.seats,
    }));
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

  /**
   * Ends active seats of devices that are outside of the target, or belong to another organization now than when the
   * seat was given. The reason is worked out for the seats that end only.
   */
  private end(
    licenses: readonly TargetedLicense[],
    restriction: DeviceRestriction,
    context: CompileContext,
  ): Promise<MovedRow[]> {
    return this.database.query<MovedRow>(sql`
      WITH target AS (${targetOf(licenses, restriction, context)}),
      ended AS (
        UPDATE assignment a
        SET ended_on = greatest(${this.today()}, a.assigned_on), ended_at = now(), end_reason = ${endReason}
        WHERE a.license_id = ANY(${licenses.map((license) => license.id)}::bigint[])
          AND a.device_id IS NOT NULL AND a.ended_on IS NULL
          AND ${restrictTo(restriction, sql`a.device_id`)}
          AND NOT EXISTS (
            SELECT FROM target t
            WHERE t.license_id = a.license_id AND t.device_id = a.device_id AND t.organization_id = a.organization_id
          )
        RETURNING a.license_id, a.organization_id, a.seats
      )
      SELECT license_id, organization_id, -sum(seats) AS seats FROM ended GROUP BY 1, 2`);
  }

  /** Gives seats to devices of the target that have none. assignment_active_device_key keeps it at one. */
  private async give(
    licenses: readonly TargetedLicense[],
    restriction: DeviceRestriction,
    context: CompileContext,
  ): Promise<MovedRow[]> {
    if (licenses.length === 0) return [];
    return this.database.query<MovedRow>(sql`
      WITH target AS (${targetOf(licenses, restriction, context)}),
      given AS (
        INSERT INTO assignment (license_id, device_id, organization_id, origin, assigned_on)
        SELECT t.license_id, t.device_id, t.organization_id, 'RULE', ${this.today()}
        FROM target t
        WHERE NOT EXISTS (
          SELECT FROM assignment a
          WHERE a.license_id = t.license_id AND a.device_id = t.device_id AND a.ended_on IS NULL
        )
        ORDER BY t.license_id, t.device_id
        ON CONFLICT DO NOTHING
        RETURNING license_id, organization_id, seats
      )
      SELECT license_id, organization_id, sum(seats) AS seats FROM given GROUP BY 1, 2`);
  }

  private today(): Sql {
    return sql`(now() AT TIME ZONE ${this.config.values.TIME_ZONE})::date`;
  }
}

/** The devices that keep (and where the license gives: get) a seat, license by license. */
function targetOf(licenses: readonly TargetedLicense[], restriction: DeviceRestriction, context: CompileContext): Sql {
  return unionAll(
    licenses.map(
      ({ id, target }) => sql`
        SELECT ${id}::bigint AS license_id, d.id AS device_id, d.organization_id
        FROM device d
        WHERE ${restrictTo(restriction, sql`d.id`)} AND ${compileCondition(target.keep, context)}`,
    ),
  );
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
