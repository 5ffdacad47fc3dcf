import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsCalendarDate, IsIds, IsLongText, Optional } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryFlag, QueryIds } from '../../platform/http/list-query.js';
import { type PersonKind, personKinds } from '../people/people.rules.js';

/** The most seats that one holder can have. */
const mostSeats = 10_000_000;

/** A list of names of holders. */
function IsHolderNames(): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMaxSize(10_000),
    IsString({ each: true }),
    MaxLength(500, { each: true }),
    ApiProperty({ type: [String], example: ['LAPTOP-017', '5CG1234XYZ'] }),
  );
}

export class AssignmentListQuery extends ListQuery {
  /** true: seats that are held now; false: seats that have ended. */
  @QueryFlag()
  active?: boolean;

  /** Seats that were held on this day. */
  @IsOptional()
  @IsCalendarDate()
  asOf?: string;

  @QueryIds()
  organizationId?: number[];
}

export class AssignmentExportQuery extends exportQueryOf(AssignmentListQuery) {}

/** Names holders of one kind: that of the license's type. */
export class AddAssignmentsRequest {
  @Optional()
  @IsIds(10_000)
  deviceIds?: number[];

  /** End users, technicians and contacts. */
  @Optional()
  @IsIds(10_000)
  personIds?: number[];

  @Optional()
  @IsIds(10_000)
  locationIds?: number[];

  /** Device names or serial numbers, e-mail addresses or names of people, location names or `Organization / Location`. */
  @Optional()
  @IsHolderNames()
  holders?: string[];

  /** Seats of each holder; absent: 1. */
  @Optional()
  @IsInt()
  @Min(1)
  @Max(mostSeats)
  seats?: number;

  /** Absent: today. Never later than today. */
  @Optional()
  @IsCalendarDate()
  assignedOn?: string;

  @Optional()
  @IsLongText(2000)
  note?: string;
}

/** Names the seats by their ids, their holders by name, or both. */
export class RemoveAssignmentsRequest {
  @Optional()
  @IsIds(10_000)
  assignmentIds?: number[];

  /** Device names or serial numbers, e-mail addresses or names of people, location names or `Organization / Location`. */
  @Optional()
  @IsHolderNames()
  holders?: string[];
}

export class ChangeAssignmentRequest {
  /** Not later than today, and not later than the end of the seat. */
  @Optional()
  @IsCalendarDate()
  assignedOn?: string;

  @Optional()
  @IsInt()
  @Min(1)
  @Max(mostSeats)
  seats?: number;

  @Optional()
  @IsLongText(2000)
  note?: string;
}

export class HolderOrganization {
  id!: number;
  name!: string;
}

export class HolderResponse {
  @ApiProperty({ enum: ['DEVICE', 'PERSON', 'LOCATION'] })
  kind!: 'DEVICE' | 'PERSON' | 'LOCATION';
  id!: number;
  name!: string;
  /** Of a person. */
  @ApiPropertyOptional({ enum: personKinds })
  personKind?: PersonKind;
  @ApiPropertyOptional({ type: String })
  email?: string;
  @ApiProperty({ type: HolderOrganization, nullable: true })
  organization!: HolderOrganization | null;
}

export class AssignmentResponse {
  id!: number;
  version!: number;
  holder!: HolderResponse;
  @ApiProperty({ type: String, format: 'date' })
  assignedOn!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true })
  endedOn!: string | null;
  seats!: number;
  @ApiProperty({ enum: ['RULE', 'MANUAL', 'IMPORT'] })
  origin!: string;
  note!: string;
  /** Why the seat ended, such as RULE_NO_LONGER_MATCHES; null while it is held. */
  @ApiProperty({ type: String, nullable: true })
  endReason!: string | null;
}

export class AssignmentPage extends pageOf(AssignmentResponse) {}

export class RejectedHolder {
  /** Of the holder; absent where a name found none. */
  @ApiPropertyOptional({ type: Number })
  id?: number;
  /** As the request named the holder. */
  @ApiPropertyOptional({ type: String })
  name?: string;
  code!: string;
  message!: string;
}

export class AddAssignmentsResponse {
  created!: AssignmentResponse[];
  /** Ids of holders that have a seat already. */
  alreadyHeld!: number[];
  rejected!: RejectedHolder[];
}

export class RejectedSeat {
  /** Of the assignment; absent where a name found none. */
  @ApiPropertyOptional({ type: Number })
  id?: number;
  /** As the request named the holder. */
  @ApiPropertyOptional({ type: String })
  name?: string;
  code!: string;
  message!: string;
}

export class RemoveAssignmentsResponse {
  /** Ids of the seats that were ended. */
  ended!: number[];
  /** Ids of seats that had ended before. */
  alreadyEnded!: number[];
  rejected!: RejectedSeat[];
}

/** A row of assignments, as SQL gives it. */
export interface AssignmentRow {
  id: number;
  version: number;
  holder_kind: 'DEVICE' | 'PERSON' | 'LOCATION';
  holder_id: number;
  holder_name: string;
  holder_person_kind: PersonKind | null;
  holder_email: string | null;
  organization: HolderOrganization | null;
  assigned_on: string;
  ended_on: string | null;
  seats: number;
  origin: string;
  note: string;
  end_reason: string | null;
}

export function toAssignmentResponse(row: AssignmentRow): AssignmentResponse {
  return {
    id: row.id,
    version: row.version,
    holder: {
      kind: row.holder_kind,
      id: row.holder_id,
      name: row.holder_name,
      ...(row.holder_person_kind === null ? {} : { personKind: row.holder_person_kind }),
      ...(row.holder_email === null ? {} : { email: row.holder_email }),
      organization: row.organization,
    },
    assignedOn: row.assigned_on,
    endedOn: row.ended_on,
    seats: row.seats,
    origin: row.origin,
    note: row.note,
    endReason: row.end_reason,
  };
}
