import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { signedInWith } from '../people/people.factory.js';
import { SetupLink } from './setup-link.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const account = { name: 'First', email: 'first@seatwise.test', password: 'a long enough password' };
const create = (token: string, change: object = {}) =>
  server.anonymous('post', '/setup/administrator').send({ token, ...account, ...change });

async function freshLink(): Promise<string> {
  const link = await server.app.get(SetupLink).present();
  return new URL(link).searchParams.get('token') ?? '';
}

describe('the one-time link', () => {
  it('makes no second administrator', async () => {
    const answer = await create(await freshLink()).expect(409);
    expect(answer.body.code).toBe('setup.administrator-exists');
  });

  it('makes the first administrator once, however many try at once, and signs in', async () => {
    await server.database.query(sql`UPDATE technician SET active = FALSE`);
    expect((await server.anonymous('get', '/setup')).body).toEqual({ administratorExists: false });
    await create('guessed').expect(403);
    const token = await freshLink();
    expect(await Promise.all([freshLink(), freshLink()])).toEqual([token, token]);
    const stored = await server.database.one<{ value: unknown }>(
      sql`SELECT value FROM setting WHERE key = 'setup-link'`,
    );
    expect(JSON.stringify(stored)).not.toContain(token);
    await create(token, { password: 'short' }).expect(422);
    await create(token, { email: 'nonsense' }).expect(422);
    const common = await create(token, { password: 'Password1234!' }).expect(422);
    expect(common.body).toMatchObject({ code: 'password.common', errors: [{ field: 'password' }] });
    const answers = await Promise.all([create(token), create(token), create(token)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual(
      [201, 403, 403].map((status) => expect.toBeOneOf([status, 409])),
    );
    const winner = answers.find((answer) => answer.status === 201);
    const cookie = String(winner?.headers['set-cookie']).split(';')[0] ?? '';
    const me = await server.anonymous('get', '/auth/me').set('Cookie', cookie).expect(200);
    expect(me.body.actor).toMatchObject({ name: 'First', role: 'System administrator' });
    await create(token).expect(403);
    expect(await freshLink()).not.toBe(token);
    await server.database.query(sql`UPDATE technician SET active = TRUE`);
  });
});

it('tells how far the welcome has come, to those who may change settings', async () => {
  await server.anonymous('get', '/setup/progress').expect(401);
  const before = await server.as('get', '/setup/progress').expect(200);
  expect(before.body).toMatchObject({ administratorExists: true, complete: false });
  await server.as('post', '/setup/complete').expect(204);
  expect((await server.as('get', '/setup/progress')).body.complete).toBe(true);
});

it('counts the organizations that somebody may see', async () => {
  const [seen] = [await anOrganization(server.database), await anOrganization(server.database)];
  const as = await signedInWith(server, {
    APPS_SETTINGS: { defaultLevel: 'VIEW', organizationOverrides: [] },
    ORGANIZATIONS: { defaultLevel: 'NONE', organizationOverrides: [{ organizationId: seen.id, level: 'VIEW' }] },
  });
  expect((await as('get', '/setup/progress').expect(200)).body.organizationCount).toBe(1);
});
