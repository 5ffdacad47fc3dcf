import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql, type Sql } from '../../platform/database/sql.js';
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

  /**
   * @param licenseId the license whose seats are compared with; null for one that does not exist yet.
   * @param visible which devices (alias `d`) are counted and named.
   */
  async preview(
    licenseId: number | null,
    target: DeviceTarget,
    context: CompileContext,
    visible: Sql,
  ): Promise<PreviewCounts> {
    const assigning = sql`${target.gives} AND target_id IS NOT NULL AND stays IS NOT TRUE`;
    const ending = sql`holder_id IS NOT NULL AND stays IS NOT TRUE`;
    const row = await this.database.one<PreviewRow>(sql`
      WITH compared AS MATERIALIZED (
        SELECT t.id AS target_id, s.device_id AS holder_id, s.seats, s.organization_id = t.organization_id AS stays
        FROM (SELECT d.id, d.organization_id FROM device d WHERE (${visible}) AND ${compileCondition(target.keep, context)}) t
        FULL JOIN (
          SELECT a.device_id, a.organization_id, a.seats FROM assignment a JOIN device d ON d.id = a.device_id
          WHERE a.license_id = ${licenseId ?? 0} AND a.device_id IS NOT NULL AND a.ended_on IS NULL AND (${visible})
        ) s ON s.device_id = t.id
      )
      SELECT
        count(*) FILTER (WHERE ${assigning}) AS would_assign,
        count(*) FILTER (WHERE ${ending}) AS would_end,
        count(*) FILTER (WHERE stays) AS unchanged,
        coalesce(sum(seats) FILTER (WHERE ${ending}), 0)::bigint AS seats_ended,
        ${sample(sql`SELECT target_id AS id FROM compared WHERE ${assigning}`)} AS assign_sample,
        ${sample(sql`SELECT holder_id AS id FROM compared WHERE ${ending}`)} AS end_sample
      FROM compared`);
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

/** The first of some devices, by id, as they are shown. */
function sample(ids: Sql): Sql {
  return sql`(
    SELECT json_agg(s) FROM (
      SELECT d.id, d.name, json_build_object('id', o.id, 'name', o.name) AS organization
      FROM (${ids} ORDER BY 1 LIMIT ${sampleSize}) AS first
      JOIN device d ON d.id = first.id JOIN organization o ON o.id = d.organization_id
      ORDER BY d.id
    ) s
  )`;
}
