import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixStage } from '../../platform/testing/permission-matrix.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aPerson, aTechnician } from './people.factory.js';

const path = ({ id }: { id: number }) => `/people/${id}`;
const emailOf = () => `${uniqueName('made').replace(' ', '-')}@matrix.test`;

const anEndUser = {
  area: 'END_USERS',
  belonging: 'here',
  row: ({ server, here }: MatrixStage) => aPerson(server.database, { kind: 'END_USER', organizationId: here.id }),
} as const;

const aContactOfNobody = {
  area: 'END_USERS',
  belonging: 'everybody',
  row: ({ server }: MatrixStage) => aPerson(server.database),
} as const;

const aTechnicianOfNone = {
  area: 'TECHNICIANS_ROLES',
  belonging: 'nobody',
  row: ({ server }: MatrixStage) => aTechnician(server.database),
} as const;

const change = () => ({ name: uniqueName('Renamed') });

export const matrix = [
  ...entriesOn(anEndUser, {
    'people.list': { needs: 'read', belonging: 'asker', lists: 'here', path: () => '/people' },
    'people.export': { needs: 'read', belonging: 'asker', lists: 'here', path: () => '/people/export' },
    'people.create': {
      needs: 'create',
      path: () => '/people',
      body: (_, { here }) => ({ kind: 'END_USER', name: 'Made', email: emailOf(), organizationId: here.id }),
      exception: { unseen: 422, reason: 'It is the organization in the request that is unknown.' },
    },
    'people.get': { needs: 'read', path },
    'people.update': { needs: 'update', path, body: change },
    'people.delete': { needs: 'delete', path },
  }),
  ...entriesOn(aContactOfNobody, {
    'people.list': {
      when: 'they belong to no organization',
      needs: 'read',
      belonging: 'asker',
      lists: 'everybody',
      path: () => '/people',
    },
    'people.get': { when: 'they belong to no organization', needs: 'read', path },
    'people.update': { when: 'they belong to no organization', needs: 'update', path, body: change },
    'people.delete': { when: 'they belong to no organization', needs: 'delete', path },
  }),
  ...entriesOn(aTechnicianOfNone, {
    'people.list': { when: 'they are technicians', needs: 'read', lists: 'nobody', path: () => '/people' },
    'people.create': {
      when: 'they are technicians',
      needs: 'create',
      path: () => '/people',
      body: () => ({ kind: 'TECHNICIAN', name: 'Made', email: emailOf() }),
    },
    'people.get': { when: 'they are technicians', needs: 'read', path },
    'people.update': { when: 'they are technicians', needs: 'update', path, body: change },
    'people.delete': { when: 'they are technicians', needs: 'delete', path },
    'people.invite': { needs: 'update', path: (row) => `${path(row)}/invitation` },
    'technicians.sessions': { needs: 'update', path: ({ id }) => `/technicians/${id}/sessions` },
    'technicians.endSessions': { needs: 'update', path: ({ id }) => `/technicians/${id}/sessions` },
    'technicians.endSession': {
      needs: 'update',
      path: ({ id }) => `/technicians/${id}/sessions/999999999`,
      exception: { allowed: [204, 404], reason: 'They have no such session.' },
    },
    'technicians.identities': { needs: 'read', path: ({ id }) => `/technicians/${id}/identities` },
    'technicians.unlinkIdentity': {
      needs: 'update',
      path: ({ id }) => `/technicians/${id}/identities/999999999`,
      exception: { allowed: [204, 404], reason: 'They are linked to no such provider.' },
    },
    'technicians.resetOneTimeCodes': { needs: 'update', path: ({ id }) => `/technicians/${id}/one-time-codes` },
    'technicians.getPermissions': { needs: 'read', path: ({ id }) => `/technicians/${id}/permissions` },
    'technicians.setPermissions': {
      needs: 'update',
      path: ({ id }) => `/technicians/${id}/permissions`,
      body: () => ({ permissions: [] }),
    },
  }),
];
