import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aTechnician, signedIn, technicianPassword } from '../../features/people/people.factory.js';
import { sql } from '../database/sql.js';
import { codeOf, enrolled, forgetSteps } from './one-time-codes.factory.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';
import { Attempts } from './attempts.service.js';
import { KnownDevices } from './known-devices.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ TRUST_PROXY: 'true' });
});
afterAll(() => server.close());
beforeEach(() => server.database.query(sql`DELETE FROM sign_in_failure`));

const signIn = (email: string, password: string, address: string, cookie = '') =>
  server
    .anonymous('post', '/auth/sign-in')
    .set('X-Forwarded-For', address)
    .set('Cookie', cookie)
    .send({ email, password });

/** The cookie by which a device is known on which the technician signed in. */
async function aDeviceOf(email: string, address: string): Promise<string> {
  const answer = await signIn(email, technicianPassword, address).expect(200);
  const cookies = [answer.headers['set-cookie']].flat().map(String);
  const cookie = cookies.find((each) => each.startsWith('device-')) ?? '';
  expect(cookie).toMatch(/; Path=\/api\/v1\/auth\/sign-in; HttpOnly; SameSite=Strict/);
  return cookie.split(';')[0] ?? '';
}

/** The value of the cookie by which an answer makes its device known. */
function valueOf({ headers }: { headers: Record<string, unknown> }): string {
  return /device-\d+=([^;]+)/.exec([headers['set-cookie']].flat().join('\n'))?.[1] ?? '';
}

/** Attackers with many networks, each of which makes fewer attempts than one may make. */
async function attackFromEverywhere(email: string, attempts: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let attempt = 0; attempt < attempts; attempt++) {
    const { status } = await signIn(email, `guess ${attempt}`, `198.51.${attempt % 100}.7`);
    statuses.push(status);
  }
  return statuses;
}

describe('somebody who tries many passwords on one account', () => {
  it('from elsewhere does not lock the owner out', async () => {
    const { email } = await aTechnician(server.database);
    for (let attempt = 0; attempt < 12; attempt++) await signIn(email, 'guess', '203.0.113.9');
    await signIn(email, technicianPassword, '203.0.113.9').expect(429);
    await signIn(email, technicianPassword, '192.0.2.1').expect(200);
  });

  it('from everywhere is slowed down, and the device of the owner is not', async () => {
    const { email } = await aTechnician(server.database);
    const device = await aDeviceOf(email, '192.0.2.1');
    const statuses = await attackFromEverywhere(email, 60);
    expect(statuses.filter((status) => status === 401)).toHaveLength(50);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    await signIn(email, technicianPassword, '192.0.2.99').expect(429);
    await signIn(email, technicianPassword, '192.0.2.1', device).expect(200);
    await signIn(email, technicianPassword, '198.51.3.7', device).expect(200);
    await signIn((await aTechnician(server.database)).email, technicianPassword, '192.0.2.99').expect(200);
  });

  it('from the network of the owner does not lock their device out', async () => {
    const { email } = await aTechnician(server.database);
    const device = await aDeviceOf(email, '192.0.2.1');
    for (let attempt = 0; attempt < 12; attempt++) await signIn(email, 'guess', '192.0.2.1');
    await signIn(email, technicianPassword, '192.0.2.1').expect(429);
    await signIn(email, technicianPassword, '192.0.2.1', device).expect(200);
  });

  it('on many devices of the owner has a hundred attempts, and none but them waits', async () => {
    const { id, email } = await aTechnician(server.database);
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 105; attempt++) {
      const device = `device-${id}=${await server.app.get(KnownDevices).valueFor(id, null)}`;
      statuses.push((await signIn(email, 'guess', '192.0.2.1', device)).status);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(100);
    expect(statuses.slice(100)).toEqual([429, 429, 429, 429, 429]);
    await signIn(email, technicianPassword, '192.0.2.1').expect(200);
  });

  it('on the device of the owner has ten attempts, too', async () => {
    const { email } = await aTechnician(server.database);
    const device = await aDeviceOf(email, '192.0.2.1');
    for (let attempt = 0; attempt < 10; attempt++) await signIn(email, 'guess', '192.0.2.1', device).expect(401);
    await signIn(email, technicianPassword, '203.0.113.4', device).expect(429);
  });
});

describe('somebody who has the password and guesses codes', () => {
  it('has twenty a day, from everywhere together, and the owner still has recovery codes', async () => {
    const { id, email } = await aTechnician(server.database);
    const as = await signedIn(server, email);
    const { secret, recoveryCodes } = await enrolled(server.database, as, { password: technicianPassword });
    const withCode = (otp: string, place: number) =>
      server
        .anonymous('post', '/auth/sign-in')
        .set('X-Forwarded-For', `198.51.100.${place}`)
        .send({ email, password: technicianPassword, otp });
    const strangers = Array.from({ length: 5 }, (_, place) =>
      signIn(email, 'a wrong password', `198.51.99.${place}`).expect(401),
    );
    await Promise.all(strangers);
    await withCode(codeOf(secret), 99).expect(200);
    await forgetSteps(server.database);
    for (let attempt = 0; attempt < 20; attempt++) {
      expect((await withCode('000000', attempt).expect(401)).body.code).toBe('auth.otp-invalid');
    }
    const refused = await withCode(codeOf(secret), 50).expect(429);
    expect(refused.body.code).toBe('auth.too-many-codes');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(80_000);
    await server.database.query(sql`UPDATE sign_in_failure SET since = since - interval '2 hours'`);
    await server.app.get(Attempts).forgetOld();
    await withCode(codeOf(secret), 51).expect(429);
    await withCode(recoveryCodes[0] ?? '', 52).expect(200);
    await server.as('patch', `/people/${id}`).send({ password: technicianPassword }).expect(200);
    await withCode(codeOf(secret), 53).expect(200);
  });
});

describe('a network that must wait', () => {
  it('leaves no trace of the accounts that it goes on with', async () => {
    const guess = (account: string) => signIn(`${account}@nobody.test`, 'guess', '203.0.113.50');
    const rows = () => server.database.one<{ count: number }>(sql`SELECT count(*)::int AS count FROM sign_in_failure`);
    await guess('first').expect(401);
    await server.database.query(sql`UPDATE sign_in_failure SET failures = 100`);
    await guess('second').expect(429);
    const before = await rows();
    for (const account of ['third', 'fourth', 'fifth']) await guess(account).expect(429);
    expect(await rows()).toEqual(before);
  });
});

describe('what is counted', () => {
  it('for one purpose, or by several things, counts for nothing else', async () => {
    const attempts = server.app.get(Attempts);
    const count = (kind: string, ...by: string[]) => attempts.count({ kind, by, allowed: 1, windowMinutes: 15 });
    expect(await count('one', 'a', 'b')).toBeNull();
    expect(await count('other', 'a', 'b')).toBeNull();
    expect(await count('one', 'a\nb')).toBeNull();
    expect(await count('one', 'a", "b')).toBeNull();
    expect(await count('one', 'a', 'b')).toBeGreaterThan(0);
  });
});

describe('the cookie of a device', () => {
  const made = (technicianId: number, present: string | null = null, now?: number) =>
    server.app.get(KnownDevices).valueFor(technicianId, present, now);
  const read = (technicianId: number, value: string | undefined) =>
    server.app.get(KnownDevices).deviceOf(technicianId, value);

  it('is of one technician, made here, and not for ever', async () => {
    const value = await made(7);
    const device = (await read(7, value))?.id ?? '';
    expect(device).toMatch(/^[\w-]{16}$/);
    expect(await read(8, value)).toBeNull();
    expect(await read(7, `${value}0`)).toBeNull();
    const another = value.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
    expect(await read(7, another)).toBeNull();
    expect(await read(7, 'AAAAAAAAAAAAAAAA.99999999999.v1')).toBeNull();
    expect(await read(7, undefined)).toBeNull();
    expect(await read(7, await made(7, null, Date.now() - 181 * 86_400_000))).toBeNull();
    expect(await read(7, await made(7, device))).toMatchObject({ id: device });
  });

  it('is of no use once the account has another password or app, except to the browser that changed it', async () => {
    const { id, email } = await aTechnician(server.database);
    const first = await made(id);
    const as = await signedIn(server, email);
    const change = { currentPassword: technicianPassword, newPassword: 'quite another password' };
    const changed = await as('post', '/auth/password').send(change).expect(204);
    expect(await read(id, first)).toBeNull();
    const second = valueOf(changed);
    expect(await read(id, second)).not.toBeNull();
    const { secret } = (await as('post', '/auth/one-time-codes').send({ password: change.newPassword })).body;
    const confirmed = await as('post', '/auth/one-time-codes/confirm').send({ code: codeOf(secret) });
    expect(await read(id, second)).toBeNull();
    const third = valueOf(confirmed);
    expect(await read(id, third)).not.toBeNull();
    await server.as('delete', `/technicians/${id}/one-time-codes`).expect(204);
    expect(await read(id, third)).toBeNull();
  });

  it('does not help an account other than the one it is of', async () => {
    const [one, other] = [await aTechnician(server.database), await aTechnician(server.database)];
    const device = await aDeviceOf(one.email, '192.0.2.1');
    const forged = device.replace(`device-${one.id}`, `device-${other.id}`);
    for (let attempt = 0; attempt < 10; attempt++) await signIn(other.email, 'guess', '203.0.113.9').expect(401);
    await signIn(other.email, 'guess', '203.0.113.9', forged).expect(429);
  });
});
