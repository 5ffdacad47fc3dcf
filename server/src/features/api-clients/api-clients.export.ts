import { type ExportDefinition, flag, instant, number, text } from '../../platform/http/export-columns.js';
import type { ApiClientResponse } from './api-clients.dto.js';

export const apiClientExport: ExportDefinition<ApiClientResponse> = {
  name: 'api-clients',
  columns: [
    number('Id', (item) => item.id),
    text('Name', (item) => item.name),
    text('Client id', (item) => item.clientId),
    text('Technician role', (item) => item.technicianRole?.name ?? ''),
    flag('System administrator', (item) => item.systemAdministrator),
    flag('Active', (item) => item.active),
    instant('Expires', (item) => item.expiresAt),
    instant('Revoked', (item) => item.revokedAt),
    instant('Last used', (item) => item.lastUsedAt),
    instant('Created', (item) => item.createdAt),
  ],
};
