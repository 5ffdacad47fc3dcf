import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { type CompileContext, compileCondition } from '../device-criteria/device-criteria.sql.js';
import type { DeviceTarget } from './license-rule.rules.js';

/** A device in the sample of a preview. */
export interface PreviewedHolder {
  id: number;
  name: string;
  organization: { id: number; name: string };
}

export interface PreviewCounts {
  wouldAssign: number;
  wouldEnd: number;
  unchanged: number;
  /** Seats (not holders) that would be added and taken away. */
  seatsAssigned: number;
  seatsEnded: number;
  sample: { assign: PreviewedHolder[]; end: PreviewedHolder[] };
}

interface PreviewRow {
  would_assign: number;
  would_end: number;
  unchanged: number;
  seats_ended: number;
  assign_sample: PreviewedHolder[] | null;
  end_sample: PreviewedHolder[] | null;
}

/** How many devices a preview names. */
const sampleSize = 10;

/** Compares a target that is not saved with the seats that there are. Stores nothing. */
@Injectable()
export class PreviewRepository {
  constructor(private readonly database: Database) {}

  /** @param licenseId the license whose seats are compared with; null for one that does not exist yet. */
  async preview(licenseId: number | null, target: DeviceTarget, context: CompileContext): Promise<PreviewCounts> {
    const row = await this.database.one<PreviewRow>(sql`
      WITH target AS MATERIALIZED (
        SELECT d.id, d.organization_id FROM device d WHERE ${compileCondition(target.keep, context)}
      ),
      seat AS MATERIALIZED (
        SELECT a.device_id, a.organization_id, a.seats FROM assignment a
        WHERE a.license_id = ${licenseId ?? 0} AND a.device_id IS NOT NULL AND a.ended_on IS NULL
      ),
      ending AS (
        SELECT s.device_id, s.seats FROM seat s
        WHERE NOT EXISTS (SELECT FROM target t WHERE t.id = s.device_id AND t.organization_id = s.organization_id)
      ),
      assigning AS (
        SELECT t.id FROM target t
        WHERE ${target.gives} AND NOT EXISTS (
          SELECT FROM seat s WHERE s.device_id = t.id AND s.organization_id = t.organization_id
        )
      )
      SELECT
        (SELECT count(*) FROM assigning) AS would_assign,
        (SELECT count(*) FROM ending) AS would_end,
        (SELECT count(*) FROM seat) - (SELECT count(*) FROM ending) AS unchanged,
        (SELECT coalesce(sum(seats), 0)::bigint FROM ending) AS seats_ended,
        (SELECT json_agg(s) FROM (
          SELECT d.id, d.name, json_build_object('id', o.id, 'name', o.name) AS organization
          FROM (SELECT id FROM assigning ORDER BY id LIMIT ${sampleSize}) a
          JOIN device d ON d.id = a.id JOIN organization o ON o.id = d.organization_id
        ) s) AS assign_sample,
        (SELECT json_agg(s) FROM (
          SELECT d.id, d.name, json_build_object('id', o.id, 'name', o.name) AS organization
          FROM (SELECT device_id AS id FROM ending ORDER BY device_id LIMIT ${sampleSize}) e
          JOIN device d ON d.id = e.id JOIN organization o ON o.id = d.organization_id
        ) s) AS end_sample`);
    return {
      wouldAssign: row.would_assign,
      wouldEnd: row.would_end,
      unchanged: row.unchanged,
      seatsAssigned: row.would_assign,
      seatsEnded: row.seats_ended,
      sample: { assign: row.assign_sample ?? [], end: row.end_sample ?? [] },
    };
  }
}
