import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aDevice, anInstallation, type BuiltDevice } from '../devices/devices.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { Inventories, productNamed } from '../software/software.factory.js';
import { aDeviceGroup, comparison } from './device-groups.factory.js';

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
/** The criteria, of the devices of this test alone. */
const among = (criteria: object) => ({ all: [comparison('organizationId', 'in', [place.organizationId]), criteria] });

async function previewed(criteria: object): Promise<number[]> {
  const { body } = await server
    .as('post', '/device-groups/preview')
    .send({ criteria: among(criteria) })
    .expect(200);
  expect(body.deviceCount).toBe(body.sample.length);
  return body.sample.map((device: { id: number }) => device.id);
}

describe('criteria of device groups', () => {
  it('preview how many devices they find and the first of them, and store nothing', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `Previewed ${String(index).padStart(2, '0')}`);
    for (const name of names.toReversed()) await here({ name });
    const before = (await server.as('get', '/device-groups')).body.total;
    const criteria = among(comparison('name', 'startsWith', 'previewed'));
    const { body } = await server.as('post', '/device-groups/preview').send({ criteria }).expect(200);
    expect(body.deviceCount).toBe(12);
    expect(body.sample.map((device: { name: string }) => device.name)).toEqual(names.slice(0, 10));
    expect(body.sample[0]).toMatchObject({ organization: { id: place.organizationId }, location: { id: place.id } });
    expect((await server.as('get', '/device-groups')).body.total).toBe(before);
  });

  it('combine with all, any and not, however they are nested', async () => {
    const laptop = await here({ name: 'N-1', deviceClass: 'LAPTOP', tags: ['vip'] });
    const plain = await here({ name: 'N-2', deviceClass: 'LAPTOP' });
    const machine = await here({ name: 'N-3', deviceClass: 'SERVER', tags: ['VIP', 'lab'] });
    const retired = await here({ name: 'N-4', deviceClass: 'SERVER', status: 'DECOMMISSIONED' });
    const laptops = comparison('deviceClass', 'equals', 'LAPTOP');
    const vip = comparison('tag', 'in', ['vip']);
    const active = comparison('status', 'equals', 'ACTIVE');
    expect(await previewed({ all: [laptops, vip] })).toEqual([laptop.id]);
    expect(await previewed({ any: [laptops, vip] })).toEqual([laptop.id, plain.id, machine.id]);
    expect(await previewed({ not: laptops })).toEqual([machine.id, retired.id]);
    expect(await previewed({ all: [active, { not: { any: [laptops, comparison('tag', 'equals', 'lab')] } }] })).toEqual(
      [],
    );
    expect(await previewed({ any: [{ all: [laptops, { not: vip }] }, { all: [active, { not: laptops }] }] })).toEqual([
      plain.id,
      machine.id,
    ]);
    expect(await previewed({ all: [] })).toHaveLength(4);
    expect(await previewed({ any: [] })).toEqual([]);
  });

  it('find the devices of a fixed list, which others do not enter', async () => {
    const first = await here();
    const second = await here();
    const group = await aDeviceGroup(server, { deviceIds: [first.id, second.id, first.id] });
    expect(group.deviceCount).toBe(2);
    await here();
    const path = `/device-groups/${group.id}`;
    expect((await server.as('get', path)).body.deviceCount).toBe(2);
    await server.as('delete', `/devices/${second.id}`).expect(204);
    expect((await server.as('get', path)).body.deviceCount).toBe(1);
    expect((await aDeviceGroup(server, { deviceIds: [] })).deviceCount).toBe(0);
  });

  it('are kept with their texts cleaned', async () => {
    const { id } = await aDeviceGroup(server, { not: comparison('tag', 'in', ['  lab ', 'a\u0000b']) });
    const { criteria } = (await server.as('get', `/device-groups/${id}`)).body;
    expect(criteria).toEqual({ not: comparison('tag', 'in', ['lab', 'a b']) });
  });

  it('are judged anew whenever somebody asks: a device that changes enters and leaves', async () => {
    const device = await here({ name: 'Live' });
    const group = await aDeviceGroup(server, among(comparison('tag', 'equals', 'kiosk')));
    const members = async () => {
      const [read, listed, devices, filtered] = await Promise.all([
        server.as('get', `/device-groups/${group.id}`),
        server.as('get', `/device-groups?q=${encodeURIComponent(group.name)}`),
        server.as('get', `/device-groups/${group.id}/devices`),
        server.as('get', `/devices?deviceGroupId=${group.id}`),
      ]);
      const count = devices.body.total;
      expect([read.body.deviceCount, listed.body.items[0].deviceCount, filtered.body.total]).toEqual([
        count,
        count,
        count,
      ]);
      return devices.body.items.map((item: { id: number }) => item.id);
    };
    const path = `/devices/${device.id}`;
    expect(await members()).toEqual([]);
    await server
      .as('patch', path)
      .send({ tags: ['Kiosk'] })
      .expect(200);
    expect(await members()).toEqual([device.id]);
    const to = await aLocation(server.database);
    const moved = { organizationId: to.organizationId, locationId: to.id };
    await server.as('patch', path).send(moved).expect(200);
    expect(await members()).toEqual([]);
    await server.as('patch', path).send({ organizationId: place.organizationId, locationId: place.id }).expect(200);
    expect(await members()).toEqual([device.id]);
    await server.as('delete', path).expect(204);
    expect(await members()).toEqual([]);
  });

  it('follow the software that devices report', async () => {
    const inventories = new Inventories(server);
    const [first, second] = [await here({ name: 'S-1' }), await here({ name: 'S-2' })];
    await inventories.report(first, ['Live Alpha', 'Live Beta']);
    await inventories.report(second, ['Live Alpha']);
    const ids = await Promise.all(
      ['Live Alpha', 'Live Beta'].map(async (name) => (await productNamed(server.database, name)).id),
    );
    expect(await previewed(comparison('product', 'containsAll', ids))).toEqual([first.id]);
    expect(await previewed(comparison('product', 'containsAny', ids))).toEqual([first.id, second.id]);
    expect(await previewed(comparison('product', 'notContainsAll', ids))).toEqual([second.id]);
    expect(await previewed(comparison('product', 'notContainsAny', ids))).toEqual([]);
    await inventories.report(first, []);
    await inventories.report(second, ['Live Beta']);
    expect(await previewed(comparison('product', 'containsAny', ids))).toEqual([second.id]);
    expect(await previewed(comparison('product', 'notContainsAny', ids))).toEqual([first.id]);
  });
});

const deep = (levels: number): object => (levels === 0 ? comparison('name', 'equals', 'x') : { not: deep(levels - 1) });
const many = (leaves: number) => ({ any: Array.from({ length: leaves }, () => comparison('name', 'equals', 'x')) });

describe('bad criteria', () => {
  it.each<[unknown, string]>([
    ['LAPTOP', 'criteria'],
    [7, 'criteria'],
    [[], 'criteria'],
    [{}, 'criteria'],
    [{ all: [], any: [] }, 'criteria'],
    [{ all: {} }, 'criteria.all'],
    [{ any: [comparison('name', 'equals', 'x'), null] }, 'criteria.any.1'],
    [{ not: [] }, 'criteria.not'],
    [{ field: 'name', operator: 'equals' }, 'criteria'],
    [{ ...comparison('name', 'equals', 'x'), surprise: true }, 'criteria'],
    [comparison('colour', 'equals', 'red'), 'criteria.field'],
    [comparison('__proto__', 'equals', 'red'), 'criteria.field'],
    [{ all: [{ not: comparison('colour', 'equals', 'red') }] }, 'criteria.all.0.not.field'],
    [comparison('name', 'resembles', 'x'), 'criteria.operator'],
    [comparison('name', 'olderThanDays', 7), 'criteria.operator'],
    [comparison('lastSeenAt', 'contains', '2026'), 'criteria.operator'],
    [comparison('product', 'equals', [1]), 'criteria.operator'],
    [comparison('product', 'toString', [1]), 'criteria.operator'],
    [comparison('name', 'equals', 7), 'criteria.value'],
    [comparison('name', 'equals', ' '), 'criteria.value'],
    [comparison('name', 'equals', ['a', 'b']), 'criteria.value'],
    [comparison('name', 'in', []), 'criteria.value'],
    [comparison('name', 'equals', 'x'.repeat(501)), 'criteria.value'],
    [comparison('deviceClass', 'in', ['TOASTER']), 'criteria.value'],
    [comparison('organizationId', 'in', ['1']), 'criteria.value'],
    [comparison('locationId', 'in', [1.5]), 'criteria.value'],
    [comparison('lastSeenAt', 'before', '2026-02-30'), 'criteria.value'],
    [comparison('lastSeenAt', 'olderThanDays', -1), 'criteria.value'],
    [comparison('lastSeenAt', 'olderThanDays', '7'), 'criteria.value'],
    [comparison('product', 'containsAny', []), 'criteria.value'],
    [comparison('product', 'containsAny', ['1']), 'criteria.value'],
    [{ deviceIds: 'all' }, 'criteria.deviceIds'],
    [{ deviceIds: [0] }, 'criteria.deviceIds'],
    [deep(11), `criteria${'.not'.repeat(11)}`],
    [many(500), 'criteria.any.499'],
  ])('%j are refused at %s', async (criteria, field) => {
    const { id } = await aDeviceGroup(server, { deviceIds: [] });
    for (const request of [
      server.as('post', '/device-groups').send({ name: 'Bad', criteria }),
      server.as('post', '/device-groups/preview').send({ criteria }),
      server.as('patch', `/device-groups/${id}`).send({ criteria }),
    ]) {
      expect((await request.expect(422)).body.errors).toMatchObject([{ field, code: 'criteria' }]);
    }
    expect((await server.as('get', `/device-groups/${id}`)).body.version).toBe(1);
  });

  it.each([deep(10), many(499)])('are not those that are as deep and as many as may be', async (criteria) => {
    await server.as('post', '/device-groups/preview').send({ criteria }).expect(200);
  });

  it('name things that do not exist, at every place where they do', async () => {
    const device = await here();
    const { productId } = await anInstallation(server.database, device.id);
    const criteria = {
      all: [
        comparison('product', 'containsAny', [productId, 987_654, 987_655]),
        { any: [comparison('organizationId', 'equals', 987_654)] },
        { not: comparison('locationId', 'in', [place.id, 987_654]) },
        { deviceIds: [device.id, 987_654] },
        comparison('product', 'containsAll', [productId]),
      ],
    };
    for (const path of ['/device-groups', '/device-groups/preview']) {
      const body = path.endsWith('preview') ? { criteria } : { name: 'Unknown things', criteria };
      const answer = await server.as('post', path).send(body).expect(422);
      const code = 'reference.unknown';
      expect(answer.body.errors).toEqual([
        { field: 'criteria.all.0.value', code, message: expect.stringMatching(/such products.*: 987654, 987655\.$/) },
        { field: 'criteria.all.1.any.0.value', code, message: expect.stringContaining('such organizations') },
        { field: 'criteria.all.2.not.value', code, message: expect.stringMatching(/such locations.*: 987654\.$/) },
        { field: 'criteria.all.3.deviceIds', code, message: expect.stringMatching(/such devices.*: 987654\.$/) },
      ]);
    }
  });

  it.each([
    [{}, 400],
    [{ name: 'x' }, 400],
    [{ name: 'x', criteria: null }, 400],
    [{ criteria: { all: [] } }, 400],
    [{ name: 7, criteria: { all: [] } }, 400],
    [{ name: 'x', description: null, criteria: { all: [] } }, 400],
    [{ name: 'x', criteria: { all: [] }, surprise: 1 }, 400],
    [{ name: ' ', criteria: { all: [] } }, 422],
    [{ name: 'x'.repeat(201), criteria: { all: [] } }, 422],
  ])('%j is refused with %i', async (body, status) => {
    const answer = await server.as('post', '/device-groups').send(body).expect(status);
    expect(answer.body.errors.length).toBeGreaterThan(0);
  });

  it('cannot be taken away', async () => {
    const { id } = await aDeviceGroup(server, { all: [] });
    for (const body of [{ criteria: null }, { name: null }, { description: null }]) {
      await server.as('patch', `/device-groups/${id}`).send(body).expect(400);
    }
    await server.as('post', '/device-groups/preview').send({}).expect(400);
  });
});
