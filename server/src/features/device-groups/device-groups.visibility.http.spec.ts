import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PermissionLevel, Permissions } from '../../platform/authorization/permissions.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aDevice, type BuiltDevice } from '../devices/devices.factory.js';
import { signedInWith } from '../people/people.factory.js';
import { aDeviceGroup, comparison } from './device-groups.factory.js';

const everywhere = (defaultLevel: PermissionLevel) => ({ defaultLevel, organizationOverrides: [] });
const only = (organizationId: number, level: PermissionLevel) =>
  ({ defaultLevel: 'NONE', organizationOverrides: [{ organizationId, level }] }) as const;

let server: TestServer;
let mine: BuiltDevice;
let hidden: BuiltDevice;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  mine = await aDevice(server.database);
  hidden = await aDevice(server.database);
});

/** Somebody who sees the first of the two organizations alone, and may do everything with device groups. */
const limited = (areas: Permissions['areas'] = {}): Promise<TestServer['as']> =>
  signedInWith(server, {
    DEVICE_GROUPS: everywhere('FULL'),
    DEVICES: only(mine.organizationId, 'VIEW'),
    ORGANIZATIONS: only(mine.organizationId, 'VIEW'),
    SOFTWARE_LICENSES: only(mine.organizationId, 'VIEW'),
    ...areas,
  });
const either = () => comparison('name', 'in', [mine.name, hidden.name]);
const ids = (items: { id: number }[]) => items.map((item) => item.id);

describe('device groups, for somebody who sees the devices of one organization', () => {
  it('count, preview and list its devices alone', async () => {
    const criteria = either();
    const group = await aDeviceGroup(server, criteria);
    expect(group.deviceCount).toBe(2);
    const as = await limited();
    const { body: preview } = await as('post', '/device-groups/preview').send({ criteria }).expect(200);
    expect([preview.deviceCount, ids(preview.sample)]).toEqual([1, [mine.id]]);
    const path = `/device-groups/${group.id}`;
    expect((await as('get', path).expect(200)).body).toMatchObject({ deviceCount: 1, criteriaComplete: true });
    const { body: devices } = await as('get', `${path}/devices`).expect(200);
    expect([devices.total, ids(devices.items)]).toEqual([1, [mine.id]]);
    const { body: listed } = await as('get', `/device-groups?q=${encodeURIComponent(group.name)}`).expect(200);
    expect(listed.items).toMatchObject([{ id: group.id, deviceCount: 1 }]);
  });

  it('are sorted by the devices that count for the reader', async () => {
    const name = uniqueName('Sorted');
    await aDeviceGroup(server, { deviceIds: [hidden.id] }, { name: `${name} hidden` });
    await aDeviceGroup(server, { deviceIds: [mine.id] }, { name: `${name} mine` });
    const as = await limited();
    const sorted = await as('get', `/device-groups?q=${encodeURIComponent(name)}&sort=-deviceCount`).expect(200);
    expect(sorted.body.items).toMatchObject([
      { name: `${name} mine`, deviceCount: 1 },
      { name: `${name} hidden`, deviceCount: 0 },
    ]);
  });

  it('are those of a device that is seen', async () => {
    const name = uniqueName('Of devices');
    const both = await aDeviceGroup(server, either(), { name: `${name} both` });
    const one = await aDeviceGroup(server, { deviceIds: [mine.id] }, { name: `${name} one` });
    const other = await aDeviceGroup(server, { not: { deviceIds: [mine.id] } }, { name: `${name} other` });
    const of = async (as: TestServer['as'] | null, ...devices: BuiltDevice[]) => {
      const asked = devices.map(({ id }) => `deviceId=${id}`).join('&');
      const path = `/device-groups?q=${encodeURIComponent(name)}&${asked}`;
      const { body } = await (as ? as('get', path) : server.as('get', path)).expect(200);
      expect(body.total).toBe(body.items.length);
      return ids(body.items);
    };
    expect(await of(null, mine)).toEqual([both.id, one.id]);
    expect(await of(null, hidden)).toEqual([both.id, other.id]);
    expect(await of(null, mine, hidden)).toEqual([both.id, one.id, other.id]);
    const as = await limited();
    expect(await of(as, mine)).toEqual([both.id, one.id]);
    expect(await of(as, hidden)).toEqual([]);
  });

  it('find nothing for somebody who sees no devices', async () => {
    const path = `/device-groups/${(await aDeviceGroup(server, either())).id}`;
    const as = await signedInWith(server, { DEVICE_GROUPS: everywhere('VIEW') });
    expect((await as('get', path).expect(200)).body.deviceCount).toBe(0);
    const preview = await as('post', '/device-groups/preview').send({ criteria: either() }).expect(200);
    expect(preview.body).toEqual({ deviceCount: 0, sample: [] });
    expect((await as('get', `${path}/devices`).expect(200)).body).toMatchObject({ total: 0, items: [] });
  });

  it('cannot be made of what is hidden, which is as good as unknown', async () => {
    const as = await limited();
    const told = async (criteria: object) => {
      const preview = await as('post', '/device-groups/preview').send({ criteria }).expect(422);
      const create = await as('post', '/device-groups').send({ name: 'x', criteria }).expect(422);
      expect(create.body.errors).toEqual(preview.body.errors);
      return preview.body.errors.map((error: { message: string }) => ({
        ...error,
        message: error.message.replace(/\d+/, 'id'),
      }));
    };
    for (const [of, unknown] of [
      [(id: number) => comparison('organizationId', 'in', [mine.organizationId, id]), hidden.organizationId],
      [(id: number) => comparison('locationId', 'equals', id), hidden.locationId],
      [(id: number) => ({ deviceIds: [mine.id, id] }), hidden.id],
    ] as const) {
      const errors = await told(of(unknown));
      expect(errors).toMatchObject([{ code: 'reference.unknown', message: expect.stringMatching(/: id\.$/) }]);
      expect(await told(of(987_654))).toEqual(errors);
    }
    const criteria = comparison('organizationId', 'in', [mine.organizationId]);
    const preview = await as('post', '/device-groups/preview').send({ criteria }).expect(200);
    expect(preview.body.deviceCount).toBe(1);
  });

  it('show their criteria without what is hidden, and those cannot be replaced', async () => {
    const { id } = await aDeviceGroup(server, {
      any: [
        comparison('organizationId', 'in', [mine.organizationId, hidden.organizationId]),
        { not: { deviceIds: [mine.id, hidden.id] } },
      ],
    });
    const as = await limited();
    const path = `/device-groups/${id}`;
    expect((await as('get', path).expect(200)).body).toMatchObject({
      criteria: {
        any: [comparison('organizationId', 'in', [mine.organizationId]), { not: { deviceIds: [mine.id] } }],
      },
      criteriaComplete: false,
    });
    const replaced = await as('patch', path)
      .send({ criteria: { all: [] } })
      .expect(403);
    expect(replaced.body.code).toBe('device-group.criteria-hidden');
    await as('patch', path).send({ description: 'Ours' }).expect(200);
    const own = await aDeviceGroup(server, { deviceIds: [mine.id] });
    await as('patch', `/device-groups/${own.id}`)
      .send({ criteria: { all: [] } })
      .expect(200);
  });

  it('are held by licenses that the reader does not see, without their names', async () => {
    const path = `/device-groups/${(await aDeviceGroup(server, either())).id}`;
    const license = async (name: string, organizationId: number) => {
      const scope = { global: false, organizationIds: [organizationId] };
      const assignmentRule = { deviceGroups: { match: 'ANY', ids: [Number(path.split('/').at(-1))] } };
      const body = { name, type: 'PER_DEVICE', assignmentMode: 'AUTOMATIC', scope, assignmentRule };
      return (await server.as('post', '/licenses').send(body).expect(201)).body.id;
    };
    await license('A secret license', hidden.organizationId);
    const as = await limited();
    expect((await as('get', path).expect(200)).body.usedBy).toEqual([]);
    const refused = await as('delete', path).expect(409);
    expect(refused.body).toMatchObject({ code: 'device-group.in-use', licenses: [] });
    expect(refused.body.detail).toMatch(/^The rules of licenses that you may not see name/);
    const name = uniqueName('Shown');
    const shown = { id: await license(name, mine.organizationId), name };
    expect((await as('get', path).expect(200)).body.usedBy).toEqual([shown]);
    const again = await as('delete', path).expect(409);
    expect(again.body.licenses).toEqual([shown]);
    expect(again.body.detail).toContain(`“${name}”, others that you may not see`);
  });

  it.each<[PermissionLevel, string[]]>([
    ['VIEW', ['get']],
    ['UPDATE', ['get', 'patch']],
    ['CREATE', ['get', 'patch', 'post']],
    ['DELETE', ['get', 'patch', 'delete']],
    ['FULL', ['get', 'patch', 'post', 'delete']],
  ])('are changed as far as the level %s goes', async (level, allowed) => {
    const path = `/device-groups/${(await aDeviceGroup(server, { deviceIds: [] })).id}`;
    const as = await limited({ DEVICE_GROUPS: everywhere(level) });
    const answers = {
      get: await as('get', path),
      patch: await as('patch', path).send({ description: 'changed' }),
      post: await as('post', '/device-groups').send({ name: uniqueName('Made'), criteria: { deviceIds: [] } }),
      delete: await as('delete', path),
    };
    const statuses = Object.entries(answers).map(([method, { status }]) => [method, status]);
    const success = { get: 200, patch: 200, post: 201, delete: 204 };
    const expected = Object.entries(success).map(([method, status]) => [
      method,
      allowed.includes(method) ? status : 403,
    ]);
    expect(statuses).toEqual(expected);
  });

  it('are out of reach of somebody with a level in one organization only: they belong to none', async () => {
    const path = `/device-groups/${(await aDeviceGroup(server, { deviceIds: [] })).id}`;
    const as = await limited({ DEVICE_GROUPS: only(mine.organizationId, 'FULL') });
    await as('get', '/device-groups').expect(403);
    await as('get', path).expect(403);
    await as('patch', path).send({ description: 'x' }).expect(403);
    await as('delete', path).expect(403);
  });
});
