import { type ExportDefinition, instant, number, text } from '../../platform/http/export-columns.js';
import type { OrganizationResponse } from './organizations.dto.js';

export const organizationExport: ExportDefinition<OrganizationResponse> = {
  name: 'organizations',
  columns: [
    number('Id', (item) => item.id),
    text('Name', (item) => item.name),
    text('Description', (item) => item.description),
    number('Locations', (item) => item.locationCount),
    number('Devices', (item) => item.deviceCount),
    instant('Archived', (item) => item.archivedAt),
    instant('Created', (item) => item.createdAt),
  ],
};
