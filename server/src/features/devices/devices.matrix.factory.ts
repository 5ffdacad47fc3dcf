import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixStage } from '../../platform/testing/permission-matrix.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aDevice } from './devices.factory.js';

const path = ({ id }: { id: number }) => `/devices/${id}`;

const aDeviceHere = {
  area: 'DEVICES',
  belonging: 'here',
  row: ({ server, here }: MatrixStage) => aDevice(server.database, { location: here.location }),
} as const;

export const matrix = entriesOn(aDeviceHere, {
  'devices.list': { needs: 'read', belonging: 'asker', lists: 'here', path: () => '/devices' },
  'devices.export': { needs: 'read', belonging: 'asker', lists: 'here', path: () => '/devices/export' },
  'devices.create': {
    needs: 'create',
    path: () => '/devices',
    body: ({ organizationId, locationId }) => ({
      name: uniqueName('Made'),
      organizationId,
      locationId,
      deviceClass: 'LAPTOP',
    }),
    exception: { unseen: 422, reason: 'It is the organization in the request that is unknown.' },
  },
  'devices.get': { needs: 'read', path },
  'devices.update': { needs: 'update', path, body: () => ({ tags: ['x'] }) },
  'devices.delete': { needs: 'delete', path },
  'devices.decommission': { needs: 'update', path: (row) => `${path(row)}/decommission` },
  'devices.decommissionMany': {
    needs: 'update',
    belonging: 'asker',
    path: () => '/devices/decommission',
    body: ({ id }) => ({ ids: [id] }),
  },
  'devices.reactivate': { needs: 'update', path: (row) => `${path(row)}/reactivate` },
});
