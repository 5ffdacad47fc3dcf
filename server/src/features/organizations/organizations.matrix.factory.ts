import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixStage } from '../../platform/testing/permission-matrix.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { anOrganization } from './organizations.factory.js';

const path = ({ id }: { id: number }) => `/organizations/${id}`;

/** Each organization is its own. */
const anOwnOrganization = {
  area: 'ORGANIZATIONS',
  belonging: 'here',
  row: ({ server }: MatrixStage) => anOrganization(server.database),
  here: ({ id }: { id: number }) => id,
} as const;

export const matrix = [
  ...entriesOn(anOwnOrganization, {
    'organizations.list': { needs: 'read', belonging: 'asker', lists: 'here', path: () => '/organizations' },
    'organizations.export': { needs: 'read', belonging: 'asker', lists: 'here', path: () => '/organizations/export' },
    'organizations.create': {
      needs: 'create',
      belonging: 'everybody',
      path: () => '/organizations',
      body: () => ({ name: uniqueName('Made') }),
      exception: { unseen: 403, reason: 'A new organization has no exception yet, and nobody could see it.' },
    },
    'organizations.get': { needs: 'read', path },
    'organizations.update': { needs: 'update', path, body: () => ({ description: 'x' }) },
    'organizations.archive': { needs: 'update', path: (row) => `${path(row)}/archive` },
    'organizations.restore': { needs: 'update', path: (row) => `${path(row)}/restore` },
    'organizations.delete': { needs: 'delete', path },
  }),
];
