import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type DeviceClass, deviceClasses } from '../devices/devices.rules.js';
import { maximumDevices, reportLimits } from './inventory-report.rules.js';

// These classes describe the contract; `inventory-report.rules.ts` checks it, device by device.

export class ReportedSoftwareRequest {
  /** As the system itself calls it. A longer one is cut. */
  @ApiProperty({ maxLength: reportLimits.softwareName })
  name!: string;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: reportLimits.publisher })
  publisher?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: reportLimits.version })
  version?: string | null;

  @ApiPropertyOptional({ type: String, format: 'date', nullable: true })
  installedOn?: string | null;

  @ApiPropertyOptional({ type: String, format: 'date', nullable: true })
  lastUsedOn?: string | null;
}

export class ReportedDeviceRequest {
  /** What you call the device: it is recognised by it, else by serial number or hardware UUID. */
  @ApiProperty({ minLength: 1, maxLength: reportLimits.externalId })
  externalId!: string;

  organizationId!: number;

  /** A location of the organization. A device that was at another one moves there. */
  locationId!: number;

  /** A longer one is cut. */
  @ApiProperty({ minLength: 1, maxLength: reportLimits.deviceName })
  name!: string;

  /** Left out: as known, for a new device worked out from what is reported. */
  @ApiPropertyOptional({ enum: deviceClasses })
  deviceClass?: DeviceClass | null;

  /** The operating system: its name alone, or name and version. */
  @ApiPropertyOptional({
    nullable: true,
    oneOf: [
      { type: 'string' },
      { type: 'object', properties: { name: { type: 'string' }, version: { type: 'string' } } },
    ],
  })
  os?: unknown;

  /** The same as `os.name`. */
  @ApiPropertyOptional({ type: String, nullable: true })
  osName?: string | null;

  /** The same as `os.version`. */
  @ApiPropertyOptional({ type: String, nullable: true })
  osVersion?: string | null;

  /** What firmware holds in place of one, such as “To be filled by O.E.M.”, is as good as none. */
  @ApiPropertyOptional({ type: String, nullable: true })
  serialNumber?: string | null;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  hardwareUuid?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  manufacturer?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  model?: string | null;

  /** Who is signed in to the device. */
  @ApiPropertyOptional({ type: String, nullable: true })
  lastLoggedUser?: string | null;

  /** Everything installed: what is not in it is uninstalled. Left out: what is known stays. */
  @ApiPropertyOptional({ type: [ReportedSoftwareRequest] })
  software?: ReportedSoftwareRequest[];
}

export class InventoryRequest {
  @ApiProperty({ type: [ReportedDeviceRequest], maxItems: maximumDevices })
  devices!: ReportedDeviceRequest[];
}

export class ReportedFieldError {
  /** Path within the device, such as `software.3.installedOn`; empty for the device itself. */
  field!: string;
  code!: string;
  message!: string;
}

export class RejectedDevice {
  /** Its place in the request, from 0. */
  index!: number;

  @ApiProperty({ type: [ReportedFieldError] })
  errors!: ReportedFieldError[];
}

export class InventoryResponse {
  /** Devices that were written. */
  accepted!: number;

  /** Devices of which nothing was written, in the order of the request. */
  @ApiProperty({ type: [RejectedDevice] })
  rejected!: RejectedDevice[];
}
