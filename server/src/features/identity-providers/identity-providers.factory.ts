import { sql } from '../../platform/database/sql.js';
import type { TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import type { TestProvider } from './openid-provider.factory.js';
import { TestBrowser } from './test-browser.factory.js';

/** How a product under test calls itself, and where its providers send people back to. */
export const publicUrl = 'http://seatwise.test';
export const callbackUrl = `${publicUrl}/api/v1/auth/oidc/callback`;

/** What a provider of a test is created with, at an address that nobody asks unless said otherwise. */
export function providerBody(fields: object = {}) {
  return {
    name: uniqueName('Provider'),
    issuer: 'https://login.example.test',
    clientId: 'seatwise',
    clientSecret: 'a secret of the client',
    ...fields,
  };
}

/** Lets people sign in by a provider. */
export async function anIdentityProvider(
  server: TestServer,
  provider: TestProvider | null = null,
  fields: object = {},
): Promise<{ id: number; name: string; path: string; start: string }> {
  const { issuer, clientId, clientSecret } = provider ?? providerBody();
  const local = provider === null ? {} : { allowPrivateAddress: true };
  const body = providerBody({ issuer, clientId, clientSecret, ...local, ...fields });
  const { id, name } = (await server.as('post', '/identity-providers').send(body).expect(201)).body;
  return { id, name, path: `/identity-providers/${id}`, start: `/api/v1/auth/oidc/${id}/start` };
}

/** Somebody whom a provider knows, with a verified e-mail address unless said otherwise, and who is at it. */
export function somebodyAt(provider: TestProvider, claims: Record<string, unknown> = {}) {
  const subject = uniqueName('subject').replace(' ', '-');
  const email = `${subject}@people.test`;
  provider.accounts.set(subject, { email, email_verified: true, name: 'Pat Provider', ...claims });
  provider.present = subject;
  return { subject, email: typeof claims['email'] === 'string' ? claims['email'] : email };
}

/** A browser of somebody who is not signed in. */
export function aBrowser(server: TestServer): TestBrowser {
  return new TestBrowser(publicUrl, server.address);
}

/** Who is signed in with a browser; null for nobody. */
export async function actorIn(server: TestServer, browser: TestBrowser) {
  const cookie = browser.cookie('session');
  if (cookie === undefined) return null;
  const answer = await server.anonymous('get', '/auth/me').set('Cookie', `session=${cookie}`);
  return answer.status === 200 ? answer.body.actor : null;
}

/** The last sign-in that was refused, as the audit log has it. */
export async function lastFailure(server: TestServer) {
  return server.database.first<{ subjectId: number | null; after: Record<string, unknown> }>(sql`
    SELECT subject_id AS "subjectId", after FROM audit_event WHERE action = 'sign-in.failed' ORDER BY id DESC LIMIT 1`);
}
