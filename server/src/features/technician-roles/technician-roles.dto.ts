import { PartialType } from '@nestjs/swagger';
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
