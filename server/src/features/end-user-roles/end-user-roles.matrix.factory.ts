import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixStage } from '../../platform/testing/permission-matrix.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { anEndUserRole } from './end-user-roles.factory.js';

const path = ({ id }: { id: number }) => `/end-user-roles/${id}`;

/** Seen by whoever sees the end users of any organization, changed by whoever may do so in all that are to come. */
const aRole = {
  area: 'END_USERS',
  belonging: 'asker',
  changedBy: 'nobody',
  row: ({ server }: MatrixStage) => anEndUserRole(server.database),
} as const;

export const matrix = entriesOn(aRole, {
  'endUserRoles.list': { needs: 'read', lists: 'asker', changedBy: 'asker', path: () => '/end-user-roles' },
  'endUserRoles.export': { needs: 'read', lists: 'asker', changedBy: 'asker', path: () => '/end-user-roles/export' },
  'endUserRoles.create': { needs: 'create', path: () => '/end-user-roles', body: () => ({ name: uniqueName('Made') }) },
  'endUserRoles.get': { needs: 'read', changedBy: 'asker', path },
  'endUserRoles.update': { needs: 'update', path, body: () => ({ description: 'x' }) },
  'endUserRoles.delete': { needs: 'delete', path },
});
