import { type ExportDefinition, instant, number, text } from '../../platform/http/export-columns.js';
import type { NotificationDeliveryResponse } from './notification-deliveries.dto.js';

export const notificationDeliveryExport: ExportDefinition<NotificationDeliveryResponse> = {
  name: 'notification-deliveries',
  columns: [
    number('Id', (item) => item.id),
    text('Delivery id', (item) => item.deliveryId),
    text('State', (item) => item.state),
    text('Channel', (item) => item.channel?.name ?? ''),
    text('Address', (item) => item.address ?? ''),
    text('Kind', (item) => item.kind),
    text('Severity', (item) => item.severity),
    text('Title', (item) => item.title),
    number('Attempts', (item) => item.attemptCount),
    instant('Last attempt', (item) => item.lastAttemptAt),
    number('Last status', (item) => item.lastStatus),
    text('Last error', (item) => item.lastError ?? ''),
    instant('Next attempt', (item) => item.nextAttemptAt),
    instant('Delivered', (item) => item.deliveredAt),
    instant('Created', (item) => item.createdAt),
  ],
};
