import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath, PartialType } from '@nestjs/swagger';
import { plainToInstance, Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { cleanLine, IsCalendarDate, IsId, IsIds, IsLine, IsName } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryIds, QueryTexts, QueryWords } from '../../platform/http/list-query.js';
import { type DeviceClass, deviceClasses, type DeviceStatus, deviceStatuses } from './devices.rules.js';

const maximumTags = 50;
const maximumTagLength = 100;

function isGiven(_: object, value: unknown): boolean {
  return value !== undefined;
}

export class OperatingSystemRequest {
  /** Such as `Windows 11 Pro`. */
  @ValidateIf(isGiven)
  @IsLine(200)
  name?: string;

  /** Such as `10.0.26100`. */
  @ValidateIf(isGiven)
  @IsLine(200)
  version?: string;
}

@ApiExtraModels(OperatingSystemRequest)
export class CreateDeviceRequest {
  @IsName()
  name!: string;

  @IsId()
  organizationId!: number;

  /** A location of the organization. */
  @IsId()
  locationId!: number;

  @ApiProperty({ enum: deviceClasses })
  @IsIn([...deviceClasses])
  deviceClass!: DeviceClass;

  /** The operating system: its name alone, or name and version. */
  @ApiPropertyOptional({ oneOf: [{ type: 'string' }, { $ref: getSchemaPath(OperatingSystemRequest) }] })
  @ValidateIf(isGiven)
  @Type(() => OperatingSystemRequest)
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? plainToInstance(OperatingSystemRequest, { name: value }) : value,
  )
  @IsObject()
  @ValidateNested()
  os?: OperatingSystemRequest | string;

  /** The same as `os.name`. */
  @ValidateIf(isGiven)
  @IsLine(200)
  osName?: string;

  /** The same as `os.version`. */
  @ValidateIf(isGiven)
  @IsLine(200)
  osVersion?: string;

  /** Unique among the active devices of the organization, whatever its case; null or empty for none. */
  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsLine(200)
  serialNumber?: string | null;

  @ValidateIf(isGiven)
  @IsLine(200)
  manufacturer?: string;

  @ValidateIf(isGiven)
  @IsLine(200)
  model?: string;

  /** Tags that differ in case alone are one. */
  @ApiPropertyOptional({ type: [String], maxItems: maximumTags })
  @ValidateIf(isGiven)
  @Transform(({ value }: { value: unknown }) => cleanTags(value))
  @IsArray()
  @ArrayMaxSize(maximumTags)
  @IsString({ each: true })
  @MinLength(1, { each: true, message: 'A tag needs at least one character.' })
  @MaxLength(maximumTagLength, { each: true })
  tags?: string[];

  /** An end user of the organization; null for none. */
  @ApiPropertyOptional({ type: Number, nullable: true })
  @IsOptional()
  @IsId()
  primaryUserId?: number | null;
}

export class UpdateDeviceRequest extends PartialType(CreateDeviceRequest, { skipNullProperties: false }) {}

function cleanTags(value: unknown): unknown {
  return Array.isArray(value) ? value.map((tag: unknown) => (typeof tag === 'string' ? cleanLine(tag) : tag)) : value;
}

export class DeviceListQuery extends ListQuery {
  @QueryIds()
  organizationId?: number[];

  @QueryIds()
  locationId?: number[];

  @QueryWords(deviceClasses)
  deviceClass?: DeviceClass[];

  @QueryWords(deviceClasses, { of: 'none' })
  deviceClassNot?: DeviceClass[];

  /** Active and decommissioned devices when left out. */
  @QueryWords(deviceStatuses)
  status?: DeviceStatus[];

  /** Members of any of the groups. */
  @QueryIds()
  deviceGroupId?: number[];

  /** Devices that have any of the products. */
  @QueryIds()
  productId?: number[];

  /** Devices that have any of the tags, spelled as here. */
  @QueryTexts()
  @Transform(({ value }: { value: unknown }) => cleanTags(value))
  tag?: string[];

  /** Devices whose primary user is any of the end users, of those that you may see. */
  @QueryIds()
  primaryUserId?: number[];

  /** Reported last before this day, in the time zone of the installation; one that never did is not among them. */
  @IsOptional()
  @IsCalendarDate()
  lastSeenBefore?: string;

  /** Devices that have none of the tags, spelled as here. */
  @QueryTexts({ of: 'none' })
  @Transform(({ value }: { value: unknown }) => cleanTags(value))
  tagNot?: string[];
}

export class DeviceExportQuery extends exportQueryOf(DeviceListQuery) {}

export class DeviceOrganization {
  id!: number;
  name!: string;
}

export class DeviceLocation {
  id!: number;
  name!: string;
}

export class DevicePrimaryUser {
  id!: number;
  name!: string;
  email!: string;
}

export class OperatingSystemResponse {
  name!: string;
  version!: string;
}

export class DeviceResponse {
  id!: number;
  version!: number;
  name!: string;
  organization!: DeviceOrganization;
  location!: DeviceLocation;

  @ApiProperty({ enum: deviceClasses })
  deviceClass!: DeviceClass;

  @ApiProperty({ enum: deviceStatuses })
  status!: DeviceStatus;

  os!: OperatingSystemResponse;
  osName!: string;
  osVersion!: string;

  @ApiProperty({ type: String, nullable: true })
  serialNumber!: string | null;

  @ApiProperty({ type: String, nullable: true })
  hardwareUuid!: string | null;

  manufacturer!: string;
  model!: string;
  tags!: string[];

  /** Null when there is none, or when you may not see end users of the organization. */
  @ApiProperty({ type: DevicePrimaryUser, nullable: true })
  primaryUser!: DevicePrimaryUser | null;

  /** Who was signed in to the device at its last inventory, as reported. */
  lastLoggedUser!: string;

  /** The id that the inventory agent, or the caller of `POST /inventory`, gives the device. */
  @ApiProperty({ type: String, nullable: true })
  agentId!: string | null;

  /** Name and version of the agent that reported last. */
  agent!: string;

  /** When the device was last reported; null for one that never was. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastSeenAt!: Date | null;

  /** Licenses of which the device holds a seat now, as far as you may see them. */
  licenseCount!: number;

  /** Installations on the device; only when one device is read. */
  @ApiPropertyOptional({ type: Number })
  softwareCount?: number;

  createdAt!: Date;
}

export class DevicePage extends pageOf(DeviceResponse) {}

export class DecommissionDevicesRequest {
  @IsIds(200)
  ids!: number[];
}

export class RefusedDevice {
  id!: number;
  code!: string;
  message!: string;
}

export class DecommissionDevicesResponse {
  /** Those that are decommissioned now, or were before. */
  decommissioned!: number[];
  refused!: RefusedDevice[];
}
