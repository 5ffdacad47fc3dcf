import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { versionOf } from '../../platform/http/versions.js';
import { IsId, IsLongText, IsNestedList, Optional } from '../../platform/http/fields.js';

/** The most holders that a license can pin in, or keep out. */
const mostExceptions = 2_000;

const kinds = ['DEVICE', 'PERSON', 'LOCATION'] as const;

export class ExceptionRequest {
  /** The kind of holder that the license gives seats to. */
  @IsIn(kinds)
  @ApiProperty({ enum: kinds })
  kind!: 'DEVICE' | 'PERSON' | 'LOCATION';

  @IsId()
  id!: number;

  /** Why; shown where somebody asks why the holder has a seat, or has none. */
  @Optional()
  @IsLongText(2000)
  note?: string;
}

/** Replaces the exceptions of a license; a list that is absent is empty. */
export class ExceptionsRequest {
  /** Pinned in: they get a seat whatever the rule says, as long as they are active and in scope. */
  @Optional()
  @IsNestedList(() => ExceptionRequest, mostExceptions)
  include?: ExceptionRequest[];

  /** Kept out whatever the rule says. */
  @Optional()
  @IsNestedList(() => ExceptionRequest, mostExceptions)
  exclude?: ExceptionRequest[];
}

export class ExceptionOrganization {
  id!: number;
  name!: string;
}

export class ExceptionResponse {
  @ApiProperty({ enum: kinds })
  kind!: 'DEVICE' | 'PERSON' | 'LOCATION';
  id!: number;
  name!: string;
  @ApiProperty({ type: ExceptionOrganization, nullable: true })
  organization!: ExceptionOrganization | null;
  note!: string;
  /** When the exception was made. */
  createdAt!: Date;
}

export class ExceptionsResponse {
  /** Stays while the exceptions that you see stay; for `If-Match`. */
  version!: number;
  include!: ExceptionResponse[];
  exclude!: ExceptionResponse[];
}

/** What exceptions would do to the seats of a license. */
export class ExceptionsPreviewResponse {
  /** Holders that would get a seat. */
  wouldAssign!: number;
  /** Holders that would lose theirs. */
  wouldEnd!: number;
  /** Holders that would keep theirs. */
  unchanged!: number;
  /** Seats in use afterwards, in organizations that you may see. */
  @ApiProperty({ type: Number, nullable: true })
  usageAfter!: number | null;
  /** The purchased quantity; null unless you may see the whole license. */
  @ApiProperty({ type: Number, nullable: true })
  quantityAfter!: number | null;
}

/** A row of exceptions, as SQL gives it. */
export interface ExceptionRow {
  kind: 'DEVICE' | 'PERSON' | 'LOCATION';
  id: number;
  name: string;
  organization: ExceptionOrganization | null;
  note: string;
  created_at: Date;
  included: boolean;
}

export function toExceptionsResponse(rows: readonly ExceptionRow[]): ExceptionsResponse {
  const those = (included: boolean): ExceptionResponse[] =>
    rows
      .filter((row) => row.included === included)
      .map(({ kind, id, name, organization, note, created_at: createdAt }) => ({
        kind,
        id,
        name,
        organization,
        note,
        createdAt,
      }));
  const version = versionOf(rows.map(({ kind, id, included, note }) => [kind, id, included, note]));
  return { version, include: those(true), exclude: those(false) };
}
