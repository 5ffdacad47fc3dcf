import { PartialType } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { IsLongText, IsName, Optional } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf } from '../../platform/http/list-query.js';
import { IsPermissions, PermissionGrant } from '../../platform/authorization/permission-grants.dto.js';
import type { Role } from '../roles/roles.types.js';

export class CreateTechnicianRoleRequest {
  /** Unique, whatever its case. */
  @IsName()
  name!: string;

  @Optional()
  @IsLongText()
  description?: string;

  /** Signing in with a password asks everybody with the role for a one-time code, from their next request on. */
  @Optional()
  @IsBoolean()
  requiresOneTimeCode?: boolean;

  /** What everybody with the role may do: all of it. Nobody gives more than they have themselves. */
  @Optional()
  @IsPermissions()
  permissions?: PermissionGrant[];
}

export class UpdateTechnicianRoleRequest extends PartialType(CreateTechnicianRoleRequest, {
  skipNullProperties: false,
}) {}

export class TechnicianRoleListQuery extends ListQuery {}

export class TechnicianRoleExportQuery extends exportQueryOf(TechnicianRoleListQuery) {}

export class TechnicianRoleResponse implements Role {
  id!: number;
  version!: number;
  name!: string;
  description!: string;
  /** What everybody with the role may do, in organizations that you may see. Areas that are not named are closed. */
  permissions!: PermissionGrant[];
  /** Signing in with a password asks everybody with the role for a one-time code. */
  requiresOneTimeCode!: boolean;
  /** Technicians who have the role, of those whom you may see. */
  personCount!: number;
  /** Licenses whose rule names the role, of those that you may see. */
  licenseCount!: number;
  /** When it was created. */
  createdAt!: Date;
}

/** A role to begin with. */
export class TechnicianRoleTemplate {
  /** What it is for, such as `help-desk`. */
  key!: string;
  name!: string;
  description!: string;
  permissions!: PermissionGrant[];
}

export class TechnicianRoleTemplates {
  items!: TechnicianRoleTemplate[];
}

export class TechnicianRolePage extends pageOf(TechnicianRoleResponse) {}
