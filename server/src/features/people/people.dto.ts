import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsEmail, IsIn, IsOptional, ValidateIf } from 'class-validator';
import { IsNewPassword } from '../../platform/authentication/new-passwords.js';
import { IsPermissions, PermissionGrant } from '../../platform/authorization/permission-grants.dto.js';
import { IsId, IsIds, IsLine, IsName, Nullable, Optional } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryFlag, QueryIds, QueryWords } from '../../platform/http/list-query.js';
import { type PersonKind, personKinds } from './people.rules.js';

/** The most end-user roles of one person. */
const largestRoleCount = 100;

export class CreatePersonRequest {
  /** Fixed once and for all: an end user of an organization, a technician who signs in, or a contact. */
  @ApiProperty({ enum: personKinds })
  @IsIn([...personKinds])
  kind!: PersonKind;

  @IsName()
  name!: string;

  /** Unique among people of one kind, whatever its case. */
  @ApiProperty({ format: 'email', maxLength: 320 })
  @IsLine(320)
  @IsEmail({ require_tld: false }, { message: 'This is not an e-mail address.' })
  email!: string;

  /** Required for an end user, possible for a contact; a technician has none. */
  @ApiPropertyOptional({ type: Number, nullable: true })
  @IsOptional()
  @IsId()
  organizationId?: number | null;

  /** Only of an end user: the end-user roles that the person has, all of them. */
  @Optional()
  @IsIds(largestRoleCount)
  roleIds?: number[];

  /** Only of a technician: the role whose permissions they have; null for none. Nobody gives more than they have. */
  @ApiPropertyOptional({ type: Number, nullable: true })
  @Nullable()
  @IsId()
  technicianRoleId?: number | null;

  /** Only of a technician without a role: what they may do, all of it. Nobody gives more than they have themselves. */
  @Optional()
  @IsPermissions()
  permissions?: PermissionGrant[];

  /** Only of a technician: may do everything. Only a system administrator can make another one. */
  @ValidateIf((_, value) => value !== undefined)
  @IsBoolean()
  systemAdministrator?: boolean;

  /** Only of a technician: signing in with a password asks for a one-time code; the role can ask for it too. */
  @ValidateIf((_, value) => value !== undefined)
  @IsBoolean()
  requiresOneTimeCode?: boolean;

  /** Only of a technician. Without one, the answer carries a one-time link by which the technician chooses it. */
  @ValidateIf((_, value) => value !== undefined)
  @IsNewPassword({ required: false })
  password?: string;
}

export class UpdatePersonRequest extends PartialType(OmitType(CreatePersonRequest, ['kind']), {
  skipNullProperties: false,
}) {
  /** Only of a technician: false ends the technician's sessions and keeps them from signing in. */
  @ValidateIf((_, value) => value !== undefined)
  @IsBoolean()
  active?: boolean;
}

export class PersonListQuery extends ListQuery {
  @QueryWords(personKinds)
  kind?: PersonKind[];

  @QueryWords(personKinds, { of: 'none' })
  kindNot?: PersonKind[];

  @QueryIds()
  organizationId?: number[];

  /** End users who have any of these end-user roles. */
  @QueryIds()
  roleId?: number[];

  /** People who have none of these end-user roles. */
  @QueryIds({ of: 'none' })
  roleIdNot?: number[];

  /** Technicians who have any of these technician roles. */
  @QueryIds()
  technicianRoleId?: number[];

  /** false: technicians who may not sign in any more; true: everybody else. */
  @QueryFlag()
  active?: boolean;
}

export class PersonExportQuery extends exportQueryOf(PersonListQuery) {}

/** The organization that a person belongs to. */
export class PersonOrganization {
  id!: number;
  name!: string;
}

/** A role that a person has. */
export class PersonRole {
  id!: number;
  name!: string;
}

export class PersonResponse {
  id!: number;
  version!: number;

  @ApiProperty({ enum: personKinds })
  kind!: PersonKind;

  name!: string;
  email!: string;

  /** Null for technicians, and for contacts of no organization. */
  @ApiProperty({ type: PersonOrganization, nullable: true })
  organization!: PersonOrganization | null;

  /** The end-user roles of an end user, by name; empty for everybody else. */
  roles!: PersonRole[];

  /** The role of a technician; null without one, and for everybody else. */
  @ApiProperty({ type: PersonRole, nullable: true })
  technicianRole!: PersonRole | null;

  /** True for a technician who may do everything. */
  systemAdministrator!: boolean;
  /** False for a technician who may not sign in any more. */
  active!: boolean;
  /** True for a technician who has not chosen a password yet, and has not signed in by a provider. */
  invitationPending!: boolean;
  /** True for a technician whom signing in with a password asks for a one-time code, whatever the role says. */
  requiresOneTimeCode!: boolean;
  /** True for a technician who has set up an app that shows one-time codes. */
  hasOneTimeCodes!: boolean;
  createdAt!: Date;
}

export class CreatedPersonResponse extends PersonResponse {
  /** One-time link by which a technician created without a password chooses one. Shown this once. */
  @ApiPropertyOptional({ type: String })
  invitationUrl?: string;
}

export class InvitationResponse {
  /** The link. It works once; the links before it do not work any more. */
  invitationUrl!: string;
  expiresAt!: Date;
}

export class PersonPage extends pageOf(PersonResponse) {}

/** A row of the list, as SQL gives it. */
export interface PersonRow {
  id: number;
  version: number;
  kind: PersonKind;
  name: string;
  email: string;
  organization_id: number | null;
  organization_name: string | null;
  roles: PersonRole[];
  technician_role_id: number | null;
  technician_role_name: string | null;
  system_administrator: boolean;
  active: boolean;
  invitation_pending: boolean;
  requires_one_time_code: boolean;
  has_one_time_codes: boolean;
  created_at: Date;
}

export function toPersonResponse(row: PersonRow): PersonResponse {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    name: row.name,
    email: row.email,
    organization: row.organization_id === null ? null : { id: row.organization_id, name: row.organization_name ?? '' },
    roles: row.roles,
    technicianRole:
      row.technician_role_id === null ? null : { id: row.technician_role_id, name: row.technician_role_name ?? '' },
    systemAdministrator: row.system_administrator,
    active: row.active,
    invitationPending: row.invitation_pending,
    requiresOneTimeCode: row.requires_one_time_code,
    hasOneTimeCodes: row.has_one_time_codes,
    createdAt: row.created_at,
  };
}
