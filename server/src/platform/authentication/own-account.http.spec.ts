import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aTechnician, signedIn, technicianPassword } from '../../features/people/people.factory.js';
import { sql } from '../database/sql.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(() => server.database.query(sql`DELETE FROM sign_in_failure`));

const newPassword = 'quite another password';

describe('my password', () => {
  it('is changed with the present one, and ends my other sessions', async () => {
    const { email } = await aTechnician(server.database);
    const [here, there] = [await signedIn(server, email), await signedIn(server, email)];
    const change = (body: object) => here('post', '/auth/password').send(body);
    const wrong = await change({ currentPassword: 'guessed', newPassword }).expect(422);
    expect(wrong.body).toMatchObject({ code: 'auth.wrong-password', errors: [{ field: 'currentPassword' }] });
    const common = await change({ currentPassword: technicianPassword, newPassword: 'Password1234!' }).expect(422);
    expect(common.body).toMatchObject({ code: 'password.common', errors: [{ field: 'newPassword' }] });
    const same = await change({ currentPassword: technicianPassword, newPassword: technicianPassword }).expect(422);
    expect(same.body.errors[0].code).toBe('password.unchanged');
    await change({ currentPassword: technicianPassword, newPassword: 'short' }).expect(422);
    await there('get', '/auth/me').expect(200);
    await change({ currentPassword: technicianPassword, newPassword }).expect(204);
    await here('get', '/auth/me').expect(200);
    await there('get', '/auth/me').expect(401);
    await signedIn(server, email, newPassword);
  });

  it('is changed by one of two who try at once, and by a repeated request once', async () => {
    const { email } = await aTechnician(server.database);
    const as = await signedIn(server, email);
    const body = { currentPassword: technicianPassword, newPassword };
    const send = () => as('post', '/auth/password').set('Idempotency-Key', 'once').send(body);
    await send().expect(204);
    await send().expect(204);
    await as('post', '/auth/password').send(body).expect(422);
  });

  it('is not guessed in a session that was left open, whatever the requests carry; others change theirs', async () => {
    const { email } = await aTechnician(server.database);
    const [left, own] = [await signedIn(server, email), await signedIn(server, email)];
    const guess = (key: number) =>
      left('post', '/auth/password')
        .set('Idempotency-Key', `guess-${key}`)
        .send({ currentPassword: `guess ${key}`, newPassword });
    for (let attempt = 0; attempt < 10; attempt++) await guess(attempt).expect(422);
    await guess(10).expect(429);
    await own('post', '/auth/password').send({ currentPassword: technicianPassword, newPassword }).expect(204);
  });
});

describe('my sessions', () => {
  const open = async (as: TestServer['as']) => (await as('get', '/auth/sessions').expect(200)).body.items;

  it('are listed, and ended one by one or all but this one', async () => {
    const { email } = await aTechnician(server.database);
    const first = await signedIn(server, email);
    const second = await signedIn(server, email);
    const third = await signedIn(server, email);
    const items = await open(second);
    expect(items).toHaveLength(3);
    expect(items[0]).toEqual({
      id: expect.any(Number),
      address: expect.stringContaining('127.0.0.1'),
      userAgent: expect.any(String),
      openedAt: expect.any(String),
      lastSeenAt: expect.any(String),
      current: true,
    });
    const { id } = (await open(first))[0];
    await second('delete', `/auth/sessions/${id}`).expect(204);
    await first('get', '/auth/me').expect(401);
    await second('delete', `/auth/sessions/${id}`).expect(404);
    await second('delete', '/auth/sessions').expect(204);
    await third('get', '/auth/me').expect(401);
    expect(await open(second)).toHaveLength(1);
  });

  it('are mine alone', async () => {
    const [own, other] = [
      await signedIn(server, (await aTechnician(server.database)).email),
      await signedIn(server, (await aTechnician(server.database)).email),
    ];
    const { id } = (await open(other))[0];
    await own('delete', `/auth/sessions/${id}`).expect(404);
    await own('delete', '/auth/sessions').expect(204);
    await other('get', '/auth/me').expect(200);
  });

  it('are listed and ended by those who may change the account', async () => {
    const { id, email } = await aTechnician(server.database);
    const [first, second] = [await signedIn(server, email), await signedIn(server, email)];
    const path = `/technicians/${id}/sessions`;
    const { items } = (await server.as('get', path).expect(200)).body;
    expect(items.map((each: { current: boolean }) => each.current)).toEqual([false, false]);
    await server.as('delete', `${path}/${items[1].id}`).expect(204);
    await first('get', '/auth/me').expect(401);
    await second('get', '/auth/me').expect(200);
    await server.as('delete', path).expect(204);
    await second('get', '/auth/me').expect(401);
    await server.as('delete', `${path}/${items[0].id}`).expect(404);
  });

  it('that are over are not listed', async () => {
    const { id, email } = await aTechnician(server.database);
    const as = await signedIn(server, email);
    await signedIn(server, email);
    const { token_hash: idle } = await server.database.one<{ token_hash: Buffer }>(
      sql`SELECT token_hash FROM session WHERE technician_id = ${id} ORDER BY id DESC LIMIT 1`,
    );
    await server.database.query(
      sql`UPDATE session SET last_seen_at = now() - interval '25 hours' WHERE token_hash = ${idle}`,
    );
    expect(await open(as)).toHaveLength(1);
  });
});

it('lets me say what I am called, and nothing else of my account', async () => {
  const { id, email } = await aTechnician(server.database);
  const as = await signedIn(server, email);
  await as('patch', '/auth/account').send({ name: '  Noor   Naess ' }).expect(204);
  expect((await as('get', '/auth/account').expect(200)).body).toEqual({
    name: 'Noor Naess',
    email,
    role: null,
    hasPassword: true,
    oneTimeCodes: { required: false, enrolmentProof: 'PASSWORD', enrolledAt: null, recoveryCodesLeft: 0 },
  });
  await as('patch', '/auth/account').send({ name: 'x', systemAdministrator: true }).expect(400);
  await as('patch', '/auth/account').send({ name: '' }).expect(422);
  const { items } = (await server.as('get', `/audit-events?subjectType=Person&subjectId=${id}`).expect(200)).body;
  expect(items[0]).toMatchObject({ action: 'person.updated', after: { name: 'Noor Naess' } });
});
