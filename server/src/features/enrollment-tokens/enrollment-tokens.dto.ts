import { ApiProperty } from '@nestjs/swagger';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf } from '../../platform/http/list-query.js';

export class EnrollmentTokenListQuery extends ListQuery {}

export class EnrollmentTokenExportQuery extends exportQueryOf(EnrollmentTokenListQuery) {}

export class EnrollmentTokenResponse {
  id!: number;
  /** The last characters of the token, by which to tell it from others. */
  hint!: string;
  createdAt!: Date;

  /** When an agent last reported with it, give or take a minute; null when none has. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastUsedAt!: Date | null;

  /** Since when agents are refused; null while it is valid. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  revokedAt!: Date | null;
}

export class CreatedEnrollmentTokenResponse {
  id!: number;
  /** The token itself. It is shown this once and kept nowhere. */
  token!: string;
  /** What an inventory agent is given as its server. */
  inventoryUrl!: string;
  /** The last characters of the token, by which to tell it from others. */
  hint!: string;
  createdAt!: Date;
}

export class EnrollmentTokenPage extends pageOf(EnrollmentTokenResponse) {}

/** A row of the list, as SQL gives it. */
export interface EnrollmentTokenRow {
  id: number;
  token_hint: string;
  created_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

export function toEnrollmentTokenResponse(row: EnrollmentTokenRow): EnrollmentTokenResponse {
  return {
    id: row.id,
    hint: row.token_hint,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  };
}
