import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixStage } from '../../platform/testing/permission-matrix.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aVendor } from './vendors.factory.js';

const path = ({ id }: { id: number }) => `/vendors/${id}`;

const aVendorOfNobody = {
  area: 'PUBLISHERS_VENDORS',
  belonging: 'nobody',
  async row({ server }: MatrixStage) {
    const { id: otherId } = await aVendor(server.database);
    return { ...(await aVendor(server.database)), otherId };
  },
} as const;

export const matrix = entriesOn(aVendorOfNobody, {
  'vendors.list': { needs: 'read', lists: 'nobody', path: () => '/vendors' },
  'vendors.export': { needs: 'read', lists: 'nobody', path: () => '/vendors/export' },
  'vendors.create': { needs: 'create', path: () => '/vendors', body: () => ({ name: uniqueName('Made') }) },
  'vendors.get': { needs: 'read', path },
  'vendors.update': { needs: 'update', path, body: () => ({ website: 'https://x.test' }) },
  'vendors.merge': {
    needs: ['update', 'delete'],
    spends: true,
    path: (row) => `${path(row)}/merge`,
    body: ({ otherId }) => ({ intoVendorId: otherId }),
  },
  'vendors.delete': { needs: 'delete', path },
});
