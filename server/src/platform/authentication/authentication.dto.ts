import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import type { ViewedAs } from '../authorization/actor.js';
import { PermissionGrant } from '../authorization/permission-grants.dto.js';
import { permissionAreas, type Permissions, seenOrganizations, within } from '../authorization/permissions.js';
import { IsLine, Optional } from '../http/fields.js';

/** Room for a recovery code with its hyphens, and for blanks. */
export const longestCode = 40;

export class SignInRequest {
  /** E-mail of the account, in any case. */
  @IsLine(320)
  email!: string;

  @IsString()
  @MaxLength(1024)
  password!: string;

  /** One-time code, or a recovery code in its place; accounts that ask for none ignore it. */
  @Optional()
  @IsString()
  @MaxLength(longestCode)
  otp?: string;
}

/** With whose permissions somebody looks at everything. */
export class ViewingAsResponse {
  @ApiProperty({ enum: ['TECHNICIAN_ROLE', 'TECHNICIAN'] })
  kind!: 'TECHNICIAN_ROLE' | 'TECHNICIAN';

  /** Of the technician role, or of the technician's person. */
  id!: number;
  name!: string;
}

export class ActorResponse {
  /** Of the technician's person, or of the API client. */
  id!: number;
  name!: string;
  /** Empty for an API client. */
  email!: string;

  @ApiProperty({ enum: ['TECHNICIAN', 'API_CLIENT', 'SYSTEM'] })
  kind!: 'TECHNICIAN' | 'API_CLIENT' | 'SYSTEM';

  /** Name of the technician role; null without one. */
  @ApiProperty({ type: String, nullable: true })
  role!: string | null;

  /** May do everything, whatever the permissions say. */
  systemAdministrator!: boolean;

  /** True for somebody who may do nothing before they have set up one-time codes. */
  mustEnrol!: boolean;

  /** What may be done, by area; areas that are not named are closed. */
  @ApiProperty({ type: [PermissionGrant] })
  permissions!: PermissionGrant[];

  /** Packed ability rules: what the panel shows and hides. */
  @ApiProperty({ type: 'array', items: { type: 'array', items: {} } })
  rules!: unknown[];

  /**
   * With whose permissions everything is looked at, and nothing can be changed; null: with one's own. Role, permissions
   * and rules are theirs meanwhile.
   */
  @ApiProperty({ type: ViewingAsResponse, nullable: true })
  viewingAs!: ViewingAsResponse | null;
}

export class ActorEnvelope {
  actor!: ActorResponse;
}

export function toViewingAs({ kind, id, name }: ViewedAs): ViewingAsResponse {
  return { kind, id, name };
}

/** Permissions as their owner is told of them: nothing of organizations that they see nothing of. */
export function toGrantedAreas(permissions: Permissions): PermissionGrant[] {
  const isSeen = within(seenOrganizations(permissions));
  return permissionAreas.flatMap((area) => {
    if (permissions.systemAdministrator) return [{ area, defaultLevel: 'FULL', organizationOverrides: [] }];
    const granted = permissions.areas[area];
    if (granted === undefined) return [];
    const overrides = granted.organizationOverrides.filter(({ organizationId }) => isSeen(organizationId));
    return [
      { area, defaultLevel: granted.defaultLevel, organizationOverrides: overrides.map((each) => ({ ...each })) },
    ];
  });
}
