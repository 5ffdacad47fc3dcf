import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  aTechnician,
  signedIn,
  signedInWith,
  technicianPassword as password,
  withCookie,
} from '../../features/people/people.factory.js';
import { aTechnicianRole } from '../../features/technician-roles/technician-roles.factory.js';
import { sql } from '../database/sql.js';
import { SecretRotation } from '../secrets/secret-rotation.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';
import { codeOf, enrolled, forgetSteps } from './one-time-codes.factory.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(() => server.database.query(sql`DELETE FROM sign_in_failure`));

const signIn = (email: string, otp?: string) =>
  server.anonymous('post', '/auth/sign-in').send({ email, password, ...(otp === undefined ? {} : { otp }) });

/** A technician who has set up an app. */
async function anEnrolled() {
  const technician = await aTechnician(server.database);
  const as = await signedIn(server, technician.email);
  return { ...technician, as, ...(await enrolled(server.database, as, { password })) };
}

describe('signing in with one-time codes', () => {
  it('asks for one after the right password only', async () => {
    const { email, secret } = await anEnrolled();
    const wrong = { email, password: 'a wrong password', otp: codeOf(secret) };
    const refused = await server.anonymous('post', '/auth/sign-in').send(wrong).expect(401);
    expect(refused.body.code).toBe('auth.invalid-credentials');
    const asked = await signIn(email).expect(401);
    expect(asked.body.code).toBe('auth.otp-required');
    expect(asked.headers['set-cookie']).toBeUndefined();
    expect((await signIn(email, '').expect(401)).body.code).toBe('auth.otp-required');
    expect((await signIn(email, '000000').expect(401)).body.code).toBe('auth.otp-invalid');
    await signIn(email, codeOf(secret)).expect(200);
  });

  it('accepts a code once, also from two at the same time', async () => {
    const { email, secret } = await anEnrolled();
    const code = codeOf(secret);
    const answers = await Promise.all([signIn(email, code), signIn(email, code), signIn(email, code)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 401, 401]);
    expect((await signIn(email, code).expect(401)).body.code).toBe('auth.otp-invalid');
    expect((await signIn(email, codeOf(secret, -1)).expect(401)).body.code).toBe('auth.otp-invalid');
  });

  it('accepts a recovery code once, also from two at the same time', async () => {
    const { email, as, recoveryCodes } = await anEnrolled();
    const [first = '', second = ''] = recoveryCodes;
    const answers = await Promise.all([signIn(email, first), signIn(email, first)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 401]);
    await signIn(email, second.toUpperCase().replaceAll('-', ' ')).expect(200);
    const account = (await as('get', '/auth/account').expect(200)).body;
    expect(account.oneTimeCodes).toMatchObject({ required: false, recoveryCodesLeft: 8 });
  });

  it('makes whoever guesses codes wait, and the right password starts no new count', async () => {
    const { email, secret } = await anEnrolled();
    for (let attempt = 0; attempt < 10; attempt++) {
      expect((await signIn(email, '000000')).body.code).toBe('auth.otp-invalid');
      if (attempt < 9) expect((await signIn(email)).body.code).toBe('auth.otp-required');
    }
    await signIn(email, codeOf(secret)).expect(429);
  });

  it('counts guesses also for somebody who is signed in and repeats their request', async () => {
    const { email } = await anEnrolled();
    const other = await signedIn(server, (await aTechnician(server.database)).email);
    const guess = (key: number) =>
      other('post', '/auth/sign-in').set('Idempotency-Key', `guess-${key}`).send({ email, password, otp: '000000' });
    for (let attempt = 0; attempt < 10; attempt++) await guess(attempt).expect(401);
    await guess(10).expect(429);
  });

  it('keeps neither secret nor codes in the clear, and survives another secret key', async () => {
    const { id, secret, recoveryCodes } = await anEnrolled();
    const rows = await server.database.query(sql`
      SELECT a.sealed_secret, encode(r.code_hash, 'escape') AS hash FROM authenticator a
      JOIN recovery_code r USING (technician_id) WHERE a.technician_id = ${id}`);
    const kept = JSON.stringify(rows);
    for (const text of [secret, ...recoveryCodes]) expect(kept).not.toContain(text);
    expect((await server.app.get(SecretRotation).rotate()).unreadable).toEqual([]);
    const log = (await server.as('get', '/audit-events/export?format=json').expect(200)).text;
    for (const text of [secret, ...recoveryCodes]) expect(log).not.toContain(text);
  });
});

describe('setting up an app', () => {
  it('asks who it is, shows what the app reads, and begins with the first code', async () => {
    const { email } = await aTechnician(server.database);
    const as = await signedIn(server, email);
    const begin = (proof: object) => as('post', '/auth/one-time-codes').send(proof);
    expect((await begin({}).expect(422)).body.errors[0].code).toBe('auth.proof-required');
    expect((await begin({ password: 'wrong' }).expect(422)).body.code).toBe('auth.wrong-password');
    const { secret, address, qrCode } = (await begin({ password }).expect(201)).body;
    expect(address).toContain(`secret=${secret}`);
    expect(Buffer.from(qrCode.split(',')[1], 'base64').toString()).toMatch(/^<svg /);
    await signIn(email).expect(200);
    const confirm = (code: string) => as('post', '/auth/one-time-codes/confirm').send({ code });
    expect((await confirm('000000').expect(422)).body.code).toBe('auth.otp-invalid');
    const { recoveryCodes } = (await confirm(codeOf(secret)).expect(200)).body;
    expect(recoveryCodes).toHaveLength(10);
    expect((await confirm(codeOf(secret)).expect(409)).body.code).toBe('auth.otp-not-begun');
    expect((await signIn(email).expect(401)).body.code).toBe('auth.otp-required');
  });

  it('keeps the app in force until another one is confirmed', async () => {
    const { email, as, secret } = await anEnrolled();
    const next = (
      await as('post', '/auth/one-time-codes')
        .send({ code: codeOf(secret) })
        .expect(201)
    ).body.secret;
    await signIn(email, codeOf(secret, 1)).expect(200);
    await as('post', '/auth/one-time-codes/confirm')
      .send({ code: codeOf(next) })
      .expect(200);
    await forgetSteps(server.database);
    await signIn(email, codeOf(secret)).expect(401);
    await signIn(email, codeOf(next)).expect(200);
  });

  it('confirms once for two who confirm at the same time', async () => {
    const as = await signedIn(server, (await aTechnician(server.database)).email);
    const { secret } = (await as('post', '/auth/one-time-codes').send({ password }).expect(201)).body;
    const confirm = () => as('post', '/auth/one-time-codes/confirm').send({ code: codeOf(secret) });
    const answers = await Promise.all([confirm(), confirm()]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });

  it('renews recovery codes, and ends with a password or a code', async () => {
    const { email, as, secret, recoveryCodes } = await anEnrolled();
    const renewed = await as('post', '/auth/one-time-codes/recovery-codes').send({ password }).expect(200);
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    await signIn(email, recoveryCodes[0]).expect(401);
    await as('post', '/auth/one-time-codes/disable').send({ code: '000000' }).expect(422);
    await as('post', '/auth/one-time-codes/disable')
      .send({ code: codeOf(secret) })
      .expect(204);
    await signIn(email).expect(200);
    const again = await as('post', '/auth/one-time-codes/recovery-codes').send({ password }).expect(409);
    expect(again.body.code).toBe('auth.otp-not-enrolled');
  });

  it('is for technicians', async () => {
    const client = (
      await server.as('post', '/api-clients').send({ name: 'Program', systemAdministrator: true }).expect(201)
    ).body;
    const form = { grant_type: 'client_credentials', client_id: client.clientId, client_secret: client.clientSecret };
    const token = (await server.anonymous('post', '/auth/token').type('form').send(form)).body.access_token;
    for (const path of ['/auth/account', '/auth/sessions']) {
      const refused = await server.anonymous('get', path).set('Authorization', `Bearer ${token}`).expect(403);
      expect(refused.body.code).toBe('auth.technicians-only');
    }
  });
});

describe('codes that are required', () => {
  it('of a role let nobody do anything else before, from the next request on', async () => {
    const role = await aTechnicianRole(server.database, {
      permissions: [{ area: 'ORGANIZATIONS', defaultLevel: 'VIEW', organizationOverrides: [] }],
    });
    const { email } = await aTechnician(server.database, { technicianRoleId: role.id });
    const as = await signedIn(server, email);
    await as('get', '/organizations').expect(200);
    const path = `/technician-roles/${role.id}`;
    const changed = await server.as('patch', path).send({ requiresOneTimeCode: true }).expect(200);
    expect(changed.body.requiresOneTimeCode).toBe(true);
    for (const closed of ['/organizations', '/auth/sessions', '/events']) {
      expect((await as('get', closed).expect(403)).body.code).toBe('auth.otp-enrolment-required');
    }
    await as('post', '/auth/password')
      .send({ currentPassword: password, newPassword: `${password} 2` })
      .expect(403);
    expect((await as('get', '/auth/me').expect(200)).body.actor.mustEnrol).toBe(true);
    const anew = await signIn(email).expect(200);
    expect(anew.body.actor.mustEnrol).toBe(true);
    await enrolled(server.database, withCookie(server, anew));
    await as('get', '/organizations').expect(200);
    expect((await as('get', '/auth/me').expect(200)).body.actor.mustEnrol).toBe(false);
    const refused = await as('post', '/auth/one-time-codes/disable').send({ password }).expect(409);
    expect(refused.body.code).toBe('auth.otp-required-by-role');
    await server.as('patch', path).send({ requiresOneTimeCode: false }).expect(200);
    await as('post', '/auth/one-time-codes/disable').send({ password }).expect(204);
  });

  it('are set up without more right after signing in, and with the password in a session of long ago', async () => {
    const { id, email } = await aTechnician(server.database);
    const as = await signedIn(server, email);
    await server.as('patch', `/people/${id}`).send({ requiresOneTimeCode: true }).expect(200);
    const proof = async () => (await as('get', '/auth/account').expect(200)).body.oneTimeCodes.enrolmentProof;
    const begin = (body: object) => as('post', '/auth/one-time-codes').send(body);
    expect(await proof()).toBe('NONE');
    await begin({}).expect(201);
    await server.database.query(sql`UPDATE session SET created_at = now() - interval '11 minutes'`);
    expect(await proof()).toBe('PASSWORD');
    expect((await begin({}).expect(422)).body.errors[0].code).toBe('auth.proof-required');
    await begin({ password }).expect(201);
    await server.database.query(sql`UPDATE technician SET password_hash = NULL WHERE person_id = ${id}`);
    expect(await proof()).toBe('SIGN_IN');
    expect((await begin({ password }).expect(403)).body.code).toBe('auth.sign-in-again');
    await server.database.query(sql`UPDATE session SET created_at = now()`);
    expect(await proof()).toBe('NONE');
    await begin({}).expect(201);
  });

  it('of one technician are asked of no other', async () => {
    const { id, email } = await aTechnician(server.database, { systemAdministrator: true });
    const as = await signedIn(server, email);
    const changed = await server.as('patch', `/people/${id}`).send({ requiresOneTimeCode: true }).expect(200);
    expect(changed.body).toMatchObject({ requiresOneTimeCode: true, hasOneTimeCodes: false });
    await as('get', '/organizations').expect(403);
    await enrolled(server.database, as);
    await as('get', '/organizations').expect(200);
    expect((await server.as('get', `/people/${id}`)).body.hasOneTimeCodes).toBe(true);
  });
});

describe('codes that show who it is', () => {
  it('are guessed no oftener than those to sign in, whatever the session', async () => {
    const { email, secret, as, recoveryCodes } = await anEnrolled();
    const guess = (by: TestServer['as'], code: string) =>
      by('post', '/auth/one-time-codes/recovery-codes').send({ code });
    for (let attempt = 0; attempt < 10; attempt++) await guess(as, '000000').expect(422);
    const other = withCookie(server, await signIn(email, codeOf(secret)).expect(200));
    await forgetSteps(server.database);
    for (let attempt = 0; attempt < 10; attempt++) await guess(other, '000000').expect(422);
    await server.database.query(sql`
      UPDATE sign_in_failure SET failures = 0 WHERE failures = 10`);
    expect((await guess(other, codeOf(secret)).expect(429)).body.code).toBe('auth.too-many-codes');
    expect((await signIn(email, codeOf(secret)).expect(429)).body.code).toBe('auth.too-many-codes');
    await guess(other, recoveryCodes[0] ?? '').expect(200);
  });
});

describe('codes that were lost', () => {
  it('are reset by somebody who may change the account, and end the sessions', async () => {
    const { id, email, as } = await anEnrolled();
    await server.as('delete', `/technicians/${id}/one-time-codes`).expect(204);
    await as('get', '/auth/me').expect(401);
    await signIn(email).expect(200);
    const { items } = (await server.as('get', '/audit-events?action=one-time-codes.reset').expect(200)).body;
    expect(items[0]).toMatchObject({ actor: { name: 'Admin' }, subjectType: 'Person', subjectId: id });
  });

  it('are not reset by those who may do less, or may not change accounts', async () => {
    const { id: administrator } = (await server.as('get', '/auth/me')).body.actor;
    const { id } = await anEnrolled();
    const full = { TECHNICIANS_ROLES: { defaultLevel: 'FULL', organizationOverrides: [] } } as const;
    const viewing = { TECHNICIANS_ROLES: { defaultLevel: 'VIEW', organizationOverrides: [] } } as const;
    const manager = await signedInWith(server, full);
    for (const path of [`/technicians/${administrator}/one-time-codes`, `/technicians/${administrator}/sessions`]) {
      expect((await manager('delete', path).expect(403)).body.code).toBe('permissions.beyond-own');
    }
    await manager('get', `/technicians/${administrator}/sessions`).expect(403);
    await manager('delete', `/technicians/${id}/one-time-codes`).expect(204);
    await (await signedInWith(server, viewing))('get', `/technicians/${id}/sessions`).expect(403);
    await server.as('delete', '/technicians/999999/one-time-codes').expect(404);
  });

  it('are not got around by an invitation', async () => {
    const { id, secret, email } = await anEnrolled();
    const { invitationUrl } = (await server.as('post', `/people/${id}/invitation`).expect(201)).body;
    const body = { token: invitationUrl.split('#token=')[1], password };
    const accepted = await server.anonymous('post', '/auth/accept-invitation').send(body).expect(200);
    expect(accepted.body.signedIn).toBe(false);
    expect(accepted.headers['set-cookie']).toBeUndefined();
    await signIn(email, codeOf(secret)).expect(200);
  });
});
