import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { anApiClient, askForToken } from '../api-clients/api-clients.factory.js';
import { aTechnician, signedIn, technicianPassword } from '../people/people.factory.js';

let server: TestServer;
let latest: number;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.database.query(sql`DELETE FROM sign_in_failure`);
  latest = (await server.as('get', '/audit-events?pageSize=1').expect(200)).body.items[0]?.id ?? 0;
});

/** What was written since the test began. */
async function written(action: string) {
  const { body } = await server.as('get', `/audit-events?action=${action}&sort=id&pageSize=200`).expect(200);
  return body.items.filter((item: { id: number }) => item.id > latest);
}

const signIn = (email: string, password = 'a wrong password') =>
  server.anonymous('post', '/auth/sign-in').send({ email, password });
const aMinutePasses = () =>
  server.database.query(sql`UPDATE sign_in_failure SET since = since - interval '61 seconds'`);

describe('failed sign-ins', () => {
  it('are written down once a minute, also when many come at once', async () => {
    const { id, email } = await aTechnician(server.database);
    await Promise.all(Array.from({ length: 5 }, () => signIn(email).expect(401)));
    const entry = {
      actor: { kind: 'SYSTEM' },
      subjectType: 'Person',
      subjectId: id,
      organizationId: null,
      before: null,
      after: { email, reason: 'invalid-credentials', address: expect.stringContaining('127.0.0.1') },
    };
    expect(await written('sign-in.failed')).toMatchObject([entry]);
    await aMinutePasses();
    await signIn(email).expect(401);
    expect(await written('sign-in.failed')).toMatchObject([entry, entry]);
    expect(JSON.stringify(await written('sign-in'))).not.toContain('wrong password');
  });

  it('hide what was typed where there is no such account: it may be a password', async () => {
    await signIn('ann.unknown@example.test').expect(401);
    await signIn('Pa55word@work').expect(401);
    const entries = await written('sign-in.failed');
    expect(entries).toMatchObject([
      { subjectId: null, after: { email: 'a•••@example.test' } },
      { subjectId: null, after: { email: 'P•••@work' } },
    ]);
    expect(JSON.stringify(entries)).not.toContain('Pa55word');
  });

  it('tell of an account that has to wait, without more entries than one a minute', async () => {
    const { id, email } = await aTechnician(server.database);
    for (let times = 1; times <= 10; times++) await signIn(email).expect(401);
    await aMinutePasses();
    await signIn(email, technicianPassword).expect(429);
    await signIn(email, technicianPassword).expect(429);
    expect(await written('sign-in.failed')).toMatchObject([
      { subjectId: id, after: { reason: 'invalid-credentials' } },
      { subjectId: id, after: { reason: 'too-many-failures' } },
    ]);
  });

  it('of ever other accounts from one address are one entry a minute once it has to wait', async () => {
    await Promise.all(Array.from({ length: 100 }, (_, index) => signIn(`${index}@example.test`)));
    const before = (await written('sign-in.failed')).length;
    expect(before).toBe(100);
    for (let index = 100; index < 110; index++) await signIn(`${index}@example.test`).expect(429);
    expect(await written('sign-in.failed')).toHaveLength(before + 1);
  });

  it('fail otherwise than by themselves where they cannot be written down', async () => {
    await server.database.query(sql`ALTER TABLE audit_event ADD CONSTRAINT full_disk CHECK (FALSE) NOT VALID`);
    const { email } = await aTechnician(server.database);
    try {
      await signIn(email, technicianPassword).expect(500);
      const sessions = await server.database.one<{ count: number }>(sql`
        SELECT count(*) AS count FROM session s JOIN person p ON p.id = s.technician_id WHERE p.email = ${email}`);
      expect(sessions.count).toBe(0);
    } finally {
      await server.database.query(sql`ALTER TABLE audit_event DROP CONSTRAINT full_disk`);
    }
  });
});

describe('sessions', () => {
  it('that end with another password are written down one by one, by whoever ended them', async () => {
    const { id, email } = await aTechnician(server.database);
    await signedIn(server, email);
    await signedIn(server, email);
    await server.as('patch', `/people/${id}`).send({ password: 'another long password' }).expect(200);
    const entry = { actor: { name: 'Admin' }, subjectType: 'Person', subjectId: id, after: null };
    expect(await written('session.closed')).toMatchObject([entry, entry]);
  });

  it('that are over already are not closed again', async () => {
    const { email } = await aTechnician(server.database);
    const as = await signedIn(server, email);
    await as('post', '/auth/sign-out').expect(204);
    await as('post', '/auth/sign-out').expect(401);
    expect(await written('session.closed')).toHaveLength(1);
  });
});

describe('programs that are refused', () => {
  it('are written down once a minute', async () => {
    const { id, clientId } = await anApiClient(server);
    const ask = () => askForToken(server, { clientId, clientSecret: 'guessed' }).expect(401);
    await Promise.all([ask(), ask(), ask()]);
    expect(await written('api-token')).toMatchObject([
      {
        action: 'api-token.refused',
        actor: { kind: 'SYSTEM' },
        subjectType: 'ApiClient',
        subjectId: id,
        after: { clientId },
      },
    ]);
    expect(JSON.stringify(await written('api-token'))).not.toContain('guessed');
  });

  it('are one entry a minute for all that there are not', async () => {
    for (const clientId of ['made-up-1', 'made-up-2', 'xxx']) {
      await askForToken(server, { clientId, clientSecret: 'guessed' }).expect(401);
    }
    expect(await written('api-token')).toMatchObject([{ subjectId: null, after: { clientId: 'm•••' } }]);
  });

  it('include those that were revoked', async () => {
    const client = await anApiClient(server);
    await server.as('post', `${client.path}/revoke`).expect(200);
    await askForToken(server, client).expect(401);
    expect(await written('api-token')).toMatchObject([{ action: 'api-token.refused', subjectId: client.id }]);
  });
});
