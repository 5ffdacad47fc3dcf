import { ApiProperty, OmitType } from '@nestjs/swagger';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { pageOf, QueryFlag } from '../../platform/http/list-query.js';
import { LicenseListQuery } from './license-list.dto.js';
import { LicenseResponse, type LicenseRow, toLicenseResponse } from './licenses.dto.js';

export class HeldLicenseListQuery extends OmitType(LicenseListQuery, ['organizationId']) {
  /** True, as when left out, lists the seats held now; false those that have ended too. */
  @QueryFlag()
  active: boolean = true;
}

export class HeldLicenseExportQuery extends exportQueryOf(HeldLicenseListQuery) {}

/** A seat with the license that it is of: `id` is the license's. */
export class HeldLicenseResponse extends OmitType(LicenseResponse, [
  'version',
  'note',
  'assignmentRule',
  'notifications',
  'createdAt',
  'updatedAt',
  'warnings',
  'seatUpdate',
]) {
  /** The seat itself: a license that was held more than once has several. */
  assignmentId!: number;
  @ApiProperty({ type: String, format: 'date' })
  assignedOn!: string;
  /** Null while it is held. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  endedOn!: string | null;
  /** Seats that are, or were, held. */
  seats!: number;
  /** RULE, MANUAL or IMPORT. */
  origin!: string;
  /** Why the seat ended; null while it is held. */
  @ApiProperty({ type: String, nullable: true })
  endReason!: string | null;
  /** The note of the seat. */
  note!: string;
}

export class HeldLicensePage extends pageOf(HeldLicenseResponse) {}

/** A row of seats with their licenses, as SQL gives it. */
export interface HeldLicenseRow extends LicenseRow {
  assignment_id: number;
  assigned_on: string;
  ended_on: string | null;
  seats: number;
  origin: string;
  end_reason: string | null;
  seat_note: string;
}

export function toHeldLicenseResponse(row: HeldLicenseRow): HeldLicenseResponse {
  const {
    version: _version,
    note: _note,
    assignmentRule: _rule,
    notifications: _notifications,
    createdAt: _created,
    updatedAt: _updated,
    warnings: _warnings,
    seatUpdate: _seatUpdate,
    ...license
  } = toLicenseResponse(row);
  return {
    ...license,
    assignmentId: row.assignment_id,
    assignedOn: row.assigned_on,
    endedOn: row.ended_on,
    seats: row.seats,
    origin: row.origin,
    endReason: row.end_reason,
    note: row.seat_note,
  };
}
