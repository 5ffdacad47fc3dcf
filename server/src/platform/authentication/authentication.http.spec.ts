import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../database/sql.js';
import { startTestServer, testAdministrator, type TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** Of the address that these tests sign in from. */
const addressKey = createHash('sha256')
  .update(JSON.stringify(['sign-in by network', '127.0.0.1']))
  .digest();

const signIn = (body: object) => server.anonymous('post', '/auth/sign-in').send(body);

describe('signing in', () => {
  it('answers who it is and sets a cookie that scripts cannot read', async () => {
    const answer = await signIn({ ...testAdministrator, email: ` ${testAdministrator.email.toUpperCase()} ` }).expect(
      200,
    );
    expect(answer.body.actor).toMatchObject({ name: 'Admin', email: testAdministrator.email, kind: 'TECHNICIAN' });
    expect(answer.body.actor.rules.length).toBeGreaterThan(0);
    expect(String(answer.headers['set-cookie']?.[0])).toMatch(/^session=[\w-]{43}; .*HttpOnly; SameSite=Lax$/);
  });

  it('says the same for a wrong password and for an unknown e-mail', async () => {
    const wrong = await signIn({ email: testAdministrator.email, password: 'wrong' }).expect(401);
    const unknown = await signIn({ email: 'nobody@seatwise.test', password: 'wrong' }).expect(401);
    const { correlationId: _a, ...first } = wrong.body;
    const { correlationId: _b, ...second } = unknown.body;
    expect(first).toEqual(second);
    expect(first.code).toBe('auth.invalid-credentials');
  });

  it('makes an account wait after ten failures, from that address', async () => {
    const guess = { email: 'guessed@seatwise.test', password: 'guess' };
    for (let attempt = 0; attempt < 10; attempt++) await signIn(guess).expect(401);
    const answer = await signIn(guess).expect(429);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    await signIn(testAdministrator).expect(200);
  });

  it('tries no more than ten of many attempts at the same time', async () => {
    const guess = { email: 'raced@seatwise.test', password: 'guess' };
    const answers = await Promise.all(Array.from({ length: 25 }, () => signIn(guess)));
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(10);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(15);
  });

  it('counts anew after signing in', async () => {
    const wrong = { ...testAdministrator, password: 'wrong' };
    for (let round = 0; round < 2; round++) {
      for (let attempt = 0; attempt < 9; attempt++) await signIn(wrong).expect(401);
      await signIn(testAdministrator).expect(200);
    }
  });

  it('makes an address wait that tries many accounts', async () => {
    await server.database.query(sql`DELETE FROM sign_in_failure`);
    await signIn({ email: 'first@seatwise.test', password: 'guess' }).expect(401);
    await server.database.query(sql`UPDATE sign_in_failure SET failures = 99 WHERE key_hash = ${addressKey}`);
    await signIn({ email: 'hundredth@seatwise.test', password: 'guess' }).expect(401);
    await signIn({ email: 'one-more@seatwise.test', password: 'guess' }).expect(429);
    await server.database.query(sql`DELETE FROM sign_in_failure`);
  });

  it.each([[{}], [{ email: 'a@b.test' }], [{ email: 1, password: 'x' }], [{ email: 'a', password: 'b', extra: 1 }]])(
    'refuses the body %j',
    async (body) => {
      await signIn(body).expect(400);
    },
  );
});

describe('a session', () => {
  it('ends when it signs out', async () => {
    const cookie = String((await signIn(testAdministrator)).headers['set-cookie']).split(';')[0] ?? '';
    await server.anonymous('get', '/auth/me').set('Cookie', cookie).expect(200);
    await server
      .anonymous('post', '/auth/sign-out')
      .set('Cookie', cookie)
      .set('X-Requested-With', 'seatwise')
      .expect(204);
    await server.anonymous('get', '/auth/me').set('Cookie', cookie).expect(401);
  });

  it('changes nothing without our header, or from another site', async () => {
    const cookie = String((await signIn(testAdministrator)).headers['set-cookie']).split(';')[0] ?? '';
    const post = () => server.anonymous('post', '/organizations').set('Cookie', cookie).send({ name: 'Forged' });
    expect((await post().expect(403)).body.code).toBe('auth.foreign-origin');
    await post().set('X-Requested-With', 'seatwise').set('Origin', 'https://evil.example').expect(403);
    await post().set('X-Requested-With', 'seatwise').set('Origin', server.address).expect(201);
  });

  it('is nobody with a made-up cookie', async () => {
    await server.anonymous('get', '/auth/me').set('Cookie', 'session=made-up').expect(401);
  });
});
