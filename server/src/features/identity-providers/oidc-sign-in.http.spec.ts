import { generateKeyPairSync } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enrolled } from '../../platform/authentication/one-time-codes.factory.js';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, testAdministrator, type TestServer } from '../../platform/testing/test-server.js';
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
} from './identity-providers.factory.js';
import { startOpenIdProvider, type TestProvider } from './openid-provider.factory.js';

const isCallback = (url: URL) => url.href.startsWith(callbackUrl);

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
  afterEach(() => {
    provider.interceptor = null;
  });

  /** Somebody whom the provider knows, and who is at it. */
  function atProvider(claims: Record<string, unknown> = {}, where = provider) {
    const subject = uniqueName('subject').replace(' ', '-');
    const email = `${subject}@people.test`;
    where.accounts.set(subject, { email, email_verified: true, name: 'Pat Provider', ...claims });
    where.present = subject;
    return { subject, email: typeof claims['email'] === 'string' ? claims['email'] : email };
  }

  const personOf = async (email: string) =>
    (await server.as('get', `/people?kind=TECHNICIAN&q=${encodeURIComponent(email)}`).expect(200)).body.items[0];

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

  describe('by somebody who is new', () => {
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
      });
      const browsers = [aBrowser(server), aBrowser(server), aBrowser(server)];
      expect(await Promise.all(browsers.map((browser) => browser.follow(start)))).toEqual(['/', '/', '/']);
      const people = await server.database.query(sql`SELECT id FROM person WHERE email = ${email}`);
      expect(people).toHaveLength(1);
    });
  });

  describe('with roles', () => {
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

  describe('under attack', () => {
    /** A technician at the provider, a browser on its way, and the address that it is sent back to. */
    async function onTheWayBack(fields: object = {}) {
      const technician = await aTechnician(server.database);
      atProvider({ email: technician.email });
      const { id, start } = await anIdentityProvider(server, provider, { trustsEmail: true, ...fields });
      const browser = aBrowser(server);
      const back = await browser.follow(`${start}?returnTo=/devices`, isCallback);
      return { technician, id, start, browser, back };
    }

    it('takes a callback once', async () => {
      const { browser, back } = await onTheWayBack();
      const kept = browser.cookie('oidc') ?? '';
      expect(await browser.follow(back)).toBe('/devices');
      expect(await browser.follow(back)).toBe('/sign-in?failure=expired');
      browser.setCookie('oidc', kept);
      expect(await browser.follow(back)).toBe('/sign-in?failure=expired&returnUrl=%2Fdevices');
    });

    it('takes one of two callbacks at once', async () => {
      const { browser, back, technician } = await onTheWayBack();
      const landed = await Promise.all([browser.follow(back), browser.follow(back)]);
      expect(landed.sort()).toEqual(['/devices', '/sign-in?failure=expired&returnUrl=%2Fdevices']);
      const opened = await server.database.query(sql`SELECT FROM session WHERE technician_id = ${technician.id}`);
      expect(opened).toHaveLength(1);
    });

    it('takes a callback in the browser alone that was sent there', async () => {
      const { back } = await onTheWayBack();
      const victim = aBrowser(server);
      expect(await victim.follow(back)).toBe('/sign-in?failure=expired');
      const { browser: another } = await onTheWayBack();
      expect(await another.follow(back)).toBe('/sign-in?failure=expired');
      expect(another.cookie('session')).toBeUndefined();
    });

    it.each([
      ['changed', (url: URL) => url.searchParams.set('state', 'x'.repeat(43))],
      ['missing', (url: URL) => url.searchParams.delete('state')],
      ['doubled', (url: URL) => url.searchParams.append('state', 'x')],
    ])('refuses a state that is %s', async (_, change) => {
      const { browser, back } = await onTheWayBack();
      const url = new URL(back);
      change(url);
      expect(await browser.follow(url.href)).toBe('/sign-in?failure=expired');
      expect(await lastFailure(server)).toMatchObject({ subjectId: null, after: { reason: 'expired' } });
      // What was really under way goes on.
      expect(await browser.follow(back)).toBe('/devices');
    });

    it('refuses what the browser kept when that was changed, or is of long ago', async () => {
      const { browser, back } = await onTheWayBack();
      const kept = browser.cookie('oidc') ?? '';
      for (const changed of ['', 'nonsense', `${kept.slice(0, -4)}AAAA`]) {
        browser.setCookie('oidc', changed);
        expect(await browser.follow(back)).toBe('/sign-in?failure=expired');
      }
    });

    it('refuses an ID token for another nonce', async () => {
      const technician = await aTechnician(server.database);
      atProvider({ email: technician.email });
      const { start } = await anIdentityProvider(server, provider, { trustsEmail: true });
      const browser = aBrowser(server);
      const asked = new URL((await browser.visit(start)).location ?? '');
      asked.searchParams.set('nonce', 'a-nonce-of-somebody-else');
      expect(await browser.follow(asked.href)).toBe('/sign-in?failure=rejected');
      expect(await lastFailure(server)).toMatchObject({ after: { reason: 'rejected' } });
    });

    it('refuses a code that was asked for with another verifier', async () => {
      const technician = await aTechnician(server.database);
      atProvider({ email: technician.email });
      const { start } = await anIdentityProvider(server, provider, { trustsEmail: true });
      const browser = aBrowser(server);
      const asked = new URL((await browser.visit(start)).location ?? '');
      asked.searchParams.set('code_challenge', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
      expect(await browser.follow(asked.href)).toBe('/sign-in?failure=rejected');
    });

    const now = () => Math.floor(Date.now() / 1000);
    it.each([
      ['of another issuer', () => ({ iss: 'https://evil.test' })],
      ['for another audience', () => ({ aud: 'somebody-else' })],
      ['for several audiences, on behalf of another', () => ({ aud: ['seatwise', 'x'], azp: 'x' })],
      ['that has expired', () => ({ exp: now() - 3600 })],
      ['without a nonce', () => ({ nonce: undefined })],
      ['that is right', () => ({})],
    ])('looks at an ID token %s', async (what, change) => {
      const technician = await aTechnician(server.database);
      const { subject } = atProvider({ email: technician.email });
      const { start } = await anIdentityProvider(server, provider, { trustsEmail: true });
      const browser = aBrowser(server);
      const asked = new URL((await browser.visit(start)).location ?? '');
      const claims = {
        ...{ iss: provider.issuer, aud: provider.clientId, sub: subject, iat: now(), exp: now() + 60 },
        ...{ nonce: asked.searchParams.get('nonce'), email: technician.email, email_verified: true },
        ...change(),
      };
      answerTokens(provider.idToken(claims));
      const landed = await browser.follow(asked.href);
      expect(landed).toBe(what === 'that is right' ? '/' : '/sign-in?failure=rejected');
    });

    it('refuses an ID token that somebody else has signed, and one without a signature', async () => {
      const technician = await aTechnician(server.database);
      const { subject } = atProvider({ email: technician.email });
      const { start } = await anIdentityProvider(server, provider, { trustsEmail: true });
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      for (const sign of [
        (claims: Record<string, unknown>) => provider.idToken(claims, privateKey),
        (claims: Record<string, unknown>) =>
          `${[{ alg: 'none' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`,
      ]) {
        const browser = aBrowser(server);
        const asked = new URL((await browser.visit(start)).location ?? '');
        const times = { iat: now(), exp: now() + 60 };
        const who = { iss: provider.issuer, aud: provider.clientId, sub: subject, email: technician.email };
        const nonce = asked.searchParams.get('nonce');
        answerTokens(sign({ ...who, ...times, nonce, email_verified: true }));
        expect(await browser.follow(asked.href)).toBe('/sign-in?failure=rejected');
        provider.interceptor = null;
      }
    });

    function answerTokens(idToken: string): void {
      provider.interceptor = (request, response) => {
        if (request.url !== '/token') return false;
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ access_token: 'x', token_type: 'Bearer', expires_in: 60, id_token: idToken }));
        return true;
      };
    }

    it.each([
      'https://evil.test',
      '//evil.test',
      '/\\evil.test',
      '/x/..//evil.test',
      '/api/v1/auth/me',
      '\u0009//e.test',
    ])('does not lead to %j', async (returnTo) => {
      const technician = await aTechnician(server.database);
      atProvider({ email: technician.email });
      const { start } = await anIdentityProvider(server, provider, { trustsEmail: true });
      const landed = await aBrowser(server).follow(`${start}?returnTo=${encodeURIComponent(returnTo)}`);
      expect(landed).toBe('/');
    });

    it('ends at the sign-in page when they would rather not', async () => {
      const { start } = await anIdentityProvider(server, provider);
      provider.present = 'nobody';
      expect(await aBrowser(server).follow(start)).toBe('/sign-in?failure=cancelled');
    });

    it('ends at the sign-in page for a provider that is off or not there', async () => {
      const { start, path, browser, back } = { ...(await onTheWayBack()), path: '' };
      const id = Number(/oidc\/(\d+)\//.exec(start)?.[1]);
      await server.as('patch', `/identity-providers/${id}${path}`).send({ active: false }).expect(200);
      expect(await browser.follow(back)).toBe('/sign-in?failure=provider-unavailable&returnUrl=%2Fdevices');
      expect(await aBrowser(server).follow(start)).toBe('/sign-in?failure=provider-unavailable');
      expect(await aBrowser(server).follow('/api/v1/auth/oidc/987654/start')).toBe(
        '/sign-in?failure=provider-unavailable',
      );
    });
  });

  describe('with a provider that misbehaves', () => {
    it.each([
      [
        'answers 500',
        (response: { statusCode: number; end(text: string): unknown }) => {
          response.statusCode = 500;
          response.end('no');
        },
      ],
      ['answers garbage', (response: { end(text: string): unknown }) => response.end('<html>')],
      [
        'answers 10 MB',
        (response: { end(text: string): unknown }) => response.end(`{"x":"${'x'.repeat(10_000_000)}"}`),
      ],
      ['hangs up', (response: { destroy?(): unknown }) => response.destroy?.()],
    ])('that %s, wherever it does', async (_, answer) => {
      for (const where of ['/.well-known/openid-configuration', '/token', '/jwks', '/me']) {
        const technician = await aTechnician(server.database);
        atProvider({ email: technician.email });
        const { start } = await anIdentityProvider(server, provider, { trustsEmail: true });
        provider.interceptor = (request, response) => {
          if (request.url !== where) return false;
          answer(response);
          return true;
        };
        const browser = aBrowser(server);
        expect(await browser.follow(start)).toBe('/sign-in?failure=provider-unreachable');
        expect(browser.cookie('session')).toBeUndefined();
        provider.interceptor = null;
        // Nothing of the failure is remembered.
        expect(await aBrowser(server).follow(start)).toBe('/');
      }
    });

    it('that does not answer is waited for a few seconds, by all who come at once', async () => {
      const { start } = await anIdentityProvider(server, provider);
      const path = '/.well-known/openid-configuration';
      const before = provider.countOf(path);
      provider.interceptor = (request) => request.url === path;
      const begun = Date.now();
      const landed = await Promise.all(Array.from({ length: 5 }, () => aBrowser(server).follow(start)));
      expect(new Set(landed)).toEqual(new Set(['/sign-in?failure=provider-unreachable']));
      expect(Date.now() - begun).toBeLessThan(9_000);
      expect(provider.countOf(path) - before).toBe(1);
    });

    it('that is down', async () => {
      const gone = await startOpenIdProvider(callbackUrl);
      const { start } = await anIdentityProvider(server, gone);
      await gone.close();
      expect(await aBrowser(server).follow(start)).toBe('/sign-in?failure=provider-unreachable');
      expect(await lastFailure(server)).toMatchObject({
        after: { reason: 'provider-unreachable', detail: expect.stringContaining('refuses the connection') },
      });
    });
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
