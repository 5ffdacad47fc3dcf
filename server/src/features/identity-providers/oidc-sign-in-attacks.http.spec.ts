import { generateKeyPairSync } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aTechnician } from '../people/people.factory.js';
import {
  aBrowser,
  anIdentityProvider,
  callbackUrl,
  lastFailure,
  publicUrl,
  somebodyAt,
} from './identity-providers.factory.js';
import { startOpenIdProvider, type TestProvider } from './openid-provider.factory.js';

const isCallback = (url: URL) => url.href.startsWith(callbackUrl);

describe('signing in by a provider', () => {
  let server: TestServer;
  let provider: TestProvider;
  beforeAll(async () => {
    server = await startTestServer({ PUBLIC_URL: publicUrl });
    provider = await startOpenIdProvider(callbackUrl);
  });
  afterAll(async () => {
    await provider.close();
    await server.close();
  });
  beforeEach(() => server.database.query(sql`DELETE FROM sign_in_failure`));
  afterEach(() => {
    provider.interceptor = null;
  });

  const atProvider = (claims: Record<string, unknown> = {}) => somebodyAt(provider, claims);

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

    it('takes so many failed callbacks from one network, and asks the provider no more after them', async () => {
      const first = await onTheWayBack();
      expect(await first.browser.follow(first.back)).toBe('/devices');
      const { most } = await server.database.one<{ most: number }>(sql`
        SELECT max(failures) AS most FROM sign_in_failure`);
      expect(most).toBe(0);
      await server.database.query(sql`UPDATE sign_in_failure SET failures = 100`);
      const second = await onTheWayBack();
      let asked = false;
      provider.interceptor = () => {
        asked = true;
        return false;
      };
      const landed = await second.browser.follow(second.back);
      expect(landed).toBe('/sign-in?failure=too-many-failures&returnUrl=%2Fdevices');
      expect(asked).toBe(false);
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
});
