import { PartialType } from '@nestjs/swagger';
import { IsLongText, IsName, Optional } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf } from '../../platform/http/list-query.js';
import type { Role } from '../roles/roles.types.js';

export class CreateTechnicianRoleRequest {
  /** Unique, whatever its case. */
  @IsName()
  name!: string;

  @Optional()
  @IsLongText()
  description?: string;
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
  /** Technicians who have the role, of those whom you may see. */
  personCount!: number;
  /** Licenses whose rule names the role, of those that you may see. */
  licenseCount!: number;
  /** When it was created. */
  createdAt!: Date;
}

export class TechnicianRolePage extends pageOf(TechnicianRoleResponse) {}
