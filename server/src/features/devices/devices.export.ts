import { type ExportDefinition, instant, number, text, texts } from '../../platform/http/export-columns.js';
import type { DeviceResponse } from './devices.dto.js';

export const deviceExport: ExportDefinition<DeviceResponse> = {
  name: 'devices',
  columns: [
    number('Id', (item) => item.id),
    text('Name', (item) => item.name),
    text('Organization', (item) => item.organization.name),
    text('Location', (item) => item.location.name),
    text('Class', (item) => item.deviceClass),
    text('Status', (item) => item.status),
    text('Operating system', (item) => item.osName),
    text('OS version', (item) => item.osVersion),
    text('Serial number', (item) => item.serialNumber),
    text('Hardware UUID', (item) => item.hardwareUuid),
    text('Manufacturer', (item) => item.manufacturer),
    text('Model', (item) => item.model),
    texts('Tags', (item) => item.tags),
    text('Primary user', (item) => item.primaryUser?.name),
    text('Primary user e-mail', (item) => item.primaryUser?.email),
    text('Last logged user', (item) => item.lastLoggedUser),
    text('Agent id', (item) => item.agentId),
    text('Agent', (item) => item.agent),
    instant('Last seen', (item) => item.lastSeenAt),
    number('Licenses', (item) => item.licenseCount),
    instant('Created', (item) => item.createdAt),
  ],
};
