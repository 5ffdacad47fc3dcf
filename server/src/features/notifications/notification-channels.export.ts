import { type ExportDefinition, flag, instant, number, text } from '../../platform/http/export-columns.js';
import type { NotificationChannelResponse } from './notification-channels.dto.js';

export const notificationChannelExport: ExportDefinition<NotificationChannelResponse> = {
  name: 'notification-channels',
  columns: [
    number('Id', (item) => item.id),
    text('Name', (item) => item.name),
    text('Kind', (item) => item.kind),
    flag('Active', (item) => item.active),
    flag('Default', (item) => item.isDefault),
    text('Minimum severity', (item) => item.minimumSeverity),
    text('Digest', (item) => item.digest),
    number('Digest hour', (item) => item.digestHour),
    text('Format', (item) => item.format ?? ''),
    text('Address', (item) => item.url ?? item.smtpUrl ?? ''),
    flag('Signed', (item) => item.hasSecret),
    text('From', (item) => item.from ?? ''),
    text('Recipients', (item) => item.recipients.join(', ')),
    flag('Private addresses', (item) => item.allowPrivateAddress),
    instant('Created', (item) => item.createdAt),
  ],
};
