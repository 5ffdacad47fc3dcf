import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { containsPattern, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { ListQuery, Unpaged } from '../../platform/http/list-query.js';
import type { HeldLicense, SeatHolder } from './held-licenses.types.js';

const list: ListDefinition = {
  select: sql`l.id, l.name, l.type, l.assignment_mode AS "assignmentMode", a.id AS "assignmentId",
    a.assigned_on AS "assignedOn", a.ended_on AS "endedOn", a.seats, a.origin, a.end_reason AS "endReason", a.note`,
  from: sql`assignment a JOIN license l ON l.id = a.license_id`,
  id: sql`a.id`,
  sorts: {
    name: sql`lower(l.name)`,
    type: sql`l.type`,
    assignmentMode: sql`l.assignment_mode`,
    assignedOn: sql`a.assigned_on`,
    endedOn: sql`a.ended_on`,
    seats: sql`a.seats`,
    origin: sql`a.origin`,
    id: sql`l.id`,
  },
  defaultSort: 'name,-assignedOn',
};

@Injectable()
export class HeldLicensesRepository {
  constructor(private readonly database: Database) {}

  /** The seats of a holder, in licenses (alias `l`) that satisfy `visible`. */
  list(visible: Sql, holder: SeatHolder, query: Unpaged<ListQuery & { active: boolean }>): RowList<HeldLicense> {
    const where = [visible, heldBy(holder)];
    if (query.active) where.push(sql`a.ended_on IS NULL`);
    if (query.q !== undefined) where.push(sql`l.name ILIKE ${containsPattern(query.q)}`);
    return listOf<HeldLicense, HeldLicense>(this.database, list, where, (row) => row);
  }

  async everHeld(holder: SeatHolder): Promise<boolean> {
    return (await this.database.first(sql`SELECT 1 FROM assignment a WHERE ${heldBy(holder)} LIMIT 1`)) !== null;
  }
}

/** assignment_device_id_idx, assignment_person_id_idx. */
function heldBy(holder: SeatHolder): Sql {
  return holder.kind === 'DEVICE' ? sql`a.device_id = ${holder.id}` : sql`a.person_id = ${holder.id}`;
}
