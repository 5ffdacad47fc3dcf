import { expect } from 'vitest';
import type { TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { anApiClient } from '../api-clients/api-clients.factory.js';
import { anEndUserRole } from '../end-user-roles/end-user-roles.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { aPerson, aTechnician, signedIn, technicianPassword } from '../people/people.factory.js';
import { aTechnicianRole } from '../technician-roles/technician-roles.factory.js';
import type { Trail, TrailCase } from './audit-trail.factory.js';

const emailOf = (name: string) => `${name.toLowerCase().replaceAll(' ', '-')}@audit.test`;
/** Where a session or a token was opened from. */
export const origin = expect.objectContaining({ address: expect.stringContaining('127.0.0.1') });

/** Requests of nobody in particular. */
export function nobody(server: TestServer): TestServer['as'] {
  return (method, path) => server.anonymous(method, path);
}

/** A technician who was invited, with the token of the link. */
async function anInvited({ server }: Trail) {
  const name = uniqueName('Invited');
  const body = { kind: 'TECHNICIAN', name, email: emailOf(name) };
  const { id, email, invitationUrl } = (await server.as('post', '/people').send(body).expect(201)).body;
  const token = invitationUrl.split('#token=')[1];
  return { actor: { kind: 'TECHNICIAN', id, name }, email, token };
}

const people: TrailCase[] = [
  {
    operation: 'people.create',
    async run({ server, send }) {
      const { id: organizationId, name: called } = await anOrganization(server.database);
      const role = await anEndUserRole(server.database);
      const name = uniqueName('Person');
      const body = { kind: 'END_USER', name, email: emailOf(name), organizationId, roleIds: [role.id] };
      const { id } = await send('post', '/people', body);
      const organization = { id: organizationId, name: called };
      const after = expect.objectContaining({ id, name, email: emailOf(name), organization, roles: [role] });
      return [{ action: 'person.created', subjectType: 'Person', subjectId: id, organizationId, after }];
    },
  },
  {
    operation: 'people.create',
    when: 'a technician is invited',
    async run({ send }) {
      const name = uniqueName('Technician');
      const { id } = await send('post', '/people', { kind: 'TECHNICIAN', name, email: emailOf(name) });
      const person = { subjectType: 'Person', subjectId: id };
      return [
        { action: 'technician.invited', ...person, after: { expiresAt: expect.any(String) } },
        { action: 'person.created', ...person, after: expect.objectContaining({ id, kind: 'TECHNICIAN', name }) },
      ];
    },
  },
  {
    operation: 'people.update',
    repeats: true,
    async run({ server, send }) {
      const { id: organizationId } = await anOrganization(server.database);
      const { id, name } = await aPerson(server.database, { kind: 'END_USER', organizationId });
      const role = await anEndUserRole(server.database);
      await send('patch', `/people/${id}`, { name: `${name} Jr.`, roleIds: [role.id] });
      const change = { before: { name, roles: [] }, after: { name: `${name} Jr.`, roles: [role] } };
      return [{ action: 'person.updated', subjectType: 'Person', subjectId: id, organizationId, ...change }];
    },
  },
  {
    operation: 'people.update',
    when: 'they move to another organization',
    async run({ server, send }) {
      const [from, to] = [await anOrganization(server.database), await anOrganization(server.database)];
      const { id } = await aPerson(server.database, { kind: 'END_USER', organizationId: from.id });
      await send('patch', `/people/${id}`, { organizationId: to.id });
      const person = { subjectType: 'Person', subjectId: id };
      const before = expect.objectContaining({ organization: from });
      const after = expect.objectContaining({ organization: to });
      return [
        { action: 'person.left-organization', ...person, organizationId: from.id, before },
        { action: 'person.joined-organization', ...person, organizationId: to.id, after },
      ];
    },
  },
  {
    operation: 'people.update',
    when: 'a technician is deactivated',
    repeats: true,
    async run({ server, send }) {
      const { id, email } = await aTechnician(server.database);
      await signedIn(server, email);
      await send('patch', `/people/${id}`, { active: false });
      const person = { subjectType: 'Person', subjectId: id };
      return [
        { action: 'session.closed', ...person, before: origin },
        { action: 'person.deactivated', ...person, before: { active: true }, after: { active: false } },
      ];
    },
  },
  {
    operation: 'people.update',
    when: 'a technician gets another password',
    async run({ server, send }) {
      const { id } = await aTechnician(server.database);
      await send('patch', `/people/${id}`, { password: 'another long password' });
      return [{ action: 'technician.password-changed', subjectType: 'Person', subjectId: id }];
    },
  },
  {
    operation: 'people.delete',
    async run({ server, send }) {
      const { id, name, email } = await aPerson(server.database);
      await send('delete', `/people/${id}`);
      const before = expect.objectContaining({ id, kind: 'CONTACT', name, email, organization: null });
      return [{ action: 'person.deleted', subjectType: 'Person', subjectId: id, before }];
    },
  },
  {
    operation: 'people.invite',
    async run({ server, send }) {
      const { id } = await aTechnician(server.database);
      const { expiresAt } = await send('post', `/people/${id}/invitation`);
      return [{ action: 'technician.invited', subjectType: 'Person', subjectId: id, after: { expiresAt } }];
    },
  },
];

const roles = (['endUserRoles', 'technicianRoles'] as const).flatMap((operations): TrailCase[] => {
  const isTechnicians = operations === 'technicianRoles';
  const [subjectType, noun] = isTechnicians ? ['TechnicianRole', 'technician-role'] : ['EndUserRole', 'end-user-role'];
  const make = ({ database }: Trail['server']) => (isTechnicians ? aTechnicianRole(database) : anEndUserRole(database));
  return [
    {
      operation: `${operations}.create`,
      async run({ send }) {
        const name = uniqueName('Role');
        const { id } = await send('post', `/${noun}s`, { name });
        return [{ action: `${noun}.created`, subjectType, subjectId: id, after: { id, name, description: '' } }];
      },
    },
    {
      operation: `${operations}.update`,
      repeats: true,
      async run({ server, send }) {
        const { id } = await make(server);
        await send('patch', `/${noun}s/${id}`, { description: 'Designs' });
        const change = { before: { description: '' }, after: { description: 'Designs' } };
        return [{ action: `${noun}.updated`, subjectType, subjectId: id, ...change }];
      },
    },
    {
      operation: `${operations}.delete`,
      async run({ server, send }) {
        const role = await make(server);
        await send('delete', `/${noun}s/${role.id}`);
        const before = { ...role, description: '' };
        return [{ action: `${noun}.deleted`, subjectType, subjectId: role.id, before }];
      },
    },
  ];
});

const permissions: TrailCase[] = [
  {
    operation: 'technicianRoles.create',
    when: 'it has permissions',
    async run({ send }) {
      const granted = [{ area: 'AUDIT_LOG', defaultLevel: 'VIEW', organizationOverrides: [] }];
      const { id } = await send('post', '/technician-roles', { name: uniqueName('Role'), permissions: granted });
      const subject = { subjectType: 'TechnicianRole', subjectId: id };
      const after = { AUDIT_LOG: { defaultLevel: 'VIEW', organizations: [] } };
      return [
        { action: 'technician-role.created', ...subject, after: expect.objectContaining({ id }) },
        { action: 'technician-role.permissions-changed', ...subject, before: {}, after },
      ];
    },
  },
  {
    operation: 'technicianRoles.update',
    when: 'its permissions change',
    repeats: true,
    async run({ server, send }) {
      const organization = await anOrganization(server.database);
      const devices = { area: 'DEVICES', defaultLevel: 'VIEW', organizationOverrides: [] } as const;
      const { id } = await aTechnicianRole(server.database, { permissions: [devices] });
      const organizationOverrides = [{ organizationId: organization.id, level: 'FULL' }];
      await send('patch', `/technician-roles/${id}`, {
        permissions: [devices, { area: 'END_USERS', defaultLevel: 'NONE', organizationOverrides }],
      });
      const organizations = [{ ...organization, level: 'FULL' }];
      const after = { END_USERS: { defaultLevel: 'NONE', organizations } };
      const subject = { subjectType: 'TechnicianRole', subjectId: id };
      return [{ action: 'technician-role.permissions-changed', ...subject, before: {}, after }];
    },
  },
  {
    operation: 'technicians.setPermissions',
    repeats: true,
    async run({ server, send }) {
      const { id } = await aTechnician(server.database);
      await send('put', `/technicians/${id}/permissions`, {
        permissions: [{ area: 'DEVICES', defaultLevel: 'UPDATE', organizationOverrides: [] }],
      });
      const after = { DEVICES: { defaultLevel: 'UPDATE', organizations: [] } };
      const subject = { subjectType: 'Person', subjectId: id };
      return [{ action: 'technician.permissions-changed', ...subject, before: {}, after }];
    },
  },
];

const apiClients: TrailCase[] = [
  {
    operation: 'apiClients.create',
    async run({ send }) {
      const { id, name, clientId } = await send('post', '/api-clients', {
        name: uniqueName('Client'),
        systemAdministrator: true,
      });
      const after = expect.objectContaining({ id, name, clientId, systemAdministrator: true });
      return [{ action: 'api-client.created', subjectType: 'ApiClient', subjectId: id, after }];
    },
  },
  {
    operation: 'apiClients.update',
    repeats: true,
    async run({ server, send }) {
      const { id, path } = await anApiClient(server);
      const technicianRole = await aTechnicianRole(server.database);
      await send('patch', path, { technicianRoleId: technicianRole.id });
      const before = { technicianRole: null, systemAdministrator: true };
      const after = { technicianRole, systemAdministrator: false };
      return [{ action: 'api-client.updated', subjectType: 'ApiClient', subjectId: id, before, after }];
    },
  },
  {
    operation: 'apiClients.rotate',
    async run({ server, send }) {
      const { id, path, clientId } = await anApiClient(server);
      const { name } = await send('post', `${path}/rotate`);
      const after = { name, clientId };
      return [{ action: 'api-client.secret-rotated', subjectType: 'ApiClient', subjectId: id, after }];
    },
  },
  {
    operation: 'apiClients.revoke',
    repeats: true,
    async run({ server, send }) {
      const { id, path } = await anApiClient(server);
      const { revokedAt } = await send('post', `${path}/revoke`);
      const change = { before: { revokedAt: null }, after: { revokedAt } };
      return [{ action: 'api-client.revoked', subjectType: 'ApiClient', subjectId: id, ...change }];
    },
  },
  {
    operation: 'apiClients.delete',
    async run({ server, send }) {
      const { id, path, clientId } = await anApiClient(server);
      await send('delete', path);
      const before = expect.objectContaining({ id, clientId });
      return [{ action: 'api-client.deleted', subjectType: 'ApiClient', subjectId: id, before }];
    },
  },
  {
    operation: 'auth.token',
    async run({ server, send }) {
      const client = await anApiClient(server);
      const { clientId, clientSecret } = client;
      const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
      await send('post', '/auth/token', form, (method, path) => nobody(server)(method, path).type('form'));
      const actor = { kind: 'API_CLIENT', id: client.id, name: expect.any(String) };
      return [{ actor, action: 'api-token.issued', subjectType: 'ApiClient', subjectId: client.id, after: origin }];
    },
  },
];

const sessions: TrailCase[] = [
  {
    operation: 'auth.signIn',
    async run({ server, send }) {
      const { id, name, email } = await aTechnician(server.database);
      await send('post', '/auth/sign-in', { email, password: technicianPassword }, nobody(server));
      const actor = { kind: 'TECHNICIAN', id, name };
      return [{ actor, action: 'session.opened', subjectType: 'Person', subjectId: id, after: origin }];
    },
  },
  {
    operation: 'auth.signOut',
    async run({ server, send }) {
      const { id, name, email } = await aTechnician(server.database);
      await send('post', '/auth/sign-out', undefined, await signedIn(server, email));
      const actor = { kind: 'TECHNICIAN', id, name };
      return [{ actor, action: 'session.closed', subjectType: 'Person', subjectId: id, before: origin }];
    },
  },
  {
    operation: 'auth.viewAs',
    async run({ server, send }) {
      const { id, name, email } = await aTechnician(server.database, { systemAdministrator: true });
      const role = await aTechnicianRole(server.database);
      await send('post', '/auth/view-as', { technicianRoleId: role.id }, await signedIn(server, email));
      const actor = { kind: 'TECHNICIAN', id, name };
      const subject = { subjectType: 'TechnicianRole', subjectId: role.id };
      return [{ actor, action: 'view-as.started', ...subject, after: { name: role.name } }];
    },
  },
  {
    operation: 'auth.stopViewingAs',
    async run({ server, send }) {
      const viewer = await aTechnician(server.database, { systemAdministrator: true });
      const viewed = await aTechnician(server.database);
      const as = await signedIn(server, viewer.email);
      await as('post', '/auth/view-as').send({ technicianId: viewed.id }).expect(200);
      await send('delete', '/auth/view-as', undefined, as);
      const actor = { kind: 'TECHNICIAN', id: viewer.id, name: viewer.name };
      const subject = { subjectType: 'Person', subjectId: viewed.id };
      return [{ actor, action: 'view-as.ended', ...subject, before: { name: viewed.name } }];
    },
  },
  {
    operation: 'auth.acceptInvitation',
    async run(trail) {
      const { actor, token } = await anInvited(trail);
      const body = { token, password: technicianPassword };
      await trail.send('post', '/auth/accept-invitation', body, nobody(trail.server));
      const person = { actor, subjectType: 'Person', subjectId: actor.id };
      return [
        { ...person, action: 'technician.invitation-accepted', after: origin },
        { ...person, action: 'technician.password-changed' },
        { ...person, action: 'session.opened', after: origin },
      ];
    },
  },
];

/** Who may do what, and who was let in. */
export const accessCases: TrailCase[] = [...people, ...roles, ...permissions, ...apiClients, ...sessions];
