import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aDevice, type BuiltDevice } from '../devices/devices.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { aTechnician, signedIn } from '../people/people.factory.js';
import { aDeviceGroup, comparison } from './device-groups.factory.js';

const laptops = comparison('deviceClass', 'equals', 'LAPTOP');

let server: TestServer;
let place: { id: number; organizationId: number };

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  place = await aLocation(server.database);
});

const here = (fields: Parameters<typeof aDevice>[1] = {}): Promise<BuiltDevice> =>
  aDevice(server.database, { location: place, ...fields });
const inPlace = () => comparison('organizationId', 'equals', place.organizationId);

describe('a device group', () => {
  it('is created, read, changed and deleted', async () => {
    const laptop = await here({ deviceClass: 'LAPTOP' });
    await here({ deviceClass: 'SERVER' });
    const criteria = { all: [inPlace(), laptops] };
    const created = await server.as('post', '/device-groups').send({ name: '  Laptops   here ', criteria }).expect(201);
    expect(created.body).toEqual({
      id: expect.any(Number),
      version: 1,
      name: 'Laptops here',
      description: '',
      deviceCount: 1,
      createdAt: expect.any(String),
      criteria,
      criteriaComplete: true,
      usedBy: [],
    });
    expect(created.headers['etag']).toBe('"1"');
    const path = `/device-groups/${created.body.id}`;
    expect((await server.as('get', path).expect(200)).body).toEqual(created.body);
    const devices = await server.as('get', `${path}/devices`).expect(200);
    expect(devices.body).toMatchObject({ page: 1, pageSize: 50, total: 1 });
    expect(devices.body.items).toEqual([
      {
        id: laptop.id,
        name: laptop.name,
        organization: { id: place.organizationId, name: expect.any(String) },
        location: { id: place.id, name: expect.any(String) },
        deviceClass: 'LAPTOP',
        os: { name: '', version: '' },
        serialNumber: null,
        status: 'ACTIVE',
        lastSeenAt: null,
      },
    ]);
    const described = await server.as('patch', path).send({ description: 'Of one place' }).expect(200);
    expect(described.body).toEqual({ ...created.body, version: 2, description: 'Of one place' });
    const changed = await server.as('patch', path).send({ criteria: inPlace() }).expect(200);
    expect(changed.body).toMatchObject({ version: 3, name: 'Laptops here', criteria: inPlace(), deviceCount: 2 });
    await server.as('delete', path).expect(204);
    await server.as('get', path).expect(404);
    await server.as('get', `${path}/devices`).expect(404);
    await server.as('patch', path).send({ description: 'gone' }).expect(404);
    await server.as('delete', path).expect(404);
  });

  it('refuses a name that is taken in another case, at creation and at a change', async () => {
    const { name } = await aDeviceGroup(server, laptops);
    const taken = { name: name.toUpperCase() };
    const { id } = await aDeviceGroup(server, laptops);
    for (const request of [
      server.as('post', '/device-groups').send({ ...taken, criteria: laptops }),
      server.as('patch', `/device-groups/${id}`).send(taken),
      server.as('patch', `/device-groups/${id}`).send({ ...taken, criteria: inPlace() }),
    ]) {
      const code = 'device-group.name-taken';
      expect((await request.expect(409)).body).toMatchObject({ code, errors: [{ field: 'name', code }] });
    }
    expect((await server.as('get', `/device-groups/${id}`)).body).toMatchObject({ version: 1, criteria: laptops });
  });

  it('refuses a change on top of a version that is no longer current', async () => {
    const path = `/device-groups/${(await aDeviceGroup(server, laptops)).id}`;
    await server.as('patch', path).set('If-Match', '"1"').send({ description: 'first' }).expect(200);
    for (const request of [
      server.as('patch', path).set('If-Match', '"1"').send({ description: 'second' }),
      server.as('patch', path).set('If-Match', '"1"').send({ criteria: inPlace() }),
      server.as('delete', path).set('If-Match', '"1"'),
    ]) {
      expect((await request.expect(412)).body.code).toBe('version.stale');
    }
    expect((await server.as('get', path)).body).toMatchObject({ description: 'first', criteria: laptops });
    await server.as('delete', path).set('If-Match', 'nonsense').expect(400);
    await server.as('delete', path).set('If-Match', '"2"').expect(204);
  });

  it('is listed with its count, searched, sorted and paged', async () => {
    const location = place.id;
    await here();
    await here({ deviceClass: 'LAPTOP' });
    const at = comparison('locationId', 'equals', location);
    await aDeviceGroup(server, { all: [at, laptops] }, { name: 'Listed_B', description: 'The fewest of all' });
    await aDeviceGroup(server, at, { name: 'Listed_A' });
    await aDeviceGroup(server, { deviceIds: [] }, { name: 'Listed_C' });
    const names = async (parameters: string) =>
      (await server.as('get', `/device-groups?${parameters}`).expect(200)).body.items.map((item: { name: string }) =>
        item.name.replace('Listed_', ''),
      );
    const { body } = await server.as('get', '/device-groups?q=LISTED_&pageSize=2').expect(200);
    expect(body).toMatchObject({ page: 1, pageSize: 2, total: 3 });
    expect(body.items).toMatchObject([
      { name: 'Listed_A', deviceCount: 2 },
      { name: 'Listed_B', deviceCount: 1 },
    ]);
    expect(await names('q=listed_&sort=name&pageSize=2&page=2')).toEqual(['C']);
    expect(await names('q=listed_&sort=deviceCount')).toEqual(['C', 'B', 'A']);
    expect(await names('q=listed_&sort=-deviceCount&pageSize=1&page=2')).toEqual(['B']);
    expect(await names('q=listed_&sort=-createdAt')).toEqual(['C', 'A', 'B']);
    expect(await names('q=fewest')).toEqual(['B']);
    expect(await names('q=listed%25')).toEqual([]);
    await server.as('get', '/device-groups?sort=description').expect(400);
    await server.as('get', '/device-groups?nonsense=1').expect(400);
  });

  it('pages, searches and sorts its devices', async () => {
    for (const name of ['In_C', 'In_A', 'In_B']) await here({ name, serialNumber: `serial-of-${name}` });
    const { id } = await aDeviceGroup(server, inPlace());
    const names = async (parameters: string) =>
      (await server.as('get', `/device-groups/${id}/devices?${parameters}`).expect(200)).body.items.map(
        (item: { name: string }) => item.name,
      );
    expect(await names('')).toEqual(['In_A', 'In_B', 'In_C']);
    expect(await names('sort=-serialNumber&pageSize=2')).toEqual(['In_C', 'In_B']);
    expect(await names('pageSize=2&page=2')).toEqual(['In_C']);
    expect(await names('q=OF-IN_B')).toEqual(['In_B']);
    await server.as('get', `/device-groups/${id}/devices?sort=tags`).expect(400);
  });

  it('is created once for one Idempotency-Key', async () => {
    const send = () =>
      server.as('post', '/device-groups').set('Idempotency-Key', 'group-1').send({ name: 'Once', criteria: laptops });
    const [first, second] = await Promise.all([send().expect(201), send().expect(201)]);
    expect(first.body).toEqual(second.body);
  });

  it('is closed to technicians without access, and to everybody who is not signed in', async () => {
    const { id } = await aDeviceGroup(server, laptops);
    const as = await signedIn(server, (await aTechnician(server.database)).email);
    await as('get', '/device-groups').expect(403);
    await as('post', '/device-groups').send({ name: 'x', criteria: laptops }).expect(403);
    await as('post', '/device-groups/preview').send({ criteria: laptops }).expect(403);
    await as('get', `/device-groups/${id}`).expect(403);
    await as('get', `/device-groups/${id}/devices`).expect(403);
    await as('patch', `/device-groups/${id}`).send({ name: 'x' }).expect(403);
    await as('delete', `/device-groups/${id}`).expect(403);
    await server.anonymous('get', '/device-groups').expect(401);
  });
});

describe('a device group that rules of licenses name', () => {
  const licenseOf = async (
    groupIds: number[],
    name = uniqueName('By group'),
  ): Promise<{ id: number; path: string }> => {
    const assignmentRule = { deviceGroups: { match: 'ANY', ids: groupIds } };
    const body = { name, type: 'PER_DEVICE', assignmentMode: 'AUTOMATIC', quantity: 1, assignmentRule };
    const { id } = (await server.as('post', '/licenses').send(body).expect(201)).body;
    return { id, path: `/licenses/${id}` };
  };
  const holders = async (license: { path: string }) => {
    const { body } = await server.as('get', `${license.path}/assignments?active=true&sort=id`).expect(200);
    return body.items.map((seat: { holder: { id: number } }) => seat.holder.id);
  };

  it('cannot be deleted, and names the licenses', async () => {
    const group = await aDeviceGroup(server, laptops);
    const second = await licenseOf([group.id], 'Naming the group twice');
    const first = await licenseOf([group.id, (await aDeviceGroup(server, laptops)).id], 'Naming the group once');
    const named = [
      { id: first.id, name: 'Naming the group once' },
      { id: second.id, name: 'Naming the group twice' },
    ];
    const path = `/device-groups/${group.id}`;
    expect((await server.as('get', path)).body.usedBy).toEqual(named);
    const refused = await server.as('delete', path).expect(409);
    expect(refused.body).toMatchObject({ code: 'device-group.in-use', licenses: named });
    expect(refused.body.detail).toContain('“Naming the group once”, “Naming the group twice”');
    await server.as('delete', first.path).expect(204);
    await server.as('patch', second.path).send({ assignmentRule: {} }).expect(200);
    await server.as('delete', path).expect(204);
  });

  it('cannot be deleted while a license that names it is being saved', async () => {
    const { id } = await aDeviceGroup(server, laptops);
    const written = Promise.withResolvers<void>();
    const mayCommit = Promise.withResolvers<void>();
    const saving = server.database.transaction(async () => {
      // What saving a license does with the groups of its rule.
      await server.database.query(sql`SELECT FROM device_group WHERE id = ${id} FOR KEY SHARE`);
      await server.database.query(sql`
        INSERT INTO license (name, type, assignment_mode, assignment_rule)
        VALUES ('Being saved', 'PER_DEVICE', 'AUTOMATIC',
          ${JSON.stringify({ deviceGroups: { match: 'ANY', ids: [id] } })}::jsonb)`);
      written.resolve();
      await mayCommit.promise;
    });
    await written.promise;
    const deletion = Promise.resolve(server.as('delete', `/device-groups/${id}`));
    await Promise.race([deletion, somebodyWaits()]);
    mayCommit.resolve();
    await saving;
    const refused = await deletion;
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'device-group.in-use', licenses: [{ name: 'Being saved' }] });
    await server.as('get', `/device-groups/${id}`).expect(200);
  });

  async function somebodyWaits(): Promise<void> {
    await vi.waitUntil(() =>
      server.database.first(sql`
        SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`),
    );
  }

  it('is named by a license or deleted, when both are asked for at once', async () => {
    const { id } = await aDeviceGroup(server, laptops);
    const assignmentRule = { deviceGroups: { match: 'ANY', ids: [id] } };
    const body = { name: uniqueName('At once'), type: 'PER_DEVICE', assignmentMode: 'AUTOMATIC', assignmentRule };
    const [deleted, created] = await Promise.all([
      server.as('delete', `/device-groups/${id}`),
      server.as('post', '/licenses').send(body),
    ]);
    expect(['204 422', '409 201']).toContain(`${deleted.status} ${created.status}`);
  });

  it('moves the seats with its criteria, before the change is answered', async () => {
    const laptop = await here({ deviceClass: 'LAPTOP' });
    const tower = await here({ deviceClass: 'WORKSTATION' });
    const group = await aDeviceGroup(server, { all: [inPlace(), laptops] });
    const license = await licenseOf([group.id]);
    expect(await holders(license)).toEqual([laptop.id]);
    const path = `/device-groups/${group.id}`;
    await server.as('patch', path).send({ criteria: inPlace() }).expect(200);
    expect(await holders(license)).toEqual([laptop.id, tower.id]);
    expect((await server.as('get', license.path)).body).toMatchObject({ usage: 2, compliance: 'UNDER_LICENSED' });
    await server
      .as('patch', path)
      .send({ criteria: { all: [inPlace(), { not: laptops }] } })
      .expect(200);
    expect(await holders(license)).toEqual([tower.id]);
    await server.as('patch', path).send({ description: 'The same devices' }).expect(200);
    expect(await holders(license)).toEqual([tower.id]);
    await server
      .as('patch', path)
      .send({ criteria: { deviceIds: [laptop.id] } })
      .expect(200);
    expect(await holders(license)).toEqual([laptop.id]);
    expect((await server.as('get', license.path)).body).toMatchObject({ usage: 1, compliance: 'FULL' });
    const ended = await server.as('get', `${license.path}/assignments?active=false`).expect(200);
    expect(ended.body.items).toMatchObject([
      { endReason: 'RULE_NO_LONGER_MATCHES' },
      { endReason: 'RULE_NO_LONGER_MATCHES' },
    ]);
  });
});
