import { ApiProperty } from '@nestjs/swagger';
import { IsPermissions, PermissionGrant } from '../../platform/authorization/permission-grants.dto.js';

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
