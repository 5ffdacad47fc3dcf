import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { anEndUserRole } from '../end-user-roles/end-user-roles.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { aPerson } from '../people/people.factory.js';

let server: TestServer;
let place: { id: number; organizationId: number };
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  place = await aLocation(server.database);
});

interface Seat {
  id: number;
  holder: { kind: string; id: number; organization: { id: number } | null };
  endedOn: string | null;
}

async function create(fields: object): Promise<{ id: number; usage: number }> {
  const body = { name: uniqueName('License'), quantity: 1, ...fields };
  return (await server.as('post', '/licenses').send(body).expect(201)).body;
}

async function holders(licenseId: number): Promise<number[]> {
  const { body } = await server.as('get', `/licenses/${licenseId}/assignments?active=true&sort=id`).expect(200);
  return body.items.map((seat: Seat) => seat.holder.id);
}

async function explain(licenseId: number, query: string) {
  return (await server.as('get', `/licenses/${licenseId}/explain?${query}`).expect(200)).body;
}

function scope() {
  return { global: false, organizationIds: [place.organizationId], locationIds: [] };
}

describe('a license per end user', () => {
  async function anEndUser(roleIds: number[] = []): Promise<number> {
    const { id } = await aPerson(server.database, { kind: 'END_USER', organizationId: place.organizationId });
    if (roleIds.length > 0) await server.as('patch', `/people/${id}`).send({ roleIds }).expect(200);
    return id;
  }

  it('gives seats by end-user roles, and follows them', async () => {
    const [designer, engineer] = [await anEndUserRole(server.database), await anEndUserRole(server.database)];
    const [both, one] = [await anEndUser([designer.id, engineer.id]), await anEndUser([designer.id])];
    const license = await create({
      type: 'PER_USER',
      assignmentMode: 'AUTOMATIC',
      scope: scope(),
      assignmentRule: { endUsers: { match: 'ALL', roleIds: [designer.id, engineer.id] } },
    });
    expect(license.usage).toBe(1);
    expect(await holders(license.id)).toEqual([both]);
    expect(await explain(license.id, `personId=${one}`)).toMatchObject({
      matched: false,
      assigned: false,
      checks: [
        { kind: 'STATUS', passed: true },
        { kind: 'SCOPE', passed: true },
        {
          kind: 'ROLES',
          passed: false,
          facts: [
            { id: designer.id, holds: true },
            { id: engineer.id, holds: false },
          ],
        },
      ],
      advice: [expect.stringContaining(engineer.name)],
    });
    await server
      .as('patch', `/people/${one}`)
      .send({ roleIds: [engineer.id, designer.id] })
      .expect(200);
    await server.as('patch', `/people/${both}`).send({ roleIds: [] }).expect(200);
    expect(await holders(license.id)).toEqual([one]);
    const created = await server
      .as('post', '/people')
      .send({
        kind: 'END_USER',
        name: 'New',
        email: `${uniqueName('new').replace(' ', '-')}@people.test`,
        organizationId: place.organizationId,
        roleIds: [designer.id, engineer.id],
      })
      .expect(201);
    expect(await holders(license.id)).toEqual([one, created.body.id]);
  });

  it('gives technicians seats too, and ends those of a deactivated one', async () => {
    const role = (
      await server
        .as('post', '/technician-roles')
        .send({ name: uniqueName('Role') })
        .expect(201)
    ).body;
    const email = `${uniqueName('technician').replace(' ', '-')}@people.test`;
    const technician = (
      await server
        .as('post', '/people')
        .send({ kind: 'TECHNICIAN', name: 'Tech', email, technicianRoleId: role.id })
        .expect(201)
    ).body;
    const license = await create({
      type: 'PER_USER',
      assignmentMode: 'AUTOMATIC',
      assignmentRule: { technicians: { match: 'ANY', roleIds: [role.id] } },
    });
    expect(await holders(license.id)).toEqual([technician.id]);
    await server.as('patch', `/people/${technician.id}`).send({ active: false }).expect(200);
    const { items } = (await server.as('get', `/licenses/${license.id}/assignments`).expect(200)).body;
    expect(items).toMatchObject([{ endReason: 'PERSON_DEACTIVATED', holder: { kind: 'PERSON', organization: null } }]);
  });

  it('is given by hand to people in scope, each judged alone', async () => {
    const user = await anEndUser();
    const { id: contact } = await aPerson(server.database, { kind: 'CONTACT' });
    const license = await create({ type: 'PER_USER', assignmentMode: 'MANUAL', scope: scope() });
    const path = `/licenses/${license.id}/assignments`;
    const answer = await server
      .as('post', path)
      .send({ personIds: [user, contact, 987_654] })
      .expect(201);
    expect(answer.body).toMatchObject({
      created: [{ holder: { kind: 'PERSON', id: user } }],
      rejected: [
        { id: contact, code: 'license.out-of-scope' },
        { id: 987_654, code: 'not-found' },
      ],
    });
    const wrong = await server
      .as('post', path)
      .send({ deviceIds: [1] })
      .expect(422);
    expect(wrong.body.code).toBe('license.holder-kind');
    await server
      .as('post', path)
      .send({ personIds: [user], deviceIds: [1] })
      .expect(422);
    expect(await explain(license.id, `personId=${contact}`)).toMatchObject({ matched: false });
    const { items } = (await server.as('get', `/people/${user}/licenses`).expect(200)).body;
    expect(items).toMatchObject([{ id: license.id, type: 'PER_USER' }]);
  });

  it('is previewed with what a changed type ends and starts, and does exactly that', async () => {
    const user = await anEndUser();
    const license = await create({ type: 'PER_USER', assignmentMode: 'MANUAL', scope: scope() });
    const path = `/licenses/${license.id}/assignments`;
    await server
      .as('post', path)
      .send({ personIds: [user], seats: 3 })
      .expect(201);
    const changes = { type: 'PER_SITE', assignmentMode: 'MANUAL' };
    const preview = await server
      .as('post', '/licenses/preview')
      .send({ licenseId: license.id, ...changes })
      .expect(200);
    expect(preview.body).toMatchObject({
      wouldAssign: 0,
      wouldEnd: 1,
      usageAfter: 0,
      sample: { assign: [], end: [{ kind: 'PERSON', id: user, organization: { id: place.organizationId } }] },
    });
    const changed = await server.as('patch', `/licenses/${license.id}`).send(changes).expect(200);
    expect(changed.body).toMatchObject({ usage: 0 });
    const { items } = (await server.as('get', path).expect(200)).body;
    expect(items).toMatchObject([{ endReason: 'LICENSE_TYPE_CHANGED' }]);
  });

  it('warns of a rule that gives nobody a seat, and refuses roles that are not there', async () => {
    const base = { name: uniqueName('License'), type: 'PER_USER', assignmentMode: 'AUTOMATIC' };
    const preview = (body: object) => server.as('post', '/licenses/preview').send({ ...base, ...body });
    expect((await preview({}).expect(200)).body.warnings).toEqual([expect.stringContaining('roles')]);
    const { id } = await create(base);
    const { warnings } = (await server.as('get', `/licenses/${id}`).expect(200)).body;
    expect(warnings).toEqual([expect.stringContaining('roles')]);
    const unknown = { endUsers: { match: 'ANY', roleIds: [987_654] } };
    const refused = await preview({ assignmentRule: unknown }).expect(422);
    expect(refused.body.errors).toMatchObject([{ field: 'assignmentRule.endUsers', code: 'reference.unknown' }]);
  });
});

describe('a license per site', () => {
  const report = async (name: string, software: string[], locationId = place.id) => {
    const device = {
      externalId: name,
      name,
      organizationId: place.organizationId,
      locationId,
      software: software.map((title) => ({ name: title })),
    };
    const answer = await server
      .as('post', '/inventory')
      .send({ devices: [device] })
      .expect(200);
    expect(answer.body.accepted).toBe(1);
  };

  it('gives a seat to locations with a device that satisfies the rule, and ends it with the last one', async () => {
    const title = `${uniqueName('Sitewide')} Suite`;
    await report('first', [title]);
    await report('second', [title, 'Other']);
    const found = await server.as('get', `/software?q=${encodeURIComponent(title)}`).expect(200);
    const productId = found.body.items[0].id;
    const elsewhere = await aLocation(server.database, { organizationId: place.organizationId });
    const license = await create({
      type: 'PER_SITE',
      assignmentMode: 'AUTOMATIC',
      assignmentRule: { products: { match: 'ANY', items: [{ productId }] } },
    });
    expect(license.usage).toBe(1);
    expect(await holders(license.id)).toEqual([place.id]);
    expect(await explain(license.id, `locationId=${elsewhere.id}`)).toMatchObject({
      matched: false,
      checks: [
        { kind: 'SCOPE', passed: true },
        { kind: 'PRODUCTS', passed: false, facts: [{ id: productId, holds: false }] },
        { kind: 'STATUS', passed: false, detail: `${elsewhere.name} has no active device.` },
      ],
    });
    await report('first', []);
    expect(await holders(license.id)).toEqual([place.id]);
    await report('second', [title], elsewhere.id);
    expect(await holders(license.id)).toEqual([elsewhere.id]);
    const devices = await server.as('get', `/devices?locationId=${elsewhere.id}`).expect(200);
    await server.as('post', `/devices/${devices.body.items[0].id}/decommission`).expect(200);
    expect(await holders(license.id)).toEqual([]);
  });

  it('is given by hand to locations in scope', async () => {
    const elsewhere = await aLocation(server.database);
    const license = await create({
      type: 'PER_SITE',
      assignmentMode: 'MANUAL',
      scope: { global: false, organizationIds: [place.organizationId], locationIds: [place.id] },
    });
    const path = `/licenses/${license.id}/assignments`;
    const answer = await server
      .as('post', path)
      .send({ locationIds: [place.id, elsewhere.id] })
      .expect(201);
    expect(answer.body).toMatchObject({
      created: [{ holder: { kind: 'LOCATION', id: place.id } }],
      rejected: [{ id: elsewhere.id, code: 'license.out-of-scope' }],
    });
    expect(await explain(license.id, `locationId=${place.id}`)).toMatchObject({ matched: true, assigned: true });
    await server.as('get', `/licenses/${license.id}/explain`).expect(400);
    await server.as('get', `/licenses/${license.id}/explain?locationId=1&personId=1`).expect(400);
    await server.as('get', `/licenses/${license.id}/explain?locationId=987654`).expect(404);
  });
});
