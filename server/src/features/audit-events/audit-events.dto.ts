import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsISO8601, IsOptional, IsString, MaxLength } from 'class-validator';
import { exportQueryOf } from '../../platform/http/list-export.js';
import {
  ListQuery,
  pageOf,
  QueryFlag,
  QueryIds,
  QueryNumber,
  QueryTexts,
  QueryWords,
} from '../../platform/http/list-query.js';

export const actorKinds = ['TECHNICIAN', 'API_CLIENT', 'SYSTEM'] as const;
export type ActorKind = (typeof actorKinds)[number];

/** What the history of one thing understands. */
export class HistoryQuery extends ListQuery {}

export class HistoryExportQuery extends exportQueryOf(HistoryQuery) {}

export class AuditEventListQuery extends ListQuery {
  @QueryWords(actorKinds)
  actorKind?: ActorKind[];

  /** Of technicians and API clients. */
  @QueryIds()
  actorId?: number[];

  /** What these technicians did. */
  @QueryIds()
  technicianId?: number[];

  /** What these API clients did. */
  @QueryIds()
  apiClientId?: number[];

  /** Such as `license.updated`; of a noun alone, such as `license`, all that happened to such things. */
  @QueryTexts()
  action?: string[];

  /** Sign-ins and sign-outs alone, refused ones too, or all but those. */
  @QueryFlag()
  signIns?: boolean;

  @QueryTexts()
  subjectType?: string[];

  @ApiPropertyOptional({ type: Number })
  @IsOptional()
  @QueryNumber(1, Number.MAX_SAFE_INTEGER)
  subjectId?: number;

  @QueryIds()
  organizationId?: number[];

  /** From this time on. */
  @ApiPropertyOptional({ type: String, format: 'date-time' })
  @IsOptional()
  @IsISO8601({ strict: true }, { message: 'A time is written like 2026-11-21T12:00:00Z.' })
  from?: string;

  /** Before this time. */
  @ApiPropertyOptional({ type: String, format: 'date-time' })
  @IsOptional()
  @IsISO8601({ strict: true }, { message: 'A time is written like 2026-11-21T12:00:00Z.' })
  to?: string;

  /** All that one request did. */
  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  requestId?: string;
}

export class AuditEventExportQuery extends exportQueryOf(AuditEventListQuery) {}

export class AuditActor {
  @ApiProperty({ enum: actorKinds })
  kind!: ActorKind;

  /** Null for the system itself. */
  @ApiProperty({ type: Number, nullable: true })
  id!: number | null;

  /** As it was called then. */
  name!: string;
}

export class AuditEventResponse {
  id!: number;
  at!: Date;
  actor!: AuditActor;

  /** What happened, as `<noun>.<what>`. */
  action!: string;

  /** The kind of thing that it happened to. */
  subjectType!: string;

  @ApiProperty({ type: Number, nullable: true })
  subjectId!: number | null;

  /** What it is called; of what is gone, what it was called where the event tells. */
  @ApiProperty({ type: String, nullable: true })
  subjectName!: string | null;

  /** The organization that it tells of; null when of none in particular. */
  @ApiProperty({ type: Number, nullable: true })
  organizationId!: number | null;

  /** Fields as they were; null where nothing was there. Secrets are masked. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  before!: object | null;

  /** Fields as they are since; null where nothing is left. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  after!: object | null;

  @ApiProperty({ type: String, nullable: true })
  requestId!: string | null;
}

export class AuditEventPage extends pageOf(AuditEventResponse) {}

export class AuditVerdictResponse {
  /** The log is as it was written: no entry was changed, taken out or put in. */
  valid!: boolean;

  /** Entries that are there. */
  count!: number;

  /** The first entry that is not as it was written; null for a valid log, and where only entries are missing. */
  @ApiProperty({ type: Number, nullable: true })
  firstInvalidId!: number | null;
}
