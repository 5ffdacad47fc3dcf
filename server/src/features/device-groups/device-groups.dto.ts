import { ApiProperty, PartialType, PickType } from '@nestjs/swagger';
import { IsDefined, ValidateIf } from 'class-validator';
import { IsLongText, IsName } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryIds } from '../../platform/http/list-query.js';

const criteriaDescription =
  'A tree of `{all: […]}`, `{any: […]}` and `{not: …}` over comparisons `{field, operator, value}`, or a fixed list `{deviceIds: […]}`. ' +
  'Fields: organizationId, locationId, deviceClass, osName, osVersion, name, serialNumber, tag, lastSeenAt, status, product. ' +
  'Operators: in, notIn, equals, contains, startsWith, before, after, olderThanDays; for product containsAny, containsAll, notContainsAny, notContainsAll.';

export class CreateDeviceGroupRequest {
  /** Unique, whatever its case. */
  @IsName()
  name!: string;

  @ValidateIf((_, value) => value !== undefined)
  @IsLongText()
  description?: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: criteriaDescription,
    example: { all: [{ field: 'deviceClass', operator: 'equals', value: 'LAPTOP' }] },
  })
  @IsDefined()
  criteria!: unknown;
}

export class UpdateDeviceGroupRequest extends PartialType(CreateDeviceGroupRequest, { skipNullProperties: false }) {}

export class PreviewDeviceGroupRequest extends PickType(CreateDeviceGroupRequest, ['criteria']) {}

export class DeviceGroupListQuery extends ListQuery {
  /** Groups that any of the devices is in now, of those that you may see. */
  @QueryIds()
  deviceId?: number[];
}

export class DeviceGroupExportQuery extends exportQueryOf(DeviceGroupListQuery) {}

export class DeviceGroupDeviceListQuery extends ListQuery {}

export class DeviceGroupDeviceExportQuery extends exportQueryOf(DeviceGroupDeviceListQuery) {}

export class DeviceGroupItem {
  id!: number;
  version!: number;
  name!: string;
  description!: string;
  /** Devices in the group now, of those that you may see. */
  deviceCount!: number;
  /** When it was created. */
  createdAt!: Date;
}

export class DeviceGroupPage extends pageOf(DeviceGroupItem) {}

/** A license whose rule names the group. */
export class DeviceGroupLicense {
  id!: number;
  name!: string;
}

export class DeviceGroupResponse extends DeviceGroupItem {
  @ApiProperty({ type: 'object', additionalProperties: true, description: criteriaDescription })
  criteria!: unknown;

  /** False when the criteria name things that you may not see: those are left out here, and you cannot replace them. */
  criteriaComplete!: boolean;

  /** The licenses whose rules name the group, of those that you may see. While there are any, it cannot be deleted. */
  @ApiProperty({ type: [DeviceGroupLicense] })
  usedBy!: DeviceGroupLicense[];
}

/** Where a device belongs. */
export class DeviceGroupPlace {
  id!: number;
  name!: string;
}

export class DeviceGroupOperatingSystem {
  name!: string;
  version!: string;
}

/** A device in a group. */
export class DeviceGroupDevice {
  id!: number;
  name!: string;
  organization!: DeviceGroupPlace;
  location!: DeviceGroupPlace;
  deviceClass!: string;
  os!: DeviceGroupOperatingSystem;

  @ApiProperty({ type: String, nullable: true })
  serialNumber!: string | null;

  status!: string;

  /** When the device was last reported; null for one that never was. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastSeenAt!: Date | null;
}

export class DeviceGroupDevicePage extends pageOf(DeviceGroupDevice) {}

export class DeviceGroupPreview {
  /** Devices that the criteria find now, of those that you may see. */
  deviceCount!: number;

  /** The first of them by name. */
  @ApiProperty({ type: [DeviceGroupDevice] })
  sample!: DeviceGroupDevice[];
}

/** A row of the list, as SQL gives it. */
export interface DeviceGroupRow {
  id: number;
  version: number;
  name: string;
  description: string;
  criteria: unknown;
  created_at: Date;
}

/** A device of a group, as SQL gives it. */
export interface DeviceGroupDeviceRow {
  id: number;
  name: string;
  organization_id: number;
  organization_name: string;
  location_id: number;
  location_name: string;
  device_class: string;
  os_name: string;
  os_version: string;
  serial_number: string | null;
  status: string;
  last_seen_at: Date | null;
}

export function toDeviceGroupItem(row: DeviceGroupRow, deviceCount: number): DeviceGroupItem {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    description: row.description,
    deviceCount,
    createdAt: row.created_at,
  };
}

export function toDeviceGroupDevice(row: DeviceGroupDeviceRow): DeviceGroupDevice {
  return {
    id: row.id,
    name: row.name,
    organization: { id: row.organization_id, name: row.organization_name },
    location: { id: row.location_id, name: row.location_name },
    deviceClass: row.device_class,
    os: { name: row.os_name, version: row.os_version },
    serialNumber: row.serial_number,
    status: row.status,
    lastSeenAt: row.last_seen_at,
  };
}
