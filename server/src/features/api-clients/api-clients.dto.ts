import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsISO8601, ValidateIf } from 'class-validator';
import { IsId, IsName, Nullable } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryFlag } from '../../platform/http/list-query.js';

export class CreateApiClientRequest {
  /** Unique, whatever its case. */
  @IsName()
  name!: string;

  /** The technician role whose permissions the client has. */
  @ApiPropertyOptional({ type: Number, nullable: true })
  @Nullable()
  @IsId()
  technicianRoleId?: number | null;

  /** May do everything; in place of a role. Only a system administrator can make one. */
  @ValidateIf((_, value) => value !== undefined)
  @IsBoolean()
  systemAdministrator?: boolean;

  /** From then on it gets no tokens, and those that it has open nothing. Absent or null: it does not expire. */
  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true })
  @Nullable()
  @IsISO8601({ strict: true }, { message: 'A time is written like 2027-01-31T12:00:00Z.' })
  expiresAt?: string | null;
}

export class UpdateApiClientRequest extends PartialType(CreateApiClientRequest, { skipNullProperties: false }) {}

export class ApiClientListQuery extends ListQuery {
  /** true: those that work; false: those that have expired or were revoked. */
  @QueryFlag()
  active?: boolean;
}

export class ApiClientExportQuery extends exportQueryOf(ApiClientListQuery) {}

export class ApiClientRole {
  id!: number;
  name!: string;
}

export class ApiClientResponse {
  id!: number;
  version!: number;
  name!: string;

  /** What the program calls itself when it asks for a token. */
  clientId!: string;

  /** The end of the secret. */
  secretHint!: string;

  @ApiProperty({ type: ApiClientRole, nullable: true })
  technicianRole!: ApiClientRole | null;

  systemAdministrator!: boolean;

  @ApiProperty({ type: Date, nullable: true })
  expiresAt!: Date | null;

  @ApiProperty({ type: Date, nullable: true })
  revokedAt!: Date | null;

  /** When it last asked for anything, to the minute; null when it never did. */
  @ApiProperty({ type: Date, nullable: true })
  lastUsedAt!: Date | null;

  /** False once it has expired or was revoked. */
  active!: boolean;

  /** Whether you may change it: it allows no more than you may do. */
  manageable!: boolean;

  createdAt!: Date;
}

/** An API client with its secret, which is shown this once. */
export class ApiClientWithSecretResponse extends ApiClientResponse {
  clientSecret!: string;
}

export class ApiClientPage extends pageOf(ApiClientResponse) {}

/** As RFC 6749 has it. */
export class TokenResponse {
  access_token!: string;

  @ApiProperty({ enum: ['Bearer'] })
  token_type!: 'Bearer';

  /** In seconds. */
  expires_in!: number;

  /** What the token opens: the API, as far as the permissions of the client go. */
  scope!: string;
}
