import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { Provider } from 'oidc-provider';

/** What a provider of a test says of somebody, beside the subject. */
export type AccountClaims = Record<string, unknown>;

/** Answers a request in place of the provider; false leaves it to the provider. */
export type Interceptor = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A real OpenID Connect provider, on a port of its own. */
export interface TestProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Everybody whom it knows, by subject. */
  accounts: Map<string, AccountClaims>;
  /** Who signs in as soon as somebody comes; null asks, with a form. */
  present: string | null;
  /** Stands between its clients and itself. */
  interceptor: Interceptor | null;
  /** An ID token with a valid signature, of whatever claims. */
  idToken(claims: Record<string, unknown>, key?: KeyObject): string;
  /** Requests that came to a path. */
  countOf(path: string): number;
  close(): Promise<void>;
}

const clientId = 'seatwise';
const clientSecret = 'a secret of the client & its provider';
const keyId = 'of the test';

/**
 * Starts a provider that knows one client.
 * @param redirectUri where it sends people back to.
 * @param host the name by which it is reached.
 */
export async function startOpenIdProvider(redirectUri: string, host = '127.0.0.1'): Promise<TestProvider> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const counts = new Map<string, number>();
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const http = createServer((request, response) => answer(request, response));
  http.listen(0, host);
  await once(http, 'listening');
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('The provider has no port.');
  const issuer = `http://${host}:${address.port}`;
  const test: TestProvider = {
    issuer,
    clientId,
    clientSecret,
    accounts: new Map(),
    present: null,
    interceptor: null,
    idToken: (claims, key = privateKey) => signed(claims, key),
    countOf: (path) => counts.get(path) ?? 0,
    async close() {
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
  const provider = newProvider(test, redirectUri, privateKey);
  const callback = provider.callback();
  answer = (request, response) => {
    const path = new URL(request.url ?? '/', issuer).pathname;
    counts.set(path, (counts.get(path) ?? 0) + 1);
    if (test.interceptor?.(request, response) === true) return;
    if (path.startsWith('/interaction/')) void interact(test, provider, request, response);
    else void callback(request, response);
  };
  return test;
}

function newProvider(test: TestProvider, redirectUri: string, key: KeyObject): Provider {
  return new Provider(test.issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    jwks: { keys: [{ ...key.export({ format: 'jwk' }), kty: 'RSA', kid: keyId, alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['of the test'] },
    claims: { openid: ['sub', 'roles', 'realm_access'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    findAccount: (_context, accountId) => {
      const claims = test.accounts.get(accountId);
      return claims === undefined ? undefined : { accountId, claims: () => ({ sub: accountId, ...claims }) };
    },
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        accountId: oidc.session?.accountId ?? '',
        clientId: oidc.client?.clientId ?? '',
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
}

/** Signs in whoever is there; else asks who it is, or whether to leave. */
async function interact(
  test: TestProvider,
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (test.present === null && request.method === 'GET') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="en"><title>Provider</title><h1>Sign in at the provider</h1>
      <form method="post"><label>User <input name="user"></label> <button>Continue</button></form></html>`);
    return;
  }
  const accountId = test.present ?? new URLSearchParams(await text(request)).get('user') ?? '';
  const result =
    accountId === 'nobody'
      ? { error: 'access_denied', error_description: 'They would rather not.' }
      : { login: { accountId, remember: false } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

function signed(claims: Record<string, unknown>, key: KeyObject): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const content = `${encode({ alg: 'RS256', typ: 'JWT', kid: keyId })}.${encode(claims)}`;
  return `${content}.${createSign('RSA-SHA256').update(content).sign(key, 'base64url')}`;
}
