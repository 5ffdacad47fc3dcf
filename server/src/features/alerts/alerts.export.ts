import { date, type ExportDefinition, instant, number, text } from '../../platform/http/export-columns.js';
import type { AlertResponse } from './alerts.dto.js';

export const alertExport: ExportDefinition<AlertResponse> = {
  name: 'alerts',
  columns: [
    number('Id', (item) => item.id),
    text('Kind', (item) => item.kind),
    text('State', (item) => item.state),
    text('License', (item) => item.license?.name),
    text('Organization', (item) => item.organization?.name),
    text('Message', (item) => item.message),
    number('Quantity', (item) => item.detail.quantity),
    number('Usage', (item) => item.detail.usage),
    date('Expires', (item) => item.detail.expiresOn),
    number('Notice days', (item) => item.detail.noticeDays),
    instant('Opened', (item) => item.openedAt),
    instant('Acknowledged', (item) => item.acknowledgedAt),
    text('Acknowledged by', (item) => item.acknowledgedBy),
    text('Note', (item) => item.note),
    instant('Resolved', (item) => item.resolvedAt),
  ],
};
