import { type ExportDefinition, instant, number, text } from '../../platform/http/export-columns.js';
import type { LocationResponse } from './locations.dto.js';

export const locationExport: ExportDefinition<LocationResponse> = {
  name: 'locations',
  columns: [
    number('Id', (item) => item.id),
    text('Name', (item) => item.name),
    text('Organization', (item) => item.organization.name),
    text('Address', (item) => item.address),
    number('Devices', (item) => item.deviceCount),
    instant('Archived', (item) => item.archivedAt),
    instant('Created', (item) => item.createdAt),
  ],
};
