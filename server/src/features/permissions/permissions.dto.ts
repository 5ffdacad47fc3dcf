import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsIn } from 'class-validator';
import {
  type PermissionArea,
  permissionAreas,
  type PermissionLevel,
  permissionLevels,
} from '../../platform/authorization/permissions.js';
import { IsId, IsNestedList } from '../../platform/http/fields.js';
import type { Grant } from './permissions.rules.js';

/** The most organizations of one area whose level differs from the default. */
export const mostOverrides = 10_000;

export class OrganizationOverride {
  @IsId()
  organizationId!: number;

  /** Access in this organization, in place of the default. */
  @ApiProperty({ enum: permissionLevels })
  @IsIn([...permissionLevels])
  level!: PermissionLevel;
}

/** Access to one area: by default, and in the organizations for which it differs. */
export class PermissionGrant {
  @ApiProperty({ enum: permissionAreas })
  @IsIn([...permissionAreas])
  area!: PermissionArea;

  /** Access in every organization that is not named, and to what belongs to none. */
  @ApiProperty({ enum: permissionLevels })
  @IsIn([...permissionLevels])
  defaultLevel!: PermissionLevel;

  @IsNestedList(() => OrganizationOverride, mostOverrides)
  @ArrayUnique((override: unknown) => organizationOf(override), {
    message: 'An organization is named twice. Name each once.',
  })
  organizationOverrides!: OrganizationOverride[];
}

/** Decorates a list of permissions, in which each area is named once at most. */
export function IsPermissions(): PropertyDecorator {
  const decorators = [
    ApiProperty({ type: [PermissionGrant], description: 'Areas that are not named are closed.' }),
    IsNestedList(() => PermissionGrant, permissionAreas.length),
    ArrayMaxSize(permissionAreas.length),
    ArrayUnique((grant: unknown) => areaOf(grant), { message: 'An area is named twice. Name each once.' }),
  ];
  return (target, property) => {
    for (const decorate of decorators) decorate(target, property);
  };
}

export class TechnicianPermissionsRequest {
  @IsPermissions()
  permissions!: PermissionGrant[];
}

export class TechnicianPermissionsRole {
  id!: number;
  name!: string;
}

/** What a technician may do, and where that comes from. */
export class TechnicianPermissionsResponse {
  /** Counted up with every change of these permissions: of the role's, where there is one. */
  version!: number;

  /** May do everything, whatever the permissions say. */
  systemAdministrator!: boolean;

  /** The role that the permissions are those of; null: they are the technician's own. */
  @ApiProperty({ type: TechnicianPermissionsRole, nullable: true })
  role!: TechnicianPermissionsRole | null;

  /** In organizations that you may see. Areas that are not named are closed. */
  permissions!: PermissionGrant[];
}

/** Grants as they are answered. */
export function toGrants(grants: readonly Grant[]): PermissionGrant[] {
  return grants.map(({ area, defaultLevel, organizationOverrides }) => ({
    area,
    defaultLevel,
    organizationOverrides: organizationOverrides.map(({ organizationId, level }) => ({ organizationId, level })),
  }));
}

function organizationOf(override: unknown): unknown {
  return override instanceof OrganizationOverride ? override.organizationId : override;
}

function areaOf(grant: unknown): unknown {
  return grant instanceof PermissionGrant ? grant.area : grant;
}
