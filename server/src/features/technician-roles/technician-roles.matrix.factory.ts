import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixStage } from '../../platform/testing/permission-matrix.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aTechnicianRole } from './technician-roles.factory.js';

const path = ({ id }: { id: number }) => `/technician-roles/${id}`;

/** A role that allows nothing: nobody may give more than they have. */
const aRole = {
  area: 'TECHNICIANS_ROLES',
  belonging: 'nobody',
  row: ({ server }: MatrixStage) => aTechnicianRole(server.database),
} as const;

export const matrix = entriesOn(aRole, {
  'technicianRoles.list': { needs: 'read', lists: 'nobody', path: () => '/technician-roles' },
  'technicianRoles.export': { needs: 'read', lists: 'nobody', path: () => '/technician-roles/export' },
  'technicianRoles.templates': { needs: 'read', path: () => '/technician-roles/templates' },
  'technicianRoles.create': {
    needs: 'create',
    path: () => '/technician-roles',
    body: () => ({ name: uniqueName('Made') }),
  },
  'technicianRoles.get': { needs: 'read', path },
  'technicianRoles.update': { needs: 'update', path, body: () => ({ description: 'x' }) },
  'technicianRoles.delete': { needs: 'delete', path },
});
