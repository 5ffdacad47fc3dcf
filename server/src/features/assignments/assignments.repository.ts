import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { identifier, inIds, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import {
  type AssignmentListQuery,
  type AssignmentResponse,
  type AssignmentRow,
  toAssignmentResponse,
} from './assignments.dto.js';
import type { HolderKind } from '../reconciliation/holder-kinds.rules.js';
import { holderColumn, holderTable } from '../reconciliation/holder-table.sql.js';
import type { CountedSeat } from '../reconciliation/seat-movements.rules.js';
import {
  heldByKind,
  knownTotal,
  listOfEnded,
  listOfKind,
  seatFilters,
  type VisibleSeats,
} from './assignment-list.sql.js';
import type { Candidate, WantedHolders } from './assignments.rules.js';

/** A seat that is held for a change. */
export interface HeldSeat {
  id: number;
  version: number;
  assigned_on: string;
  ended_on: string | null;
  seats: number;
  organization_id: number | null;
  holder_id: number;
}

/** A seat that is held for a change, as counters look at it. */
export function countedSeat(licenseId: number, seat: HeldSeat): CountedSeat {
  return { licenseId, organizationId: seat.organization_id, seats: seat.seats };
}

/** Who has a seat that is held for a change. */
export function heldBy({ organization_id: organizationId, holder_id: holderId }: HeldSeat) {
  return { organizationId, holderId };
}

/** A seat belongs to one holder, so each of the joins keeps one row. assignment_license_id_idx serves the default order. */
const list: ListDefinition = {
  select: sql`a.id, a.version,
    CASE WHEN a.device_id IS NOT NULL THEN 'DEVICE' WHEN a.person_id IS NOT NULL THEN 'PERSON' ELSE 'LOCATION' END AS holder_kind,
    coalesce(a.device_id, a.person_id, a.location_id) AS holder_id,
    coalesce(d.name, p.name, c.name) AS holder_name, p.kind AS holder_person_kind, p.email AS holder_email,
    CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS organization,
    a.assigned_on, a.ended_on, a.seats, a.origin, a.note, a.end_reason`,
  from: sql`assignment a
    LEFT JOIN device d ON d.id = a.device_id
    LEFT JOIN person p ON p.id = a.person_id
    LEFT JOIN location c ON c.id = a.location_id
    LEFT JOIN organization o ON o.id = a.organization_id`,
  counted: sql`assignment a`,
  id: sql`a.id`,
  sorts: {
    holder: sql`lower(coalesce(d.name, p.name, c.name))`,
    assignedOn: sql`a.assigned_on`,
    endedOn: sql`a.ended_on`,
    seats: sql`a.seats`,
    origin: sql`a.origin`,
    // Reckoned, or seats of all licenses are read in the order of the primary key until enough are of this one.
    id: sql`(a.id + 0)`,
  },
  neverNull: ['assignedOn', 'seats', 'origin', 'id'],
  countedSorts: ['assignedOn', 'endedOn', 'seats', 'origin', 'id'],
  defaultSort: '-assignedOn',
};

const heldSeat = sql`a.id, a.version, a.assigned_on, a.ended_on, a.seats, a.organization_id,
  coalesce(a.device_id, a.person_id, a.location_id) AS holder_id`;

@Injectable()
export class AssignmentsRepository {
  constructor(private readonly database: Database) {}

  /**
   * A license's seats that satisfy `visible`.
   * @param kind what holds seats of the license now; null: nothing.
   */
  list(
    licenseId: number,
    kind: HolderKind | null,
    visible: VisibleSeats,
    query: Unpaged<AssignmentListQuery>,
  ): RowList<AssignmentResponse> {
    const where = [sql`a.license_id = ${licenseId}`, visible.condition, ...seatFilters(query)];
    const counted = { ...list, ...knownTotal(licenseId, visible, query) };
    // Seats that are held are of the kind of the license; ended ones may be of what it was before.
    const byHolder = /^-?holder\b/.test(query.sort ?? '');
    if (kind === null || query.active !== true || !byHolder) {
      const ofEnd = query.active === false ? listOfEnded(counted) : counted;
      return listOf<AssignmentRow, AssignmentResponse>(this.database, ofEnd, where, toAssignmentResponse);
    }
    where.push(heldByKind(kind));
    const ofKind = listOfKind(counted, kind);
    return listOf<AssignmentRow, AssignmentResponse>(this.database, ofKind, where, toAssignmentResponse);
  }

  /** Seats by id, as they are shown. */
  async byIds(ids: readonly number[]): Promise<AssignmentResponse[]> {
    const rows = await this.database.query<AssignmentRow>(sql`
      SELECT ${list.select} FROM ${list.from} WHERE a.id = ANY(${[...ids]}::bigint[]) ORDER BY a.id`);
    return rows.map(toAssignmentResponse);
  }

  /**
   * The wanted holders that the actor may see, held so that they are not put out of use or moved meanwhile.
   * @param visible on the table of holders of the kind: `d` devices, `p` people, `c` locations.
   */
  candidates(licenseId: number, { kind, ids }: WantedHolders, visible: Sql): Promise<Candidate[]> {
    const { id, table, alias, organizationId, active, open, inScope } = holderTable(kind);
    const column = holderColumn(kind);
    return this.database.query<Candidate>(sql`
      SELECT ${id} AS id, ${organizationId} AS "organizationId", ${active} AS active, ${open} AS open, ${inScope} AS "inScope",
        EXISTS (
          SELECT FROM assignment a WHERE a.license_id = l.id AND a.${column} = ${id} AND a.ended_on IS NULL
        ) AS holds,
        (
          SELECT max(a.ended_on) FROM assignment a
          WHERE a.license_id = l.id AND a.${column} = ${id} AND a.ended_on > a.assigned_on
        ) AS "heldUntil"
      FROM ${table} JOIN license l ON l.id = ${licenseId}
      WHERE ${inIds(id, ids)} AND (${visible})
      ORDER BY ${id} FOR SHARE OF ${identifier(alias)}`);
  }

  /** Gives seats by hand; a holder that got one meanwhile is left out. */
  insert(
    licenseId: number,
    { kind, ids }: WantedHolders,
    seat: { seats: number; assignedOn: string; note: string },
  ): Promise<{ id: number; holderId: number; organizationId: number | null; seats: number }[]> {
    const { id, table, organizationId } = holderTable(kind);
    const column = holderColumn(kind);
    return this.database.query(sql`
      INSERT INTO assignment (license_id, ${column}, organization_id, seats, origin, assigned_on, note)
      SELECT ${licenseId}::bigint, ${id}, ${organizationId}, ${seat.seats}::int, 'MANUAL', ${seat.assignedOn}::date, ${seat.note}::text
      FROM ${table} WHERE ${inIds(id, ids)} ORDER BY ${id}
      ON CONFLICT DO NOTHING
      RETURNING id, ${column} AS "holderId", organization_id AS "organizationId", seats`);
  }

  /** The organizations of seats and of holders; null stands for people of none. */
  async organizationsOf(seatIds: readonly number[], { kind, ids }: WantedHolders): Promise<(number | null)[]> {
    const { id, table, organizationId } = holderTable(kind);
    const rows = await this.database.query<{ id: number | null }>(sql`
      SELECT a.organization_id AS id FROM assignment a WHERE ${inIds(sql`a.id`, seatIds)}
      UNION SELECT ${organizationId} FROM ${table} WHERE ${inIds(id, ids)}`);
    return rows.map((row) => row.id);
  }

  /** Holds a seat for a change, or null. */
  lock(licenseId: number, id: number, visible: Sql): Promise<HeldSeat | null> {
    return this.database.first<HeldSeat>(sql`
      SELECT ${heldSeat} FROM assignment a
      WHERE a.id = ${id} AND a.license_id = ${licenseId} AND (${visible}) FOR NO KEY UPDATE`);
  }

  /** True when another seat of the same holder was, or is, held on a day from `assignedOn` to the end of this one. */
  async overlaps(id: number, assignedOn: string): Promise<boolean> {
    const row = await this.database.first(sql`
      SELECT FROM assignment a JOIN assignment b ON b.license_id = a.license_id AND b.id <> a.id
        AND (b.device_id = a.device_id OR b.person_id = a.person_id OR b.location_id = a.location_id)
      WHERE a.id = ${id}
        AND daterange(b.assigned_on, b.ended_on) && daterange(${assignedOn}::date, a.ended_on) LIMIT 1`);
    return row !== null;
  }

  async update(id: number, seat: { assignedOn: string; seats: number; note: string | null }): Promise<void> {
    await this.database.query(sql`
      UPDATE assignment SET version = version + 1, assigned_on = ${seat.assignedOn}::date, seats = ${seat.seats},
        note = coalesce(${seat.note}::text, note)
      WHERE id = ${id} AND (assigned_on, seats, note)
        IS DISTINCT FROM (${seat.assignedOn}::date, ${seat.seats}::int, coalesce(${seat.note}::text, note))`);
  }

  async end(id: number, endedOn: string): Promise<void> {
    await this.database.query(sql`
      UPDATE assignment SET version = version + 1, ended_on = ${endedOn}::date, ended_at = now(), end_reason = 'REMOVED' WHERE id = ${id}`);
  }

  /** Holds seats for a change, of those that satisfy `visible`. */
  lockAll(licenseId: number, ids: readonly number[], visible: Sql): Promise<HeldSeat[]> {
    return this.database.query<HeldSeat>(sql`
      SELECT ${heldSeat} FROM assignment a
      WHERE ${inIds(sql`a.id`, ids)} AND a.license_id = ${licenseId} AND (${visible})
      ORDER BY a.id FOR NO KEY UPDATE`);
  }

  /** The seats that are held now, of those that satisfy `visible`, except of some holders. */
  async activeExcept(licenseId: number, { kind, ids }: WantedHolders, visible: Sql): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(sql`
      SELECT a.id FROM assignment a
      WHERE a.license_id = ${licenseId} AND a.ended_on IS NULL AND (${visible})
        AND a.${holderColumn(kind)} IS NOT NULL AND NOT (${inIds(sql`a.${holderColumn(kind)}`, ids)})`);
    return rows.map((row) => row.id);
  }

  /** Ends seats that are held for a change. */
  async endAll(ids: readonly number[], endedOn: string): Promise<void> {
    await this.database.query(sql`
      UPDATE assignment
      SET version = version + 1, ended_on = ${endedOn}::date, ended_at = now(), end_reason = 'REMOVED'
      WHERE ${inIds(sql`id`, ids)} AND ended_on IS NULL`);
  }
}
