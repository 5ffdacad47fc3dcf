import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { codeOf, enrolled } from '../../platform/authentication/one-time-codes.factory.js';
import { sql } from '../../platform/database/sql.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { startTestMailbox, type TestMailbox } from '../../platform/testing/test-mailbox.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aPerson, aTechnician, signedIn, technicianPassword } from '../people/people.factory.js';
import { PasswordResets } from './password-resets.service.js';

const soon = { timeout: 20_000, interval: 50 };
const newPassword = 'quite another password';

let server: TestServer;
let mailbox: TestMailbox;
beforeAll(async () => {
  mailbox = await startTestMailbox();
  server = await startTestServer({
    SMTP_URL: mailbox.url,
    PUBLIC_URL: 'https://seats.example',
    MAIL_FROM: 'IT <it@seats.example>',
  });
  await server.app.get(Jobs).start(server.databaseUrl);
});
afterAll(async () => {
  await server.app.get(Jobs).stop();
  await server.close();
  await mailbox.close();
});
beforeEach(async () => {
  mailbox.received.length = 0;
  await server.database.query(sql`DELETE FROM sign_in_failure`);
});

const forget = (email: string) => server.anonymous('post', '/auth/forgotten-password').send({ email });
const reset = (token: string, password = newPassword) =>
  server.anonymous('post', '/auth/reset-password').send({ token, password });
const signIn = (email: string, password: string, otp?: string) =>
  server.anonymous('post', '/auth/sign-in').send({ email, password, ...(otp === undefined ? {} : { otp }) });
const mailsTo = (email: string) => mailbox.received.filter((each) => JSON.stringify(each.to).includes(email));

/** The token of a link that was made without a mailbox. */
async function aLinkOf(email: string): Promise<string> {
  const link = await server.app.get(PasswordResets).link(email);
  return tokenIn(link ?? '');
}

function tokenIn(text: string): string {
  return /https:\/\/seats\.example\/reset-password#token=([\w-]{43})(\s|$)/.exec(text)?.[1] ?? '';
}

describe('a forgotten password', () => {
  it('is replaced by a link that comes by e-mail, once, and ends every session', async () => {
    const { email, name } = await aTechnician(server.database);
    const before = await signedIn(server, email);
    const answer = await forget(` ${email.toUpperCase()}`).expect(202);
    expect(answer.text).toBe('');
    await vi.waitFor(() => expect(mailsTo(email)).toHaveLength(1), soon);
    const [mail] = mailsTo(email);
    expect(mail?.from?.text).toBe('"IT" <it@seats.example>');
    expect(mail?.text).toContain(`Hello ${name},`);
    const token = tokenIn(mail?.text ?? '');
    await before('get', '/auth/me').expect(200);
    const common = await reset(token, 'Password1234!').expect(422);
    expect(common.body).toMatchObject({ code: 'password.common', errors: [{ field: 'password' }] });
    const done = await reset(token).expect(204);
    expect(String(done.headers['set-cookie'])).toMatch(/^device-\d+=/);
    await before('get', '/auth/me').expect(401);
    await signIn(email, technicianPassword).expect(401);
    await signIn(email, newPassword).expect(200);
    expect((await reset(token).expect(403)).body.code).toBe('password-reset.invalid');
  });

  it('answers the same whatever the e-mail, and sends nothing to anybody else', async () => {
    const { email } = await aTechnician(server.database);
    const contact = await aPerson(server.database, { kind: 'CONTACT' });
    const inactive = await aTechnician(server.database);
    const provided = await aTechnician(server.database);
    await server.database.query(sql`UPDATE technician SET active = FALSE WHERE person_id = ${inactive.id}`);
    await server.database.query(sql`UPDATE technician SET password_hash = NULL WHERE person_id = ${provided.id}`);
    const asked = ['nobody@people.test', contact.email, inactive.email, provided.email, 'not an address', email];
    for (const each of asked) {
      const { status, text, headers } = await forget(each);
      expect({ status, text, type: headers['content-type'] }).toEqual({ status: 202, text: '', type: undefined });
    }
    await vi.waitFor(() => expect(mailsTo(email)).toHaveLength(1), soon);
    expect(mailbox.received).toHaveLength(1);
  });

  it('floods no mailbox, and tells nobody that it does not', async () => {
    const { email } = await aTechnician(server.database);
    for (let times = 1; times <= 5; times++) {
      await forget(email).expect(202);
      if (times <= 3) await vi.waitFor(() => expect(mailsTo(email)).toHaveLength(times), soon);
    }
    const { email: last } = await aTechnician(server.database);
    await forget(last).expect(202);
    await vi.waitFor(() => expect(mailsTo(last)).toHaveLength(1), soon);
    expect(mailsTo(email)).toHaveLength(3);
    const tokens = mailsTo(email).map((mail) => tokenIn(mail.text ?? ''));
    const statuses = [];
    for (const token of tokens) statuses.push((await reset(token)).status);
    expect(statuses).toEqual([403, 403, 204]);
  });

  it('makes an address wait that asks for many', async () => {
    for (let times = 0; times < 30; times++) await forget(`guess-${times}@people.test`).expect(202);
    await forget('guess-30@people.test').expect(429);
  });

  it.each([[{}], [{ email: 7 }], [{ email: 'a@b.test', extra: 1 }]])('refuses the body %j', async (body) => {
    await server.anonymous('post', '/auth/forgotten-password').send(body).expect(400);
  });
});

describe('a link for a new password', () => {
  it('is used by one of two at once', async () => {
    const { email } = await aTechnician(server.database);
    const token = await aLinkOf(email);
    const answers = await Promise.all([reset(token), reset(token, `${newPassword} 2`)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([204, 403]);
  });

  it('ends with time, another link, another password, and the account', async () => {
    const { id, email } = await aTechnician(server.database);
    const old = await aLinkOf(email);
    await server.database.query(sql`UPDATE password_reset SET expires_at = now() WHERE technician_id = ${id}`);
    await reset(old).expect(403);
    const first = await aLinkOf(email);
    const second = await aLinkOf(email);
    await reset(first).expect(403);
    await server
      .as('patch', `/people/${id}`)
      .send({ password: `${newPassword} 3` })
      .expect(200);
    await reset(second).expect(403);
    const third = await aLinkOf(email);
    await server.as('patch', `/people/${id}`).send({ active: false }).expect(200);
    await reset(third).expect(403);
    await reset('x'.repeat(43)).expect(403);
    await reset('\u0000').expect(403);
  });

  it('does not get around one-time codes', async () => {
    const { email } = await aTechnician(server.database);
    const as = await signedIn(server, email);
    const { secret } = await enrolled(server.database, as, { password: technicianPassword });
    await reset(await aLinkOf(email)).expect(204);
    expect((await signIn(email, newPassword).expect(401)).body.code).toBe('auth.otp-required');
    await signIn(email, newPassword, codeOf(secret)).expect(200);
  });

  it('is of no use once the account has another e-mail address, and neither is an invitation', async () => {
    const { id, email } = await aTechnician(server.database);
    const token = await aLinkOf(email);
    const { invitationUrl } = (await server.as('post', `/people/${id}/invitation`).expect(201)).body;
    const accept = () =>
      server
        .anonymous('post', '/auth/accept-invitation')
        .send({ token: invitationUrl.split('#token=')[1], password: newPassword });
    await server
      .as('patch', `/people/${id}`)
      .send({ email: `new-${email}` })
      .expect(200);
    expect((await reset(token).expect(403)).body.code).toBe('password-reset.invalid');
    expect((await accept().expect(403)).body.code).toBe('invitation.invalid');
    const next = await aLinkOf(`new-${email}`);
    await server
      .as('patch', `/people/${id}`)
      .send({ name: 'Renamed', email: `new-${email}` })
      .expect(200);
    await reset(next).expect(204);
  });

  it('is guessed slowly', async () => {
    for (let times = 0; times < 30; times++) await reset('guess').expect(403);
    await reset('guess').expect(429);
  });

  it('is kept as a hash, and is in no log', async () => {
    const { id, email } = await aTechnician(server.database);
    const token = await aLinkOf(email);
    const kept = await server.database.query(sql`SELECT r::text FROM password_reset r WHERE technician_id = ${id}`);
    expect(JSON.stringify(kept)).not.toContain(token);
    const { items } = (await server.as('get', `/audit-events?subjectType=Person&subjectId=${id}`).expect(200)).body;
    expect(items[0]).toMatchObject({ action: 'technician.password-reset-offered', actor: { kind: 'SYSTEM' } });
    expect(JSON.stringify(items)).not.toContain(token);
  });
});

describe('an invitation', () => {
  it('comes by e-mail too, with the same link', async () => {
    const body = { kind: 'TECHNICIAN', name: 'Mia Moen', email: 'mia@people.test' };
    const { invitationUrl } = (await server.as('post', '/people').send(body).expect(201)).body;
    await vi.waitFor(() => expect(mailsTo('mia@people.test')).toHaveLength(1), soon);
    expect(mailsTo('mia@people.test')[0]?.text).toContain(invitationUrl);
  });
});

it('is offered on the page for signing in', async () => {
  expect((await server.anonymous('get', '/auth/options').expect(200)).body).toEqual({ passwordResetByEmail: true });
});
