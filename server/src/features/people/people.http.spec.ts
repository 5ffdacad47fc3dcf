import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aDevice } from '../devices/devices.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { anActor, aPerson, aTechnician, signedIn } from './people.factory.js';
import { PeopleService } from './people.service.js';

const query = { page: 1, pageSize: 50 };

describe('people', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  async function aPersonWithSeat(organizationId: number, endedOn: string | null): Promise<number> {
    const { id } = await aPerson(server.database, { kind: 'END_USER', organizationId });
    const license = await server.database.one<{ id: number }>(sql`
      INSERT INTO license (name, type, assignment_mode) VALUES (${`Held by ${id}`}, 'PER_USER', 'MANUAL') RETURNING id`);
    await server.database.query(sql`
      INSERT INTO assignment (license_id, person_id, organization_id, origin, assigned_on, ended_on, ended_at)
      VALUES (${license.id}, ${id}, ${organizationId}, 'MANUAL', '2026-01-01', ${endedOn}::date, ${endedOn}::timestamptz)`);
    return id;
  }

  it('is created, read, changed and deleted', async () => {
    const organization = await anOrganization(server.database);
    const body = { kind: 'END_USER', name: ' Ann  Lee ', email: ' Ann@Acme.test ', organizationId: organization.id };
    const created = await server.as('post', '/people').send(body).expect(201);
    expect(created.body).toEqual({
      id: expect.any(Number),
      version: 1,
      kind: 'END_USER',
      name: 'Ann Lee',
      email: 'Ann@Acme.test',
      organization,
      roles: [],
      technicianRole: null,
      systemAdministrator: false,
      active: true,
      invitationPending: false,
      requiresOneTimeCode: false,
      hasOneTimeCodes: false,
      createdAt: expect.any(String),
    });
    const path = `/people/${created.body.id}`;
    expect((await server.as('get', path).expect(200)).body).toEqual(created.body);
    const changed = await server.as('patch', path).set('If-Match', '"1"').send({ name: 'Ann' }).expect(200);
    expect(changed.body).toMatchObject({ name: 'Ann', email: 'Ann@Acme.test', version: 2 });
    await server.as('patch', path).set('If-Match', '"1"').send({ name: 'Stale' }).expect(412);
    await server.as('delete', path).set('If-Match', '"1"').expect(412);
    await server.as('delete', path).expect(204);
    await server.as('get', path).expect(404);
  });

  it('keeps addresses unique per kind, whatever their case', async () => {
    const { email } = await aPerson(server.database);
    const taken = await server
      .as('post', '/people')
      .send({ kind: 'CONTACT', name: 'Second', email: email.toUpperCase() })
      .expect(409);
    expect(taken.body).toMatchObject({ code: 'person.email-taken', errors: [{ field: 'email' }] });
    const { id: organizationId } = await anOrganization(server.database);
    const other = await server
      .as('post', '/people')
      .send({ kind: 'END_USER', name: 'Other kind', email, organizationId })
      .expect(201);
    const another = await aPerson(server.database, { kind: 'END_USER', organizationId });
    await server.as('patch', `/people/${other.body.id}`).send({ email: another.email }).expect(409);
  });

  it('takes one of two equal addresses that come at once', async () => {
    const send = () => server.as('post', '/people').send({ kind: 'CONTACT', name: 'Twin', email: 'twin@people.test' });
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
  });

  it.each([
    [{ kind: 'END_USER' }, 'person.organization-required', 'organizationId'],
    [{ kind: 'END_USER', organizationId: null }, 'person.organization-required', 'organizationId'],
    [{ kind: 'END_USER', organizationId: 999_999 }, 'person.organization-unknown', 'organizationId'],
    [{ kind: 'CONTACT', organizationId: 999_999 }, 'person.organization-unknown', 'organizationId'],
    [{ kind: 'CONTACT', systemAdministrator: true }, 'person.not-a-technician', 'systemAdministrator'],
    [{ kind: 'CONTACT', password: 'x'.repeat(20) }, 'person.not-a-technician', 'password'],
    [{ kind: 'TECHNICIAN', organizationId: 1 }, 'person.organization-not-allowed', 'organizationId'],
  ])('refuses %j as %s', async (fields, code, field) => {
    const body = { name: 'Nobody', email: 'nobody@people.test', ...fields };
    const answer = await server.as('post', '/people').send(body).expect(422);
    expect(answer.body).toMatchObject({ code, errors: [{ field, code }] });
  });

  it.each([
    [{}, 400],
    [{ kind: 'ROBOT', name: 'x', email: 'x@people.test' }, 400],
    [{ kind: 'CONTACT', name: null, email: 'x@people.test' }, 400],
    [{ kind: 'CONTACT', name: 'x', email: null }, 400],
    [{ kind: 'CONTACT', name: 'x', email: 'x@people.test', roleIds: 'x' }, 400],
    [{ kind: 'CONTACT', name: 'x', email: 'x@people.test', organizationId: '1' }, 400],
    [{ kind: 'TECHNICIAN', name: 'x', email: 'x@people.test', systemAdministrator: null }, 400],
    [{ kind: 'TECHNICIAN', name: 'x', email: 'x@people.test', password: null }, 400],
    [{ kind: 'TECHNICIAN', name: 'x', email: 'x@people.test', password: 'short' }, 422],
    [{ kind: 'CONTACT', name: '\u0000', email: 'x@people.test' }, 422],
    [{ kind: 'CONTACT', name: 'x'.repeat(201), email: 'x@people.test' }, 422],
    [{ kind: 'CONTACT', name: 'x', email: 'no address' }, 422],
    [{ kind: 'CONTACT', name: 'x', email: 'a\u0000@people.test' }, 422],
    [{ kind: 'CONTACT', name: 'x', email: `${'x'.repeat(65)}@people.test` }, 422],
    [{ kind: 'CONTACT', name: 'x', email: 'x@people.test', organizationId: 1e300 }, 422],
    [{ kind: 'CONTACT', name: 'x', email: 'x@people.test', organizationId: -1 }, 422],
  ])('refuses the body %j with %i', async (body, status) => {
    await server.as('post', '/people').send(body).expect(status);
  });

  it('refuses texts that are far too long', async () => {
    const text = 'x'.repeat(10_000);
    const body = { kind: 'TECHNICIAN', name: text, email: `${text}@people.test`, password: text };
    const answer = await server.as('post', '/people').send(body).expect(422);
    expect(new Set(answer.body.errors.map((error: { field: string }) => error.field)).size).toBe(3);
  });

  it.each([
    [{ kind: 'CONTACT' }, 400],
    [{ name: null }, 400],
    [{ email: null }, 400],
    [{ active: null }, 400],
    [{ organizationId: null }, 422],
    [{ active: false }, 422],
    [{ password: 'x'.repeat(20) }, 422],
    [{ systemAdministrator: true }, 422],
    [{ email: 'x' }, 422],
  ])('refuses the change %j of an end user with %i', async (body, status) => {
    const organization = await anOrganization(server.database);
    const { id } = await aPerson(server.database, { kind: 'END_USER', organizationId: organization.id });
    await server.as('patch', `/people/${id}`).send(body).expect(status);
  });

  it('lists by kind, organization and search', async () => {
    const { id: organizationId } = await anOrganization(server.database);
    const contact = await aPerson(server.database, { name: 'Sought_1', organizationId });
    const endUser = await aPerson(server.database, { kind: 'END_USER', name: 'Sought_2', organizationId });
    const byEmail = await aPerson(server.database, { email: 'Sought_3@people.test' });
    const found = async (parameters: string) =>
      (await server.as('get', `/people?${parameters}`).expect(200)).body.items.map((item: { id: number }) => item.id);
    expect(await found('q=sought_&sort=id')).toEqual([contact.id, endUser.id, byEmail.id]);
    expect(await found(`organizationId=${organizationId}&sort=-name`)).toEqual([endUser.id, contact.id]);
    expect(await found(`organizationId=${organizationId}&kind=END_USER`)).toEqual([endUser.id]);
    expect(await found('kind=TECHNICIAN&q=sought_')).toEqual([]);
    expect(await found('q=%25sought')).toEqual([]);
  });

  it.each(['name', 'email', 'kind', 'organization', 'systemAdministrator', 'active', 'createdAt', 'id'])(
    'sorts by %s',
    async (field) => {
      await server.as('get', `/people?sort=-${field}`).expect(200);
    },
  );

  it.each(['/people?kind=ROBOT', '/people?organizationId=x', '/people?email=x', '/people?sort=password'])(
    'answers a wrong request: %s → 400',
    async (path) => {
      await server.as('get', path).expect(400);
    },
  );

  it('lists those who may not sign in any more apart from the others', async () => {
    const [active, former] = [await aTechnician(server.database), await aTechnician(server.database)];
    await server.as('patch', `/people/${former.id}`).send({ active: false }).expect(200);
    const ids = async (flag: boolean) =>
      (await server.as('get', `/people?active=${flag}&pageSize=200`).expect(200)).body.items.map(
        (person: { id: number }) => person.id,
      );
    expect(await ids(true)).toContain(active.id);
    expect(await ids(true)).not.toContain(former.id);
    expect(await ids(false)).toEqual([former.id]);
  });

  it('leaves its organization, and its seats, only when no device ties it there', async () => {
    const location = await aLocation(server.database);
    const { id: elsewhere } = await anOrganization(server.database);
    const { organizationId } = location;
    const move = (id: number) => server.as('patch', `/people/${id}`).send({ organizationId: elsewhere });
    const free = await aPersonWithSeat(organizationId, '2026-02-01');
    expect((await move(free).expect(200)).body.organization.id).toBe(elsewhere);
    const holder = await aPersonWithSeat(organizationId, null);
    await move(holder).expect(200);
    expect((await server.as('get', `/people/${holder}/licenses?active=false`)).body.items).toMatchObject([
      { endReason: 'PERSON_MOVED' },
    ]);
    const user = await aPerson(server.database, { kind: 'END_USER', organizationId });
    await aDevice(server.database, { location, primaryUserId: user.id });
    expect((await move(user.id).expect(409)).body.code).toBe('person.organization-bound');
  });

  it('is kept once it held a seat, and otherwise leaves its devices without a primary user', async () => {
    const location = await aLocation(server.database);
    const { organizationId } = location;
    for (const endedOn of [null, '2026-02-01']) {
      const id = await aPersonWithSeat(organizationId, endedOn);
      expect((await server.as('delete', `/people/${id}`).expect(409)).body.code).toBe('person.has-history');
    }
    const user = await aPerson(server.database, { kind: 'END_USER', organizationId });
    const device = await aDevice(server.database, { location, primaryUserId: user.id });
    await server.as('delete', `/people/${user.id}`).expect(204);
    expect((await server.as('get', `/devices/${device.id}`).expect(200)).body.primaryUser).toBeNull();
  });

  it('is closed to technicians without access', async () => {
    const { id } = await aPerson(server.database);
    const as = await signedIn(server, (await aTechnician(server.database)).email);
    await as('get', '/people').expect(403);
    await as('post', '/people').send({ kind: 'CONTACT', name: 'x', email: 'x@people.test' }).expect(403);
    await as('get', `/people/${id}`).expect(403);
    await as('patch', `/people/${id}`).send({ name: 'x' }).expect(403);
    await as('delete', `/people/${id}`).expect(403);
    await as('get', `/people/${id}/licenses`).expect(403);
    await as('post', `/people/${id}/invitation`).expect(403);
  });

  it('shows those with access to one organization nothing of another', async () => {
    const mine = await anOrganization(server.database);
    const foreign = await anOrganization(server.database);
    const visible = await aPerson(server.database, { kind: 'END_USER', organizationId: mine.id });
    const hidden = await aPerson(server.database, { kind: 'END_USER', organizationId: foreign.id });
    const actor = anActor({
      END_USERS: { defaultLevel: 'NONE', organizationOverrides: [{ organizationId: mine.id, level: 'CREATE' }] },
    });
    const people = server.app.get(PeopleService);
    const page = await people.list(actor, {}).page(query);
    expect(page.items.map((item) => item.id)).toEqual([visible.id]);
    expect(page.total).toBe(1);
    await expect(people.get(actor, hidden.id)).rejects.toMatchObject({ status: 404 });
    await expect(people.update(actor, hidden.id, { name: 'x' }, null)).rejects.toMatchObject({ status: 404 });
    await expect(people.delete(actor, hidden.id, null)).rejects.toMatchObject({ status: 404 });
    await expect(people.delete(actor, visible.id, null)).rejects.toMatchObject({ status: 403 });
    const unknown = { status: 422, code: 'person.organization-unknown' };
    for (const organizationId of [foreign.id, 999_999]) {
      const body = { kind: 'END_USER', name: 'x', email: 'x@hidden.test', organizationId } as const;
      await expect(people.create(actor, body)).rejects.toMatchObject(unknown);
      await expect(people.update(actor, visible.id, { organizationId }, null)).rejects.toMatchObject(unknown);
    }
    const technician = { kind: 'TECHNICIAN', name: 'x', email: 'x@hidden.test' } as const;
    await expect(people.create(actor, technician)).rejects.toMatchObject({ status: 403 });
  });
});
