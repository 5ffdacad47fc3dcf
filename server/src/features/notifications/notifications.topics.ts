import type { Change } from '../../platform/events/changes.js';

/** Deliveries are to be sent: heard by servers alone. */
export const deliveriesDue: Change = {
  topic: 'notification-deliveries-due',
  subject: null,
  ids: null,
  organizationIds: null,
};

/** The list of deliveries has changed. */
export const aboutDeliveries = {
  topic: 'notification-deliveries',
  subject: 'NotificationDelivery',
  organizationIds: null,
};
