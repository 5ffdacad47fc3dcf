import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixStage } from '../../platform/testing/permission-matrix.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aDevice } from '../devices/devices.factory.js';
import { aDeviceGroup } from './device-groups.factory.js';

const everything = { all: [{ field: 'status', operator: 'in', value: ['ACTIVE'] }] };
const path = ({ id }: { id: number }) => `/device-groups/${id}`;

const aGroup = {
  area: 'DEVICE_GROUPS',
  belonging: 'nobody',
  row: ({ server }: MatrixStage) => aDeviceGroup(server, everything),
} as const;

/** Whoever sees the group may ask: without access to devices it is one without devices. */
const anybody = [] as const;

/** A group, and a device here that is in it. */
const aMember = {
  area: 'DEVICES',
  belonging: 'asker',
  besides: { DEVICE_GROUPS: 'FULL' },
  async row({ server, here }: MatrixStage) {
    const { name } = await aDevice(server.database, { location: here.location });
    return { ...(await aDeviceGroup(server, everything)), name };
  },
} as const;

export const matrix = [
  ...entriesOn(aGroup, {
    'deviceGroups.list': { needs: 'read', lists: 'nobody', path: () => '/device-groups' },
    'deviceGroups.export': { needs: 'read', lists: 'nobody', path: () => '/device-groups/export' },
    'deviceGroups.create': {
      needs: 'create',
      path: () => '/device-groups',
      body: () => ({ name: uniqueName('Made'), criteria: everything }),
    },
    'deviceGroups.preview': {
      needs: 'read',
      path: () => '/device-groups/preview',
      body: () => ({ criteria: everything }),
    },
    'deviceGroups.get': { needs: 'read', path },
    'deviceGroups.devices': { needs: 'read', path: (row) => `${path(row)}/devices`, besides: { DEVICES: 'VIEW' } },
    'deviceGroups.exportDevices': {
      needs: 'read',
      path: (row) => `${path(row)}/devices/export`,
      besides: { DEVICES: 'VIEW' },
    },
    'deviceGroups.update': { needs: 'update', path, body: () => ({ description: 'x' }) },
    'deviceGroups.delete': { needs: 'delete', path },
  }),
  ...entriesOn(aMember, {
    'deviceGroups.devices': {
      when: 'a device is in it',
      needs: 'read',
      opens: anybody,
      lists: 'here',
      path: (row) => `${path(row)}/devices`,
    },
    'deviceGroups.exportDevices': {
      when: 'a device is in it',
      needs: 'read',
      opens: anybody,
      lists: 'here',
      path: (row) => `${path(row)}/devices/export`,
    },
  }),
];
