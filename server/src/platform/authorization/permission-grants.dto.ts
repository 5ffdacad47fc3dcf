import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayUnique, IsIn } from 'class-validator';
import { IsId, IsNestedList } from '../http/fields.js';
import { type PermissionArea, permissionAreas, type PermissionLevel, permissionLevels } from './permissions.js';

/** The most organizations of one area whose level differs from the default. */
const mostOverrides = 10_000;

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
  return applyDecorators(
    ApiProperty({ type: [PermissionGrant], description: 'Areas that are not named are closed.' }),
    IsNestedList(() => PermissionGrant, permissionAreas.length),
    ArrayUnique((grant: unknown) => areaOf(grant), { message: 'An area is named twice. Name each once.' }),
  );
}

function organizationOf(override: unknown): unknown {
  return override instanceof OrganizationOverride ? override.organizationId : override;
}

function areaOf(grant: unknown): unknown {
  return grant instanceof PermissionGrant ? grant.area : grant;
}
