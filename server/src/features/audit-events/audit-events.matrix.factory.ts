import { randomUUID } from 'node:crypto';
import type { PermissionArea } from '../../platform/authorization/permissions.js';
import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixEntry, MatrixStage } from '../../platform/testing/permission-matrix.js';
import { aManualLicense } from '../assignments/assignments.factory.js';
import { aDevice } from '../devices/devices.factory.js';
import { aPerson } from '../people/people.factory.js';

/** Something here that was changed by a request of its own. */
async function changed({ server }: MatrixStage, path: string) {
  const requestId = randomUUID();
  // Organizations keep their names: others are looked up by them.
  const field = path.startsWith('/organizations') ? 'description' : 'name';
  await server
    .as('patch', path)
    .set('X-Request-Id', requestId)
    .send({ [field]: requestId })
    .expect(200);
  return { path, name: requestId };
}

const aChange = {
  area: 'AUDIT_LOG',
  belonging: 'asker',
  row: async (stage: MatrixStage) => {
    const { id } = await aDevice(stage.server.database, { location: stage.here.location });
    return changed(stage, `/devices/${id}`);
  },
  marker: ({ name }: { name: string }) => name,
} as const;

/** What has a history: seen like the thing itself, and told as far as the log may be read. */
const histories: Record<string, { area: PermissionArea; make: (stage: MatrixStage) => Promise<string> }> = {
  licenses: {
    area: 'SOFTWARE_LICENSES',
    make: async ({ server, here }) =>
      (await aManualLicense(server, { scope: { global: false, organizationIds: [here.id] } })).path,
  },
  devices: {
    area: 'DEVICES',
    make: async ({ server, here }) => `/devices/${(await aDevice(server.database, { location: here.location })).id}`,
  },
  organizations: { area: 'ORGANIZATIONS', make: async ({ here }) => `/organizations/${here.id}` },
  people: {
    area: 'END_USERS',
    make: async ({ server, here }) =>
      `/people/${(await aPerson(server.database, { kind: 'END_USER', organizationId: here.id })).id}`,
  },
};

function historyEntries([noun, { area, make }]: [string, (typeof histories)[string]]): MatrixEntry[] {
  const row = async (stage: MatrixStage) => changed(stage, await make(stage));
  const operations = [
    [`${noun}.history`, ({ path }: { path: string }) => `${path}/history`],
    [`${noun}.exportHistory`, ({ path }: { path: string }) => `${path}/history/export`],
  ] as const;
  return operations.flatMap(([operation, path]) => [
    ...entriesOn(
      { area, belonging: 'here', besides: { AUDIT_LOG: 'VIEW' }, row },
      { [operation]: { needs: 'read', path } },
    ),
    ...entriesOn(
      { ...aChange, besides: { [area]: 'VIEW' }, row },
      { [operation]: { when: 'the log may be read in part', needs: 'read', lists: 'here', path } },
    ),
  ]);
}

export const matrix = [
  ...entriesOn(aChange, {
    'auditEvents.list': { needs: 'read', lists: 'here', path: () => '/audit-events' },
    'auditEvents.export': { needs: 'read', lists: 'here', path: () => '/audit-events/export' },
    'auditEvents.verify': {
      needs: 'read',
      belonging: 'all',
      path: () => '/audit-events/verify',
      exception: { unseen: 403, reason: 'It speaks of the whole log, which is no secret.' },
    },
  }),
  ...Object.entries(histories).flatMap(historyEntries),
];
