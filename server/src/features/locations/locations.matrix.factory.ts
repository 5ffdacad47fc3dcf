import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixStage } from '../../platform/testing/permission-matrix.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aLocation } from './locations.factory.js';

const aLocationHere = {
  area: 'ORGANIZATIONS',
  belonging: 'here',
  row: ({ server, here }: MatrixStage) => aLocation(server.database, { organizationId: here.id }),
} as const;

const list = ({ organizationId }: { organizationId: number }) => `/organizations/${organizationId}/locations`;
const path = (row: { id: number; organizationId: number }) => `${list(row)}/${row.id}`;

export const matrix = entriesOn(aLocationHere, {
  'locations.list': { needs: 'read', belonging: 'asker', lists: 'here', path: () => '/locations' },
  'locations.export': { needs: 'read', belonging: 'asker', lists: 'here', path: () => '/locations/export' },
  'locations.get': { needs: 'read', path: ({ id }) => `/locations/${id}` },
  'organizationLocations.list': { needs: 'read', lists: 'here', path: list },
  'organizationLocations.export': { needs: 'read', lists: 'here', path: (row) => `${list(row)}/export` },
  'organizationLocations.create': { needs: 'create', path: list, body: () => ({ name: uniqueName('Made') }) },
  'organizationLocations.get': { needs: 'read', path },
  'organizationLocations.update': { needs: 'update', path, body: () => ({ address: 'x' }) },
  'organizationLocations.archive': { needs: 'update', path: (row) => `${path(row)}/archive` },
  'organizationLocations.restore': { needs: 'update', path: (row) => `${path(row)}/restore` },
  'organizationLocations.delete': { needs: 'delete', path },
});
