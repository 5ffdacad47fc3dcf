import { PartialType } from '@nestjs/swagger';
import { IsLongText, IsName, Optional } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf } from '../../platform/http/list-query.js';
import type { Role } from '../roles/roles.types.js';

export class CreateEndUserRoleRequest {
  /** Unique, whatever its case. */
  @IsName()
  name!: string;

  @Optional()
  @IsLongText()
  description?: string;
}

export class UpdateEndUserRoleRequest extends PartialType(CreateEndUserRoleRequest, { skipNullProperties: false }) {}

export class EndUserRoleListQuery extends ListQuery {}

export class EndUserRoleExportQuery extends exportQueryOf(EndUserRoleListQuery) {}

export class EndUserRoleResponse implements Role {
  id!: number;
  version!: number;
  name!: string;
  description!: string;
  /** End users who have the role, of those whom you may see. */
  personCount!: number;
  /** Licenses whose rule names the role, of those that you may see. */
  licenseCount!: number;
  /** When it was created. */
  createdAt!: Date;
}

export class EndUserRolePage extends pageOf(EndUserRoleResponse) {}
