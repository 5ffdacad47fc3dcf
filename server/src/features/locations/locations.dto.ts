import { ApiProperty, PartialType } from '@nestjs/swagger';
import { ValidateIf } from 'class-validator';
import { IsLongText, IsName } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryFlag, QueryIds } from '../../platform/http/list-query.js';

export class CreateLocationRequest {
  /** Unique within the organization, whatever its case. */
  @IsName()
  name!: string;

  /** Postal address; several lines are kept. */
  @ValidateIf((_, value) => value !== undefined)
  @IsLongText(2000)
  address?: string;
}

export class UpdateLocationRequest extends PartialType(CreateLocationRequest, { skipNullProperties: false }) {}

/** What the locations of one organization are listed by. */
export class OrganizationLocationListQuery extends ListQuery {
  /** true: those that are archived; absent or false: those in use. */
  @QueryFlag()
  archived?: boolean;
}

export class OrganizationLocationExportQuery extends exportQueryOf(OrganizationLocationListQuery) {}

/** What the locations of all organizations are listed by. */
export class LocationListQuery extends OrganizationLocationListQuery {
  @QueryIds()
  organizationId?: number[];

  /** These locations, and no others. */
  @QueryIds()
  locationId?: number[];
}

export class LocationExportQuery extends exportQueryOf(LocationListQuery) {}

/** The organization that a location belongs to. */
export class LocationOrganization {
  id!: number;
  name!: string;
}

export class LocationResponse {
  id!: number;
  version!: number;
  name!: string;
  address!: string;
  organization!: LocationOrganization;
  /** Active devices at the location. */
  deviceCount!: number;
  /** When it was archived; null while it is in use. */
  @ApiProperty({ type: Date, nullable: true })
  archivedAt!: Date | null;
  /** When it was created. */
  createdAt!: Date;
}

export class LocationPage extends pageOf(LocationResponse) {}

/** A row of the list, as SQL gives it. */
export interface LocationRow {
  id: number;
  version: number;
  name: string;
  address: string;
  organization_id: number;
  organization_name: string;
  device_count: number;
  archived_at: Date | null;
  created_at: Date;
}

export function toLocationResponse(row: LocationRow): LocationResponse {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    address: row.address,
    organization: { id: row.organization_id, name: row.organization_name },
    deviceCount: row.device_count,
    archivedAt: row.archived_at,
    createdAt: row.created_at,
  };
}
