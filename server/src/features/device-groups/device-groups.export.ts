import { type ExportDefinition, instant, number, text } from '../../platform/http/export-columns.js';
import type { DeviceGroupDevice, DeviceGroupItem } from './device-groups.dto.js';

export const deviceGroupExport: ExportDefinition<DeviceGroupItem> = {
  name: 'device-groups',
  columns: [
    number('Id', (item) => item.id),
    text('Name', (item) => item.name),
    text('Description', (item) => item.description),
    number('Devices', (item) => item.deviceCount),
    instant('Created', (item) => item.createdAt),
  ],
};

export const deviceGroupDeviceExport: ExportDefinition<DeviceGroupDevice> = {
  name: 'device-group-devices',
  columns: [
    number('Id', (item) => item.id),
    text('Name', (item) => item.name),
    text('Organization', (item) => item.organization.name),
    text('Location', (item) => item.location.name),
    text('Class', (item) => item.deviceClass),
    text('Operating system', (item) => item.os.name),
    text('OS version', (item) => item.os.version),
    text('Serial number', (item) => item.serialNumber),
    text('Status', (item) => item.status),
    instant('Last seen', (item) => item.lastSeenAt),
  ],
};
