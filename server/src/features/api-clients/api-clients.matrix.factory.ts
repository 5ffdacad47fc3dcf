import { entriesOn, openEntries } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixStage } from '../../platform/testing/permission-matrix.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aTechnicianRole } from '../technician-roles/technician-roles.factory.js';
import { anApiClient } from './api-clients.factory.js';

const path = ({ id }: { id: number }) => `/api-clients/${id}`;

/** A client with a role that allows nothing: nobody may change one that may do more than they may. */
const aClient = {
  area: 'API_CLIENTS',
  belonging: 'nobody',
  async row({ server }: MatrixStage) {
    const { id: technicianRoleId } = await aTechnicianRole(server.database);
    const name = uniqueName('Client');
    return { ...(await anApiClient(server, { name, technicianRoleId })), name, technicianRoleId };
  },
} as const;

export const matrix = [
  ...entriesOn(aClient, {
    'apiClients.list': { needs: 'read', lists: 'nobody', path: () => '/api-clients' },
    'apiClients.export': { needs: 'read', lists: 'nobody', path: () => '/api-clients/export' },
    'apiClients.create': {
      needs: 'create',
      besides: { TECHNICIANS_ROLES: 'VIEW' },
      path: () => '/api-clients',
      body: ({ technicianRoleId }) => ({ name: uniqueName('Made'), technicianRoleId }),
    },
    'apiClients.get': { needs: 'read', path },
    'apiClients.update': { needs: 'update', path, body: () => ({ name: uniqueName('Renamed') }) },
    'apiClients.delete': { needs: 'delete', path },
    'apiClients.rotate': { needs: 'update', path: (row) => `${path(row)}/rotate` },
    'apiClients.revoke': { needs: 'update', path: (row) => `${path(row)}/revoke` },
  }),
  ...openEntries('PUBLIC', {
    'auth.token': {
      path: '/auth/token',
      send: (request) => request.type('form').send({ grant_type: 'none' }),
      exception: { allowed: [400], reason: 'What it answers a client with is shown by its own test.' },
    },
  }),
];
