import { expect } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { aChannel, aNotice, deliveriesTitled, tell, webhookBody } from '../notifications/notifications.factory.js';
import type { TrailCase } from './audit-trail.factory.js';

const subjectType = 'NotificationChannel';

/** Where notifications are sent to, and what is sent once more. */
export const notificationCases: TrailCase[] = [
  {
    operation: 'notificationChannels.create',
    async run({ send }) {
      const { id, name } = await send('post', '/notification-channels', webhookBody({ secret: 'hush' }));
      const after = expect.objectContaining({ id, name, url: 'https://hooks.example.test/•••', hasSecret: true });
      return [{ action: 'notification-channel.created', subjectType, subjectId: id, after }];
    },
  },
  {
    operation: 'notificationChannels.update',
    repeats: true,
    async run({ server, send }) {
      const { id, path } = await aChannel(server);
      await send('patch', path, { digest: 'DAILY', digestHour: 7 });
      const before = { digest: 'IMMEDIATE', digestHour: 8 };
      const after = { digest: 'DAILY', digestHour: 7 };
      return [{ action: 'notification-channel.updated', subjectType, subjectId: id, before, after }];
    },
  },
  {
    operation: 'notificationChannels.update',
    when: 'its address is another on the same host',
    repeats: true,
    async run({ server, send }) {
      const { id, name, path } = await aChannel(server);
      await send('patch', path, { url: 'https://hooks.example.test/services/y' });
      const after = { name, changed: ['url'] };
      return [{ action: 'notification-channel.secrets-changed', subjectType, subjectId: id, after }];
    },
  },
  {
    operation: 'notificationChannels.delete',
    async run({ server, send }) {
      const { id, name, path } = await aChannel(server);
      await send('delete', path);
      const before = expect.objectContaining({ id, name });
      return [{ action: 'notification-channel.deleted', subjectType, subjectId: id, before }];
    },
  },
  {
    operation: 'notificationDeliveries.resend',
    async run({ server, send }) {
      const { id: channelId, name, path } = await aChannel(server);
      const notice = aNotice({ audience: { channelIds: [channelId] } });
      notice.title = `Sent again ${notice.key}`;
      await server.database.query(sql`UPDATE notification_channel SET digest = 'DAILY' WHERE id = ${channelId}`);
      await tell(server, notice);
      await server.as('patch', path).send({ active: false }).expect(200);
      await server.as('patch', path).send({ digest: 'IMMEDIATE' }).expect(200);
      const [{ id, deliveryId }] = await deliveriesTitled(server, notice.title);
      await send('post', `/notification-deliveries/${id}/resend`);
      const after = { deliveryId, channel: name, address: null };
      return [{ action: 'notification-delivery.resent', subjectType: 'NotificationDelivery', subjectId: id, after }];
    },
  },
];
