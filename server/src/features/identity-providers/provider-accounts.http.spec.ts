import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, testAdministrator, type TestServer } from '../../platform/testing/test-server.js';
import { aTechnician, signedIn } from '../people/people.factory.js';
import { aTechnicianRole } from '../technician-roles/technician-roles.factory.js';
import {
  aBrowser,
  actorIn,
  anIdentityProvider,
  callbackUrl,
  publicUrl,
  somebodyAt,
} from './identity-providers.factory.js';
import { startOpenIdProvider, type TestProvider } from './openid-provider.factory.js';

describe('what a provider gives', () => {
  let server: TestServer;
  let provider: TestProvider;
  let roleId: number;
  beforeAll(async () => {
    server = await startTestServer({ PUBLIC_URL: publicUrl });
    provider = await startOpenIdProvider(callbackUrl);
    roleId = (await aTechnicianRole(server.database)).id;
  });
  afterAll(async () => {
    await provider.close();
    await server.close();
  });

  const atProvider = (claims: Record<string, unknown> = {}) => somebodyAt(provider, claims);
  const personOf = async (email: string) =>
    (await server.as('get', `/people?kind=TECHNICIAN&q=${encodeURIComponent(email)}`).expect(200)).body.items[0];

  describe('to somebody who is new', () => {
    it('makes them an account without a password, with the role of the first mapping that applies', async () => {
      const better = await aTechnicianRole(server.database);
      const { start } = await anIdentityProvider(server, provider, {
        createsTechnicians: true,
        rolesClaim: 'realm_access.roles',
        roleMappings: [
          { claimValue: 'leads', technicianRoleId: better.id },
          { claimValue: 'staff', technicianRoleId: roleId },
        ],
      });
      const { email } = atProvider({ name: ' Lea\u0000 Lead ', realm_access: { roles: ['staff', 'leads'] } });
      const browser = aBrowser(server);
      expect(await browser.follow(start)).toBe('/');
      expect(await actorIn(server, browser)).toMatchObject({ name: 'Lea Lead', email, role: better.name });
      expect(await personOf(email)).toMatchObject({
        technicianRole: better,
        systemAdministrator: false,
        invitationPending: false,
      });
      expect(await aBrowser(server).follow(start)).toBe('/');
    });

    it.each([
      ['is not told to make accounts', {}, 'account-unknown'],
      ['has no mapping that applies', { createsTechnicians: true }, 'role-missing'],
    ])('refuses them when it %s', async (_, fields, failure) => {
      const { email } = atProvider({ roles: ['guests'] });
      const { start } = await anIdentityProvider(server, provider, {
        rolesClaim: 'roles',
        roleMappings: [{ claimValue: 'staff', technicianRoleId: roleId }],
        ...fields,
      });
      expect(await aBrowser(server).follow(start)).toBe(`/sign-in?failure=${failure}`);
      expect(await personOf(email)).toBeUndefined();
    });

    it('makes one account of two who come at once', async () => {
      const { email } = atProvider();
      const { start } = await anIdentityProvider(server, provider, {
        createsTechnicians: true,
        defaultTechnicianRoleId: roleId,
        allowedEmailDomains: ['people.test'],
      });
      const browsers = [aBrowser(server), aBrowser(server), aBrowser(server)];
      expect(await Promise.all(browsers.map((browser) => browser.follow(start)))).toEqual(['/', '/', '/']);
      const people = await server.database.query(sql`SELECT id FROM person WHERE email = ${email}`);
      expect(people).toHaveLength(1);
    });
  });

  describe('with mapped roles', () => {
    const mapped = () => ({
      trustsEmail: true,
      rolesClaim: 'roles',
      roleMappings: [
        { claimValue: 'admins', systemAdministrator: true },
        { claimValue: 'staff', technicianRoleId: roleId },
      ],
    });

    it('follows them at every sign-in, and takes away what is not granted any more', async () => {
      const technician = await aTechnician(server.database);
      const { subject, email } = atProvider({ email: technician.email, roles: ['admins'] });
      const { start } = await anIdentityProvider(server, provider, mapped());
      const person = () => server.as('get', `/people/${technician.id}`).expect(200);
      const as = (roles: unknown) =>
        provider.accounts.set(subject, { email, email_verified: true, ...(roles === null ? {} : { roles }) });
      expect(await aBrowser(server).follow(start)).toBe('/');
      expect((await person()).body).toMatchObject({ systemAdministrator: true, technicianRole: null });
      as('staff');
      expect(await aBrowser(server).follow(start)).toBe('/');
      expect((await person()).body).toMatchObject({ systemAdministrator: false, technicianRole: { id: roleId } });
      as(null);
      expect(await aBrowser(server).follow(start)).toBe('/sign-in?failure=role-missing');
      expect((await person()).body).toMatchObject({ systemAdministrator: false, technicianRole: null });
    });

    it('leaves nothing of what somebody could do before to those who lose their role, nor a session', async () => {
      const areas = { DEVICES: { defaultLevel: 'FULL', organizationOverrides: [] } } as const;
      const technician = await aTechnician(server.database, { areas });
      const { subject, email } = atProvider({ email: technician.email, roles: ['staff'] });
      const { start } = await anIdentityProvider(server, provider, mapped());
      const browser = aBrowser(server);
      expect(await browser.follow(start)).toBe('/');
      provider.accounts.set(subject, { email, email_verified: true, roles: [] });
      expect(await aBrowser(server).follow(start)).toBe('/sign-in?failure=role-missing');
      expect(await actorIn(server, browser)).toBeNull();
      const as = await signedIn(server, technician.email);
      await as('get', '/devices').expect(403);
      const events = `/audit-events?subjectType=Person&subjectId=${technician.id}`;
      const { body } = await server.as('get', events).expect(200);
      const actions = body.items.map(({ action }: { action: string }) => action);
      expect(actions).toEqual(expect.arrayContaining(['technician.permissions-changed', 'session.closed']));
    });

    it('changes nothing of an account that it has not opened yet', async () => {
      const technician = await aTechnician(server.database, { technicianRoleId: roleId });
      atProvider({ email: technician.email, roles: ['guests'] });
      const { start } = await anIdentityProvider(server, provider, mapped());
      expect(await aBrowser(server).follow(start)).toBe('/sign-in?failure=role-missing');
      const { body } = await server.as('get', `/people/${technician.id}`).expect(200);
      expect(body.technicianRole).toMatchObject({ id: roleId });
    });

    it('never takes away the last system administrator', async () => {
      atProvider({ email: testAdministrator.email, roles: ['staff'] });
      const { start } = await anIdentityProvider(server, provider, mapped());
      const others = await server.database.query<{ id: number }>(sql`
        UPDATE technician SET system_administrator = FALSE WHERE system_administrator AND person_id NOT IN
          (SELECT id FROM person WHERE email = ${testAdministrator.email}) RETURNING person_id AS id`);
      const browser = aBrowser(server);
      expect(await browser.follow(start)).toBe('/sign-in?failure=last-administrator');
      await server.as('get', '/identity-providers').expect(200);
      const ids = others.map(({ id }) => id);
      await server.database.query(
        sql`UPDATE technician SET system_administrator = TRUE WHERE person_id = ANY(${ids}::bigint[])`,
      );
    });
  });
});
