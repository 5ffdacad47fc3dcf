import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enrolled } from '../../platform/authentication/one-time-codes.factory.js';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aTechnician, signedIn, signedInWith, technicianPassword } from '../people/people.factory.js';
import { aTechnicianRole } from '../technician-roles/technician-roles.factory.js';
import {
  aBrowser,
  actorIn,
  anIdentityProvider,
  callbackUrl,
  lastFailure,
  providerBody,
  publicUrl,
  somebodyAt,
} from './identity-providers.factory.js';
import { startOpenIdProvider, type TestProvider } from './openid-provider.factory.js';

describe('signing in by a provider', () => {
  let server: TestServer;
  let provider: TestProvider;
  let other: TestProvider;
  let roleId: number;
  beforeAll(async () => {
    server = await startTestServer({ PUBLIC_URL: publicUrl });
    provider = await startOpenIdProvider(callbackUrl);
    other = await startOpenIdProvider(callbackUrl);
    roleId = (await aTechnicianRole(server.database)).id;
  });
  afterAll(async () => {
    await provider.close();
    await other.close();
    await server.close();
  });
  beforeEach(() => server.database.query(sql`DELETE FROM sign_in_failure`));

  const atProvider = (claims: Record<string, unknown> = {}) => somebodyAt(provider, claims);

  describe('by somebody who is known', () => {
    it('leads there, back, and to where they wanted to go', async () => {
      const technician = await aTechnician(server.database, { technicianRoleId: roleId });
      atProvider({ email: technician.email.toUpperCase() });
      const { start, name } = await anIdentityProvider(server, provider, { trustsEmail: true });
      const browser = aBrowser(server);
      const there = await browser.visit(`${start}?returnTo=${encodeURIComponent('/licenses?page=2')}`);
      expect(there.status).toBe(302);
      const asked = new URL(there.location ?? '');
      expect(Object.fromEntries(asked.searchParams)).toEqual({
        client_id: provider.clientId,
        code_challenge: expect.stringMatching(/^[\w-]{43}$/),
        code_challenge_method: 'S256',
        nonce: expect.stringMatching(/^[\w-]{43}$/),
        redirect_uri: callbackUrl,
        response_type: 'code',
        scope: 'openid email profile',
        state: expect.stringMatching(/^[\w-]{43}$/),
      });
      const cookie = String(there.headers.get('set-cookie'));
      expect(cookie).toMatch(/^oidc=.*; Max-Age=600; Path=\/api\/v1\/auth\/oidc; HttpOnly; SameSite=Lax$/);
      for (const secret of ['nonce', 'state']) expect(cookie).not.toContain(asked.searchParams.get(secret));
      expect(await browser.follow(asked.href)).toBe('/licenses?page=2');
      expect(await actorIn(server, browser)).toMatchObject({ id: technician.id, kind: 'TECHNICIAN' });
      expect(browser.cookie('oidc')).toBeUndefined();
      const [event] = (await server.as('get', '/audit-events?action=session.opened&sort=-id').expect(200)).body.items;
      expect(event).toMatchObject({ actor: { id: technician.id }, after: { provider: name } });
    });

    it('finds them by the subject from then on, whatever the address', async () => {
      const technician = await aTechnician(server.database);
      const { subject, email } = atProvider({ email: technician.email });
      const { start, path } = await anIdentityProvider(server, provider, { trustsEmail: true });
      expect(await aBrowser(server).follow(start)).toBe('/');
      provider.accounts.set(subject, { email: `new-${email}`, email_verified: false });
      await server.as('patch', path).send({ trustsEmail: false }).expect(200);
      const browser = aBrowser(server);
      expect(await browser.follow(start)).toBe('/');
      expect(await actorIn(server, browser)).toMatchObject({ id: technician.id });
      expect((await server.as('get', path).expect(200)).body.technicianCount).toBe(1);
    });

    it('does not link an address that was given to somebody else', async () => {
      const technician = await aTechnician(server.database);
      atProvider({ email: technician.email });
      const { start } = await anIdentityProvider(server, provider, { trustsEmail: true });
      expect(await aBrowser(server).follow(start)).toBe('/');
      atProvider({ email: technician.email });
      expect(await aBrowser(server).follow(start)).toBe('/sign-in?failure=account-exists');
    });

    it('refuses an address that is not verified, however it is said', async () => {
      const { email } = await aTechnician(server.database, { systemAdministrator: true });
      const { start } = await anIdentityProvider(server, provider, { trustsEmail: true, allowedEmailDomains: [] });
      for (const unverified of [false, 'false', null, 0]) {
        atProvider({ email, email_verified: unverified });
        const browser = aBrowser(server);
        expect(await browser.follow(start)).toBe('/sign-in?failure=email-unverified');
        expect(browser.cookie('session')).toBeUndefined();
      }
      expect(await lastFailure(server)).toMatchObject({ after: { reason: 'email-unverified' } });
    });

    it('does not take an address for an account unless the provider is trusted with that', async () => {
      const technician = await aTechnician(server.database);
      atProvider({ email: technician.email });
      const { start } = await anIdentityProvider(server, provider, {
        createsTechnicians: true,
        defaultTechnicianRoleId: roleId,
        allowedEmailDomains: ['people.test'],
      });
      expect(await aBrowser(server).follow(start)).toBe('/sign-in?failure=account-exists');
      expect(await lastFailure(server)).toMatchObject({ subjectId: technician.id });
    });

    it('keeps apart two providers that claim the same address, and the same subject', async () => {
      const technician = await aTechnician(server.database);
      const { subject } = atProvider({ email: technician.email });
      const first = await anIdentityProvider(server, provider, { trustsEmail: true });
      const second = await anIdentityProvider(server, other);
      expect(await aBrowser(server).follow(first.start)).toBe('/');
      other.accounts.set(subject, { email: technician.email, email_verified: true });
      other.present = subject;
      const browser = aBrowser(server);
      expect(await browser.follow(second.start)).toBe('/sign-in?failure=account-exists');
      expect(await actorIn(server, browser)).toBeNull();
    });

    it('vouches for nobody after it was pointed at another issuer', async () => {
      const technician = await aTechnician(server.database);
      const { subject } = atProvider({ email: technician.email });
      const { start, path } = await anIdentityProvider(server, provider, { trustsEmail: true });
      expect(await aBrowser(server).follow(start)).toBe('/');
      const moved = { issuer: other.issuer, clientSecret: other.clientSecret, trustsEmail: false };
      await server.as('patch', path).send(moved).expect(200);
      other.accounts.set(subject, { email: technician.email, email_verified: true });
      other.present = subject;
      expect(await aBrowser(server).follow(start)).toBe('/sign-in?failure=account-exists');
    });

    it('refuses who is inactive, before and after they are linked', async () => {
      const technician = await aTechnician(server.database);
      const { start } = await anIdentityProvider(server, provider, { trustsEmail: true });
      atProvider({ email: technician.email });
      await server.as('patch', `/people/${technician.id}`).send({ active: false }).expect(200);
      expect(await aBrowser(server).follow(start)).toBe('/sign-in?failure=inactive');
      await server.as('patch', `/people/${technician.id}`).send({ active: true }).expect(200);
      expect(await aBrowser(server).follow(start)).toBe('/');
      await server.as('patch', `/people/${technician.id}`).send({ active: false }).expect(200);
      const browser = aBrowser(server);
      expect(await browser.follow(start)).toBe('/sign-in?failure=inactive');
      expect(browser.cookie('session')).toBeUndefined();
      expect(await lastFailure(server)).toMatchObject({ subjectId: technician.id, after: { reason: 'inactive' } });
    });

    it('lets in only those of the domains that are allowed', async () => {
      const { start } = await anIdentityProvider(server, provider, {
        createsTechnicians: true,
        defaultTechnicianRoleId: roleId,
        allowedEmailDomains: ['@Acme.TEST'],
      });
      for (const email of ['eve@evil.test', 'eve@sub.acme.test', 'eve@acme.test.evil.test']) {
        atProvider({ email });
        expect(await aBrowser(server).follow(start)).toBe('/sign-in?failure=domain-refused');
      }
      atProvider({ email: 'ann@ACME.test', email_verified: false });
      expect(await aBrowser(server).follow(start)).toBe('/sign-in?failure=domain-refused');
      atProvider({ email: 'ann@ACME.test' });
      expect(await aBrowser(server).follow(start)).toBe('/');
    });
  });

  it('shows by which providers somebody signs in, and ends that', async () => {
    const technician = await aTechnician(server.database);
    const { subject } = atProvider({ email: technician.email });
    const { id, name, start, path } = await anIdentityProvider(server, provider, { trustsEmail: true });
    const browser = aBrowser(server);
    expect(await browser.follow(start)).toBe('/');
    const identities = `/technicians/${technician.id}/identities`;
    const { body } = await server.as('get', identities).expect(200);
    expect(body.items).toEqual([
      {
        providerId: id,
        providerName: name,
        issuer: provider.issuer,
        subject,
        linkedAt: expect.any(String),
        lastSignedInAt: expect.any(String),
      },
    ]);
    const manager = { TECHNICIANS_ROLES: { defaultLevel: 'FULL', organizationOverrides: [] } } as const;
    const as = await signedInWith(server, manager);
    await server.database.query(
      sql`UPDATE technician SET system_administrator = TRUE WHERE person_id = ${technician.id}`,
    );
    await as('get', identities).expect(200);
    expect((await as('delete', `${identities}/${id}`).expect(403)).body.code).toBe('permissions.beyond-own');
    await server.database.query(
      sql`UPDATE technician SET system_administrator = FALSE WHERE person_id = ${technician.id}`,
    );
    await as('delete', `${identities}/${id}`).expect(204);
    await as('delete', `${identities}/${id}`).expect(404);
    expect(await actorIn(server, browser)).toBeNull();
    await server.as('patch', path).send({ trustsEmail: false }).expect(200);
    expect(await browser.follow(start)).toBe('/sign-in?failure=account-exists');
    await server.as('get', '/technicians/987654/identities').expect(404);
    const none = await signedInWith(server, {});
    await none('get', identities).expect(403);
  });

  it('stands in place of a one-time code only where it says so', async () => {
    const technician = await aTechnician(server.database);
    await enrolled(server.database, await signedIn(server, technician.email), { password: technicianPassword });
    atProvider({ email: technician.email });
    const { start, path } = await anIdentityProvider(server, provider, { trustsEmail: true });
    const browser = aBrowser(server);
    expect(await browser.follow(start)).toBe('/sign-in?failure=code-needed');
    expect(browser.cookie('session')).toBeUndefined();
    await server.as('patch', path).send({ satisfiesOneTimeCode: true }).expect(200);
    expect(await browser.follow(start)).toBe('/');
    expect(await actorIn(server, browser)).toMatchObject({ id: technician.id });
  });

  it('leaves whoever must have one-time codes to set them up, unless it stands in their place', async () => {
    const technician = await aTechnician(server.database);
    await server.as('patch', `/people/${technician.id}`).send({ requiresOneTimeCode: true }).expect(200);
    atProvider({ email: technician.email });
    const { start, path } = await anIdentityProvider(server, provider, { trustsEmail: true });
    const get = (browser: ReturnType<typeof aBrowser>) =>
      server.anonymous('get', '/setup/progress').set('Cookie', `session=${browser.cookie('session')}`);
    const browser = aBrowser(server);
    expect(await browser.follow(start)).toBe('/');
    expect((await get(browser).expect(403)).body.code).toBe('auth.otp-enrolment-required');
    await server.as('patch', path).send({ satisfiesOneTimeCode: true }).expect(200);
    expect(await browser.follow(start)).toBe('/');
    expect((await get(browser).expect(403)).body.code).toBe('forbidden');
  });

  it.each([
    ['is switched off', 'patch', { active: false }],
    ['does not stand in place of one-time codes any more', 'patch', { satisfiesOneTimeCode: false }],
    ['is deleted', 'delete', undefined],
  ] as const)('ends what it has opened when it %s, and nothing else', async (_, method, change) => {
    const technician = await aTechnician(server.database);
    atProvider({ email: technician.email });
    const { start, path } = await anIdentityProvider(server, provider, {
      trustsEmail: true,
      satisfiesOneTimeCode: true,
    });
    const browser = aBrowser(server);
    expect(await browser.follow(start)).toBe('/');
    const byPassword = await signedIn(server, technician.email);
    await server
      .as('patch', path)
      .send({ scopes: ['email'] })
      .expect(200);
    expect(await actorIn(server, browser)).toMatchObject({ id: technician.id });
    await server
      .as(method, path)
      .send(change)
      .expect(method === 'patch' ? 200 : 204);
    expect(await actorIn(server, browser)).toBeNull();
    await byPassword('get', '/auth/me').expect(200);
    const events = `/audit-events?action=session.closed&subjectType=Person&subjectId=${technician.id}`;
    expect((await server.as('get', events).expect(200)).body.items).toHaveLength(1);
  });

  it('opens nothing by a provider that was switched off while the provider was asked', async () => {
    const technician = await aTechnician(server.database);
    const { subject } = atProvider({ email: technician.email });
    const { path, start } = await anIdentityProvider(server, provider, { trustsEmail: true });
    const browser = aBrowser(server);
    provider.interceptor = (request, response) => {
      if (request.url !== '/me') return false;
      void server
        .as('patch', path)
        .send({ active: false })
        .expect(200)
        .then(() => {
          response.setHeader('content-type', 'application/json');
          response.end(JSON.stringify({ sub: subject, email: technician.email, email_verified: true }));
        });
      return true;
    };
    expect(await browser.follow(start)).toBe('/sign-in?failure=provider-unavailable');
    provider.interceptor = null;
    expect(browser.cookie('session')).toBeUndefined();
  });

  describe('where an e-mail domain demands it', () => {
    it('keeps its people from signing in by a password, except system administrators', async () => {
      const domain = `${uniqueName('domain').replace(' ', '-').toLowerCase()}.test`;
      const technician = await aTechnician(server.database, { email: `ann@${domain}` });
      const administrator = await aTechnician(server.database, { email: `root@${domain}`, systemAdministrator: true });
      const { name, path } = await anIdentityProvider(server, null, { requiredEmailDomains: [domain.toUpperCase()] });
      const signIn = (email: string, password = technicianPassword) =>
        server.anonymous('post', '/auth/sign-in').send({ email, password });
      const refused = await signIn(technician.email).expect(403);
      expect(refused.body).toMatchObject({ code: 'auth.provider-required', detail: expect.stringContaining(name) });
      expect(refused.headers['set-cookie']).toBeUndefined();
      expect(await lastFailure(server)).toMatchObject({
        subjectId: technician.id,
        after: { reason: 'auth.provider-required' },
      });
      // Only who knows the password is told.
      expect((await signIn(technician.email, 'wrong').expect(401)).body.code).toBe('auth.invalid-credentials');
      await signIn(administrator.email).expect(200);
      const { body } = await server.as('post', `/people/${technician.id}/invitation`).expect(201);
      const token = body.invitationUrl.split('#token=')[1];
      const accept = { token, password: 'another long password' };
      await server.anonymous('post', '/auth/accept-invitation').send(accept).expect(403);
      await server.as('patch', path).send({ active: false }).expect(200);
      await signIn(technician.email).expect(200);
    });
  });

  it('tells strangers of providers that are active, and no more', async () => {
    const { id, name } = await anIdentityProvider(server);
    const off = await anIdentityProvider(server, null, { active: false });
    const { body } = await server.anonymous('get', '/auth/providers').expect(200);
    expect(body.providers).toContainEqual({ id, name });
    expect(body.providers.map((each: { id: number }) => each.id)).not.toContain(off.id);
    expect(JSON.stringify(body)).not.toMatch(/issuer|secret|clientId/);
    expect(providerBody().issuer).toContain('https');
  });
});
