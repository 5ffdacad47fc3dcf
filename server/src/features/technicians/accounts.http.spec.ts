import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enrolled } from '../../platform/authentication/one-time-codes.factory.js';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, testAdministrator, type TestServer } from '../../platform/testing/test-server.js';
import { anActor, aPerson, aTechnician, signedIn, technicianPassword, withCookie } from '../people/people.factory.js';
import { PeopleService } from '../people/people.service.js';

const newPassword = 'a new and long password';

describe('accounts of technicians', () => {
  let server: TestServer;
  let administratorId: number;
  beforeAll(async () => {
    server = await startTestServer({ PUBLIC_URL: 'https://seatwise.example' });
    administratorId = (await server.as('get', '/auth/me').expect(200)).body.actor.id;
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    await server.database.query(sql`UPDATE technician SET system_administrator = (person_id = ${administratorId})`);
  });

  const tokenOf = (invitationUrl: string) => invitationUrl.split('#token=')[1] ?? '';
  const accept = (token: string | null, password = newPassword) =>
    server.anonymous('post', '/auth/accept-invitation').send({ token, password });

  async function anInvited(email: string): Promise<{ id: number; token: string | null }> {
    const body = { kind: 'TECHNICIAN', name: 'Invited', email };
    const created = await server.as('post', '/people').send(body).expect(201);
    return { id: created.body.id, token: tokenOf(created.body.invitationUrl) };
  }

  it('signs in with the password it was created with, and may do nothing by default', async () => {
    const created = await server
      .as('post', '/people')
      .send({ kind: 'TECHNICIAN', name: 'Tim', email: 'tim@seatwise.test', password: newPassword })
      .expect(201);
    expect(created.body).toMatchObject({ kind: 'TECHNICIAN', organization: null, invitationPending: false });
    expect(created.body).not.toHaveProperty('invitationUrl');
    expect(JSON.stringify(created.body)).not.toContain('assword');
    const as = await signedIn(server, 'TIM@seatwise.test', newPassword);
    await as('get', '/people').expect(403);
  });

  it('is invited without a password, once', async () => {
    const body = { kind: 'TECHNICIAN', name: 'Ida', email: 'ida@seatwise.test', systemAdministrator: true };
    const created = await server.as('post', '/people').send(body).expect(201);
    expect(created.body.invitationUrl).toMatch(/^https:\/\/seatwise\.example\/invitation#token=[\w-]{43}$/);
    expect(created.body).toMatchObject({ systemAdministrator: true, invitationPending: true, active: true });
    const token = tokenOf(created.body.invitationUrl);
    const accepted = await accept(token).expect(200);
    expect(accepted.body).toEqual({ id: created.body.id, name: 'Ida', email: 'ida@seatwise.test', signedIn: true });
    const as = withCookie(server, accepted);
    const read = await as('get', `/people/${created.body.id}`).expect(200);
    expect(read.body).toMatchObject({ invitationPending: false });
    expect(read.body).not.toHaveProperty('invitationUrl');
    expect((await accept(token).expect(403)).body.code).toBe('invitation.invalid');
    await signedIn(server, 'ida@seatwise.test', newPassword);
  });

  it('accepts one of two who use a link at once', async () => {
    const { token } = await anInvited('twice@seatwise.test');
    const answers = await Promise.all([accept(token), accept(token, 'another long password')]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 403]);
  });

  it('does not accept a link that is too old, replaced, of an inactive technician, or invented', async () => {
    const old = await anInvited('old@seatwise.test');
    await server.database.query(sql`UPDATE invitation SET expires_at = now() WHERE person_id = ${old.id}`);
    await accept(old.token).expect(403);
    const again = await server.as('post', `/people/${old.id}/invitation`).expect(201);
    expect(again.body).toEqual({ invitationUrl: expect.any(String), expiresAt: expect.any(String) });
    await accept(old.token).expect(403);
    await server.as('patch', `/people/${old.id}`).send({ active: false }).expect(200);
    await accept(tokenOf(again.body.invitationUrl)).expect(403);
    const refused = await server.as('post', `/people/${old.id}/invitation`).expect(409);
    expect(refused.body.code).toBe('technician.inactive');
    await accept('x'.repeat(43)).expect(403);
    await accept('\u0000').expect(403);
  });

  it.each([
    [{}, 400],
    [{ token: 'x', password: 7 }, 400],
    [{ token: 'x', password: newPassword, name: 'x' }, 400],
    [{ token: 'x', password: 'short' }, 422],
    [{ token: 'x'.repeat(201), password: newPassword }, 422],
  ])('refuses to accept %j with %i', async (body, status) => {
    await server.anonymous('post', '/auth/accept-invitation').send(body).expect(status);
  });

  it('refuses passwords that are guessed first, wherever one is chosen', async () => {
    const { id, token } = await anInvited('bo.bergman@seatwise.test');
    const technician = { kind: 'TECHNICIAN', name: 'Cleo Castellan', email: 'cleo@seatwise.test' };
    const refusals = [
      [await accept(token, 'Password1234!'), 'password.common'],
      [await accept(token, 'bo.bergman1987'), 'password.personal'],
      [await server.as('patch', `/people/${id}`).send({ password: 'letmein letmein' }), 'password.common'],
      [await server.as('patch', `/people/${id}`).send({ password: 'xyxyxyxyxyxyxy' }), 'password.repetitive'],
      [await server.as('post', '/people').send({ ...technician, password: 'CleoCastellan1' }), 'password.personal'],
    ] as const;
    for (const [{ status, body }, code] of refusals) {
      expect({ status, body }).toMatchObject({ status: 422, body: { code, errors: [{ field: 'password', code }] } });
    }
    await accept(token, 'x'.repeat(1025)).expect(422);
    await accept(token, 'a sentence of many words is not too long '.repeat(5)).expect(200);
  });

  it('invites technicians alone', async () => {
    const { id } = await aPerson(server.database);
    const refused = await server.as('post', `/people/${id}/invitation`).expect(422);
    expect(refused.body.code).toBe('person.not-a-technician');
    await server.as('post', '/people/999999/invitation').expect(404);
  });

  it('loses its sessions with a new password, when it is deactivated, and when it is deleted', async () => {
    const { id, email } = await aTechnician(server.database);
    const path = `/people/${id}`;
    const first = await signedIn(server, email);
    await server.as('patch', path).send({ password: newPassword }).expect(200);
    await first('get', '/auth/me').expect(401);
    const second = await signedIn(server, email, newPassword);
    const deactivated = await server.as('patch', path).send({ active: false }).expect(200);
    expect(deactivated.body.active).toBe(false);
    await second('get', '/auth/me').expect(401);
    await server.anonymous('post', '/auth/sign-in').send({ email, password: newPassword }).expect(401);
    await server.as('patch', path).send({ active: true }).expect(200);
    await second('get', '/auth/me').expect(401);
    const third = await signedIn(server, email, newPassword);
    await server.as('delete', path).expect(204);
    await third('get', '/auth/me').expect(401);
    expect(await server.database.query(sql`SELECT FROM session WHERE technician_id = ${id}`)).toEqual([]);
  });

  it('is never the last administrator to go, whichever way', async () => {
    const path = `/people/${administratorId}`;
    await server.as('post', '/people').send({
      kind: 'TECHNICIAN',
      name: 'Not there yet',
      email: 'not-yet@seatwise.test',
      systemAdministrator: true,
    });
    for (const refused of [
      await server.as('delete', path).expect(409),
      await server.as('patch', path).send({ active: false }).expect(409),
      await server.as('patch', path).send({ systemAdministrator: false }).expect(409),
    ]) {
      expect(refused.body.code).toBe('technician.last-administrator');
    }
    await server.as('patch', path).send({ systemAdministrator: true, active: true, name: 'Admin' }).expect(200);
  });

  it('is not opened by its own session without showing who it is', async () => {
    const { id, email } = await aTechnician(server.database, { systemAdministrator: true });
    const as = await signedIn(server, email);
    await server.as('patch', `/people/${id}`).send({ requiresOneTimeCode: true }).expect(200);
    await enrolled(server.database, as, { password: technicianPassword });
    const path = `/people/${id}`;
    for (const refused of [
      await as('patch', path).send({ password: newPassword }).expect(409),
      await as('patch', path).send({ requiresOneTimeCode: false }).expect(409),
      await as('post', `${path}/invitation`).expect(409),
      await as('delete', `/technicians/${id}/one-time-codes`).expect(409),
    ]) {
      expect(refused.body).toMatchObject({ code: 'account.own', detail: expect.stringContaining('My account') });
    }
    await as('patch', path).send({ name: 'Mine', requiresOneTimeCode: true }).expect(200);
    await server.as('patch', path).send({ requiresOneTimeCode: false, password: newPassword }).expect(200);
    const program = anActor({}, true);
    await server.app
      .get(PeopleService)
      .update({ ...program, kind: 'API_CLIENT', id }, id, { password: newPassword }, null);
  });

  it.each([
    ['deleted', (as: TestServer['as'], id: number) => as('delete', `/people/${id}`)],
    [
      'demoted',
      (as: TestServer['as'], id: number) => as('patch', `/people/${id}`).send({ systemAdministrator: false }),
    ],
    ['deactivated', (as: TestServer['as'], id: number) => as('patch', `/people/${id}`).send({ active: false })],
  ])('keeps one of three administrators who are %s at once', async (_, remove) => {
    const others = [
      await aTechnician(server.database, { systemAdministrator: true }),
      await aTechnician(server.database, { systemAdministrator: true }),
    ];
    await server.database.query(
      sql`UPDATE technician SET system_administrator = FALSE WHERE person_id = ${administratorId}`,
    );
    const people = server.app.get(PeopleService);
    const third = await aTechnician(server.database, { systemAdministrator: true });
    const requests = await Promise.all(
      [...others, third].map(async ({ email, id }) => ({ as: await signedIn(server, email), id })),
    );
    const answers = await Promise.all(requests.map(({ as, id }) => remove(as, id)));
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(1);
    const left = await people.list(anActor({}, true), { kind: ['TECHNICIAN'] }).page({ page: 1, pageSize: 200 });
    const administrators = left.items.filter(
      (person) => person.systemAdministrator && person.active && !person.invitationPending,
    );
    expect(administrators).toHaveLength(1);
  });

  it('leaves administrators to administrators', async () => {
    const people = server.app.get(PeopleService);
    const manager = anActor({ TECHNICIANS_ROLES: { defaultLevel: 'FULL', organizationOverrides: [] } });
    const forbidden = { status: 403 };
    const technician = await aTechnician(server.database);
    await expect(people.update(manager, administratorId, { password: newPassword }, null)).rejects.toMatchObject(
      forbidden,
    );
    await expect(people.delete(manager, administratorId, null)).rejects.toMatchObject(forbidden);
    await expect(people.invite(manager, administratorId)).rejects.toMatchObject(forbidden);
    await expect(people.update(manager, technician.id, { systemAdministrator: true }, null)).rejects.toMatchObject(
      forbidden,
    );
    const body = { kind: 'TECHNICIAN', name: 'x', email: 'made@seatwise.test' } as const;
    await expect(people.create(manager, { ...body, systemAdministrator: true })).rejects.toMatchObject(forbidden);
    expect(await people.create(manager, body)).toMatchObject({ systemAdministrator: false });
    expect(await people.update(manager, technician.id, { name: 'Renamed' }, null)).toMatchObject({ name: 'Renamed' });
    await signedIn(server, testAdministrator.email, testAdministrator.password);
    await signedIn(server, technician.email, technicianPassword);
  });
});
