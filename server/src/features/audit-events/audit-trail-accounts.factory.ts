import { expect } from 'vitest';
import { codeOf, enrolled } from '../../platform/authentication/one-time-codes.factory.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aTechnician, signedIn, technicianPassword as password } from '../people/people.factory.js';
import { aView, aViewBody } from '../saved-views/saved-views.factory.js';
import { PasswordResets } from '../technicians/password-resets.service.js';
import { aTechnicianRole } from '../technician-roles/technician-roles.factory.js';
import { origin } from './audit-trail-access.factory.js';
import type { Trail, TrailCase } from './audit-trail.factory.js';

/** A technician who is signed in, as whoever changes their own account. */
async function aSignedIn({ server }: Trail) {
  const { id, name, email } = await aTechnician(server.database);
  const as = await signedIn(server, email);
  const person = { actor: { kind: 'TECHNICIAN', id, name }, subjectType: 'Person', subjectId: id };
  return { id, name, email, as, person };
}

/** The same, with an app that shows one-time codes. */
async function anEnrolled(trail: Trail) {
  const technician = await aSignedIn(trail);
  const codes = await enrolled(trail.server.database, technician.as, { password });
  return { ...technician, ...codes };
}

const viewOf = (id: unknown) => ({ subjectType: 'SavedView', subjectId: id });

/** What technicians do with their own accounts, and those who may change them. */
export const accountCases: TrailCase[] = [
  {
    operation: 'renewals.createFeed',
    async run({ send }) {
      await send('post', '/renewals/feed');
      return [{ action: 'renewal-feed.created', subjectType: 'Person', subjectId: expect.any(Number) }];
    },
  },
  {
    operation: 'renewals.revokeFeed',
    repeats: true,
    async run({ server, send }) {
      await server.as('post', '/renewals/feed').expect(201);
      await send('delete', '/renewals/feed');
      return [{ action: 'renewal-feed.revoked', subjectType: 'Person', subjectId: expect.any(Number) }];
    },
  },
  {
    operation: 'savedViews.create',
    async run({ send }) {
      const fields = aViewBody({ shared: true });
      const { id } = await send('post', '/saved-views', fields);
      return [{ ...viewOf(id), action: 'saved-view.created', after: { id, ...fields, isDefault: false } }];
    },
  },
  {
    operation: 'savedViews.update',
    repeats: true,
    async run({ server, send }) {
      const { id, path } = await aView(server);
      await send('patch', path, { query: 'q=adobe' });
      const before = { query: 'type=PER_DEVICE&sort=-usage' };
      return [{ ...viewOf(id), action: 'saved-view.updated', before, after: { query: 'q=adobe' } }];
    },
  },
  {
    operation: 'savedViews.update',
    when: 'another one was the default',
    repeats: true,
    async run({ server, send }) {
      const table = 'devices';
      const first = await aView(server, { table, isDefault: true });
      const { id, path } = await aView(server, { table });
      await send('patch', path, { isDefault: true });
      const [was, is] = [{ isDefault: true }, { isDefault: false }];
      return [
        { ...viewOf(first.id), action: 'saved-view.updated', before: was, after: is },
        { ...viewOf(id), action: 'saved-view.updated', before: is, after: was },
      ];
    },
  },
  {
    operation: 'savedViews.delete',
    async run({ server, send }) {
      const { id, name, path } = await aView(server);
      await send('delete', path);
      const before = { ...aViewBody({ name }), id, shared: false, isDefault: false };
      return [{ ...viewOf(id), action: 'saved-view.deleted', before }];
    },
  },
  {
    operation: 'auth.changePassword',
    async run(trail) {
      const { email, as, person } = await aSignedIn(trail);
      await signedIn(trail.server, email);
      const body = { currentPassword: password, newPassword: 'quite another password' };
      await trail.send('post', '/auth/password', body, as);
      return [
        { ...person, action: 'technician.password-changed' },
        { ...person, action: 'session.closed', before: origin },
      ];
    },
  },
  {
    operation: 'auth.updateAccount',
    repeats: true,
    async run(trail) {
      const { name, as, person } = await aSignedIn(trail);
      const next = uniqueName('Renamed');
      await trail.send('patch', '/auth/account', { name: next }, as);
      const actor = { ...person.actor, name };
      return [{ ...person, actor, action: 'person.updated', before: { name }, after: { name: next } }];
    },
  },
  {
    operation: 'auth.endOtherSessions',
    async run(trail) {
      const { email, as, person } = await aSignedIn(trail);
      await signedIn(trail.server, email);
      await trail.send('delete', '/auth/sessions', undefined, as);
      return [{ ...person, action: 'session.closed', before: origin }];
    },
  },
  {
    operation: 'auth.endSession',
    async run(trail) {
      const { email, as, person } = await aSignedIn(trail);
      const other = await signedIn(trail.server, email);
      const { items } = (await other('get', '/auth/sessions').expect(200)).body;
      await trail.send('delete', `/auth/sessions/${items[0].id}`, undefined, as);
      return [{ ...person, action: 'session.closed', before: origin }];
    },
  },
  {
    operation: 'auth.confirmEnrolment',
    async run(trail) {
      const { as, person } = await aSignedIn(trail);
      const { secret } = (await as('post', '/auth/one-time-codes').send({ password }).expect(201)).body;
      await trail.send('post', '/auth/one-time-codes/confirm', { code: codeOf(secret) }, as);
      return [{ ...person, action: 'one-time-codes.enabled' }];
    },
  },
  {
    operation: 'auth.renewRecoveryCodes',
    async run(trail) {
      const { as, person } = await anEnrolled(trail);
      await trail.send('post', '/auth/one-time-codes/recovery-codes', { password }, as);
      return [{ ...person, action: 'recovery-codes.renewed' }];
    },
  },
  {
    operation: 'auth.disableOneTimeCodes',
    async run(trail) {
      const { as, person } = await anEnrolled(trail);
      await trail.send('post', '/auth/one-time-codes/disable', { password }, as);
      return [{ ...person, action: 'one-time-codes.disabled' }];
    },
  },
  {
    operation: 'auth.signIn',
    when: 'a recovery code is used',
    async run(trail) {
      const { email, person, recoveryCodes } = await anEnrolled(trail);
      const nobody: Trail['server']['as'] = (method, path) => trail.server.anonymous(method, path);
      await trail.send('post', '/auth/sign-in', { email, password, otp: recoveryCodes[0] }, nobody);
      return [
        { ...person, action: 'recovery-code.used', after: { left: 9 } },
        { ...person, action: 'session.opened', after: origin },
      ];
    },
  },
  {
    operation: 'auth.resetPassword',
    async run(trail) {
      const { email, person } = await aSignedIn(trail);
      const link = (await trail.server.app.get(PasswordResets).link(email)) ?? '';
      const body = { token: link.split('#token=')[1], password: 'quite another password' };
      const nobody: Trail['server']['as'] = (method, path) => trail.server.anonymous(method, path);
      await trail.send('post', '/auth/reset-password', body, nobody);
      return [
        { ...person, action: 'technician.password-reset', after: origin },
        { ...person, action: 'technician.password-changed' },
        { ...person, action: 'session.closed', before: origin },
      ];
    },
  },
  {
    operation: 'technicians.endSessions',
    repeats: true,
    async run(trail) {
      const { id } = await aSignedIn(trail);
      await trail.send('delete', `/technicians/${id}/sessions`);
      return [{ action: 'session.closed', subjectType: 'Person', subjectId: id, before: origin }];
    },
  },
  {
    operation: 'technicians.endSession',
    async run(trail) {
      const { id } = await aSignedIn(trail);
      const { items } = (await trail.server.as('get', `/technicians/${id}/sessions`).expect(200)).body;
      await trail.send('delete', `/technicians/${id}/sessions/${items[0].id}`);
      return [{ action: 'session.closed', subjectType: 'Person', subjectId: id, before: origin }];
    },
  },
  {
    operation: 'technicians.resetOneTimeCodes',
    repeats: true,
    async run(trail) {
      const { id } = await anEnrolled(trail);
      await trail.send('delete', `/technicians/${id}/one-time-codes`);
      const person = { subjectType: 'Person', subjectId: id };
      return [
        { ...person, action: 'one-time-codes.reset' },
        { ...person, action: 'session.closed', before: origin },
      ];
    },
  },
  {
    operation: 'technicianRoles.update',
    when: 'it asks for one-time codes',
    repeats: true,
    async run({ server, send }) {
      const { id } = await aTechnicianRole(server.database);
      await send('patch', `/technician-roles/${id}`, { requiresOneTimeCode: true });
      const change = { before: { requiresOneTimeCode: false }, after: { requiresOneTimeCode: true } };
      return [{ action: 'technician-role.updated', subjectType: 'TechnicianRole', subjectId: id, ...change }];
    },
  },
  {
    operation: 'people.update',
    when: 'one-time codes are asked of a technician',
    repeats: true,
    async run({ server, send }) {
      const { id } = await aTechnician(server.database);
      await send('patch', `/people/${id}`, { requiresOneTimeCode: true });
      const change = { before: { requiresOneTimeCode: false }, after: { requiresOneTimeCode: true } };
      return [{ action: 'person.updated', subjectType: 'Person', subjectId: id, ...change }];
    },
  },
];
