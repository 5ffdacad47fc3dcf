import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { Clock } from '../../platform/time/clock.js';
import type { HolderKind } from '../reconciliation/holder-kinds.rules.js';
import { holderColumn, holderTable } from '../reconciliation/holder-table.sql.js';
import {
  type HeldLicenseListQuery,
  type HeldLicenseResponse,
  type HeldLicenseRow,
  toHeldLicenseResponse,
} from './held-licenses.dto.js';
import { licenseFilters, licenseList } from './license-list.sql.js';
import type { LicenseShare } from './license-share.sql.js';
import type { SeenLicenses } from './license-visibility.js';

/** Who or what holds seats. */
export interface SeatHolder {
  kind: HolderKind;
  id: number;
}

@Injectable()
export class HeldLicensesRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** True for a holder that satisfies `visible`, on its `holderTable`. */
  async exists(visible: Sql, { kind, id }: SeatHolder): Promise<boolean> {
    const { table, id: column } = holderTable(kind);
    return (await this.database.first(sql`SELECT FROM ${table} WHERE ${column} = ${id} AND (${visible})`)) !== null;
  }

  /** The seats of a holder, where they were held in an organization that is seen. */
  list(
    { visible, share }: SeenLicenses,
    holder: SeatHolder,
    query: Unpaged<HeldLicenseListQuery>,
  ): RowList<HeldLicenseResponse> {
    const today = this.clock.todaySql();
    const where = [visible, share.sees('a'), heldBy(holder), ...licenseFilters(query, today, share)];
    if (query.active) where.push(sql`a.ended_on IS NULL`);
    return listOf<HeldLicenseRow, HeldLicenseResponse>(
      this.database,
      seatList(today, share),
      where,
      toHeldLicenseResponse,
    );
  }
}

/** assignment_device_id_idx, assignment_person_id_idx, assignment_location_id_idx. */
function heldBy({ kind, id }: SeatHolder): Sql {
  return sql`a.${holderColumn(kind)} = ${id}`;
}

/** How licenses are read, a row a seat. */
function seatList(today: Sql, share: LicenseShare): ListDefinition {
  const licenses = licenseList(today, share);
  return {
    select: sql`${licenses.select}, a.id AS assignment_id, a.assigned_on, a.ended_on, a.seats, a.origin,
      a.end_reason, a.note AS seat_note`,
    from: sql`${licenses.from} JOIN assignment a ON a.license_id = l.id`,
    id: sql`a.id`,
    sorts: {
      ...licenses.sorts,
      assignedOn: sql`a.assigned_on`,
      endedOn: sql`a.ended_on`,
      seats: sql`a.seats`,
      origin: sql`a.origin`,
    },
    defaultSort: 'name,-assignedOn',
  };
}
