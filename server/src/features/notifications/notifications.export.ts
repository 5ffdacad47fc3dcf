import { type ExportDefinition, flag, instant, number, text } from '../../platform/http/export-columns.js';
import type { NotificationResponse } from './notifications.dto.js';

export const notificationExport: ExportDefinition<NotificationResponse> = {
  name: 'notifications',
  columns: [
    number('Id', (item) => item.id),
    text('Kind', (item) => item.kind),
    text('Severity', (item) => item.severity),
    text('Title', (item) => item.title),
    text('Text', (item) => item.text),
    flag('Read', (item) => item.read),
    instant('At', (item) => item.createdAt),
  ],
};
