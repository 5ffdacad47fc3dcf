import { sql } from '../../platform/database/sql.js';
import { entriesOn, type RowOperation } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixEntry, MatrixStage } from '../../platform/testing/permission-matrix.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aChannel, aNotice, tell, webhookBody } from './notifications.factory.js';

const path = ({ path: own }: { path: string }) => own;
const list = () => '/notification-channels';

const channelRow = {
  area: 'APPS_SETTINGS',
  belonging: 'nobody',
  // Nothing is sent while it is switched off.
  row: ({ server }: MatrixStage) => aChannel(server, { active: false }),
} as const;

/** A notification that tells of the organization here, and its delivery, which nobody sends. */
async function toldHere({ server, here }: MatrixStage, organizationIds = [here.id]) {
  const name = uniqueName('Told');
  await tell(server, aNotice({ title: name, audience: { global: organizationIds.length === 0, organizationIds } }));
  const { id } = await server.database.one<{ id: number }>(sql`SELECT id FROM notification WHERE title = ${name}`);
  return { id, name };
}

async function delivery(stage: MatrixStage) {
  const { server } = stage;
  const channel = await aChannel(server, { active: false });
  const { id: notificationId, name } = await toldHere(stage, []);
  const { id } = await server.database.one<{ id: number }>(sql`
    INSERT INTO notification_delivery
      (uuid, notification_id, channel_id, channel_kind, channel_name, state, created_at)
    VALUES (gen_random_uuid(), ${notificationId}, ${channel.id}, 'WEBHOOK', ${channel.name}, 'FAILED', now())
    RETURNING id`);
  return { id, name, path: `/notification-deliveries/${id}` };
}

/** Under the bell: of what is told, what belongs to somebody. */
function inboxEntries(operations: Record<string, RowOperation<{ name: string }>>): MatrixEntry[] {
  const told = { area: 'ALERTS', besides: { SOFTWARE_LICENSES: 'VIEW' } } as const;
  const ofOne = entriesOn({ ...told, belonging: 'asker', row: (stage: MatrixStage) => toldHere(stage) }, operations);
  return ofOne;
}

export const matrix = [
  ...entriesOn(channelRow, {
    'notificationChannels.list': { needs: 'read', lists: 'nobody', path: list },
    'notificationChannels.export': { needs: 'read', lists: 'nobody', path: () => `${list()}/export` },
    'notificationChannels.create': {
      needs: 'create',
      besides: { ALERTS: 'VIEW', SOFTWARE_LICENSES: 'VIEW' },
      path: list,
      body: () => webhookBody(),
    },
    'notificationChannels.get': { needs: 'read', path },
    'notificationChannels.update': { needs: 'update', path, body: () => ({ digest: 'DAILY' }) },
    'notificationChannels.test': { needs: 'update', path: (row) => `${path(row)}/test` },
    'notificationChannels.delete': { needs: 'delete', path },
  }),
  ...entriesOn(
    {
      area: 'SOFTWARE_LICENSES',
      belonging: 'asker',
      row: ({ server }: MatrixStage) => aChannel(server, { active: false }),
    },
    { 'notificationChannels.names': { needs: 'update', path: () => `${list()}/names` } },
  ),
  ...entriesOn(
    {
      area: 'APPS_SETTINGS',
      belonging: 'nobody',
      besides: { ALERTS: 'VIEW', SOFTWARE_LICENSES: 'VIEW' },
      row: delivery,
    },
    {
      'notificationDeliveries.list': { needs: 'read', lists: 'nobody', path: () => '/notification-deliveries' },
      'notificationDeliveries.export': {
        needs: 'read',
        lists: 'nobody',
        path: () => '/notification-deliveries/export',
      },
      'notificationDeliveries.get': { needs: 'read', path },
      'notificationDeliveries.resend': { needs: 'update', path: (row) => `${path(row)}/resend` },
    },
  ),
  ...inboxEntries({
    'notifications.list': { needs: 'read', lists: 'here', path: () => '/notifications' },
    'notifications.export': { needs: 'read', lists: 'here', path: () => '/notifications/export' },
  }),
  ...inboxEntries({
    'notifications.unread': { needs: 'read', path: () => '/notifications/unread' },
    'notifications.read': { needs: 'read', path: () => '/notifications/read', body: () => ({ ids: [1] }) },
  }).map((entry) => ({ ...entry, ofPeople: true as const })),
];
