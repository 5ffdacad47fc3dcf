import { ApiProperty, PartialType } from '@nestjs/swagger';
import { IsLongText, IsName, Optional } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryFlag, QueryIds } from '../../platform/http/list-query.js';

export class CreateOrganizationRequest {
  /** Unique, whatever its case. */
  @IsName()
  name!: string;

  @Optional()
  @IsLongText()
  description?: string;
}

export class UpdateOrganizationRequest extends PartialType(CreateOrganizationRequest, { skipNullProperties: false }) {}

export class OrganizationListQuery extends ListQuery {
  /** These, of those that you may see. */
  @QueryIds()
  organizationId?: number[];

  /** true: those that are archived; absent or false: those in use. */
  @QueryFlag()
  archived?: boolean;
}

export class OrganizationExportQuery extends exportQueryOf(OrganizationListQuery) {}

export class OrganizationResponse {
  id!: number;
  version!: number;
  name!: string;
  description!: string;
  /** Locations of the organization. */
  locationCount!: number;
  /** Active devices of the organization. */
  deviceCount!: number;
  /** When it was archived; null while it is in use. */
  @ApiProperty({ type: Date, nullable: true })
  archivedAt!: Date | null;
  /** When it was created. */
  createdAt!: Date;
}

export class OrganizationPage extends pageOf(OrganizationResponse) {}

/** A row of the list, as SQL gives it. */
export interface OrganizationRow {
  id: number;
  version: number;
  name: string;
  description: string;
  location_count: number;
  device_count: number;
  archived_at: Date | null;
  created_at: Date;
}

export function toOrganizationResponse(row: OrganizationRow): OrganizationResponse {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    description: row.description,
    locationCount: row.location_count,
    deviceCount: row.device_count,
    archivedAt: row.archived_at,
    createdAt: row.created_at,
  };
}
