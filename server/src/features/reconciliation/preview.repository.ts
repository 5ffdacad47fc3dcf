import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { inIds, sql, type Sql } from '../../platform/database/sql.js';
import type { HolderKind } from './holder-kinds.rules.js';
import { holderColumn, holderTable } from './holder-table.sql.js';
import type { SeatTarget } from './seat-target.sql.js';

/** Which holders somebody may see, each as a condition on its table: `d` devices, `p` people, `c` locations. */
export type VisibleHolders = Record<HolderKind, Sql>;

/** A holder in the sample of a preview. */
export interface PreviewedHolder {
  kind: HolderKind;
  id: number;
  name: string;
  /** Null: belongs to none. */
  organization: { id: number; name: string } | null;
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
   * @param targets who would hold seats of one license, one target for each kind of holder: a change of type ends the
   * seats of one kind and gives those of another.
   */
  async preview(targets: readonly SeatTarget[], visible: VisibleHolders): Promise<PreviewCounts> {
    const counts: PreviewCounts = {
      wouldAssign: 0,
      wouldEnd: 0,
      unchanged: 0,
      seatsAssigned: 0,
      seatsEnded: 0,
      sample: { assign: [], end: [] },
    };
    for (const target of targets) {
      const seen = visible[target.kind];
      const row = (await this.isHeld(target)) ? await this.compare(target, seen) : await this.count(target);
      counts.wouldAssign += row.would_assign;
      counts.wouldEnd += row.would_end;
      counts.unchanged += row.unchanged;
      counts.seatsAssigned += row.would_assign;
      counts.seatsEnded += row.seats_ended;
      counts.sample.assign.push(...(row.assign_sample ?? []));
      counts.sample.end.push(...(row.end_sample ?? []));
    }
    return counts;
  }

  /** Whether anybody of the kind holds a seat; the keys of active seats serve it. */
  private async isHeld({ kind, licenseIds }: SeatTarget): Promise<boolean> {
    const row = await this.database.first(sql`
      SELECT FROM assignment a
      WHERE ${inIds(sql`a.license_id`, licenseIds)} AND a.${holderColumn(kind)} IS NOT NULL AND a.ended_on IS NULL LIMIT 1`);
    return row !== null;
  }

  /** Where there are no seats, nothing is compared: who would get one is counted as it is found. */
  private async count(target: SeatTarget): Promise<PreviewRow> {
    const row: PreviewRow = {
      would_assign: 0,
      would_end: 0,
      unchanged: 0,
      seats_ended: 0,
      assign_sample: null,
      end_sample: null,
    };
    if (target.givingIds.length === 0) return row;
    const found = await this.database.one<Pick<PreviewRow, 'would_assign' | 'assign_sample'>>(sql`
      SELECT count(*) AS would_assign, ${sample(target.kind, sql`SELECT holder_id AS id FROM (${target.rows}) t`)} AS assign_sample
      FROM (${target.rows}) t`);
    return { ...row, ...found };
  }

  private compare(target: SeatTarget, visible: Sql): Promise<PreviewRow> {
    const { table, id } = holderTable(target.kind);
    const assigning = sql`${target.givingIds.length > 0} AND target_id IS NOT NULL AND stays IS NOT TRUE`;
    const ending = sql`holder_id IS NOT NULL AND stays IS NOT TRUE`;
    return this.database.one<PreviewRow>(sql`
      WITH compared AS MATERIALIZED (
        SELECT t.holder_id AS target_id, s.holder_id, s.seats,
          s.organization_id IS NOT DISTINCT FROM t.organization_id AND t.holder_id IS NOT NULL AND s.holder_id IS NOT NULL AS stays
        FROM (${target.rows}) t
        FULL JOIN (
          SELECT ${id} AS holder_id, a.organization_id, a.seats
          FROM assignment a JOIN ${table} ON ${id} = a.${holderColumn(target.kind)}
          WHERE a.license_id = ANY(${[...target.licenseIds]}::bigint[]) AND a.ended_on IS NULL AND (${visible})
        ) s ON s.holder_id = t.holder_id
      )
      SELECT
        count(*) FILTER (WHERE ${assigning}) AS would_assign,
        count(*) FILTER (WHERE ${ending}) AS would_end,
        count(*) FILTER (WHERE stays) AS unchanged,
        coalesce(sum(seats) FILTER (WHERE ${ending}), 0)::bigint AS seats_ended,
        ${sample(target.kind, sql`SELECT target_id AS id FROM compared WHERE ${assigning}`)} AS assign_sample,
        ${sample(target.kind, sql`SELECT holder_id AS id FROM compared WHERE ${ending}`)} AS end_sample
      FROM compared`);
  }
}

/** The first of some holders, by id, as they are shown. */
function sample(kind: HolderKind, ids: Sql): Sql {
  const { table, id, organizationId, name } = holderTable(kind);
  return sql`(
    SELECT json_agg(s) FROM (
      SELECT ${kind} AS kind, ${id}, ${name},
        CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS organization
      FROM (${ids} ORDER BY 1 LIMIT ${sampleSize}) AS first
      JOIN ${table} ON ${id} = first.id LEFT JOIN organization o ON o.id = ${organizationId}
      ORDER BY ${id}
    ) s
  )`;
}
