import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aLocation } from '../locations/locations.factory.js';
import { aDevice, aDeviceRequest, anInstallation } from './devices.factory.js';

describe('requests about devices', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  it.each([
    [{ name: undefined }, 400],
    [{ name: null }, 400],
    [{ organizationId: undefined }, 400],
    [{ locationId: 'x' }, 400],
    [{ deviceClass: undefined }, 400],
    [{ deviceClass: 'TOASTER' }, 400],
    [{ os: null }, 400],
    [{ os: 7 }, 400],
    [{ os: [] }, 400],
    [{ os: [{ name: 'x' }] }, 400],
    [{ os: { name: null } }, 400],
    [{ os: { kernel: 'x' } }, 400],
    [{ serialNumber: 7 }, 400],
    [{ manufacturer: null }, 400],
    [{ tags: null }, 400],
    [{ tags: 'x' }, 400],
    [{ tags: [null] }, 400],
    [{ tags: [['x']] }, 400],
    [{ primaryUserId: 'x' }, 400],
    [{ status: 'DECOMMISSIONED' }, 400],
    [{ agentId: 'x' }, 400],
    [{ name: '\u0000' }, 422],
    [{ name: 'x'.repeat(201) }, 422],
    [{ organizationId: 1e300 }, 422],
    [{ os: 'x'.repeat(201) }, 422],
    [{ os: { version: 'x'.repeat(201) } }, 422],
    [{ serialNumber: 'x'.repeat(201) }, 422],
    [{ tags: ['\u0000'] }, 422],
    [{ tags: ['x'.repeat(101)] }, 422],
    [{ tags: Array.from({ length: 51 }, (_, index) => String(index)) }, 422],
    [{ primaryUserId: 0 }, 422],
    [{ primaryUserId: Number.MAX_SAFE_INTEGER }, 422],
    [{ locationId: Number.MAX_SAFE_INTEGER }, 422],
    [{ organizationId: Number.MAX_SAFE_INTEGER }, 422],
  ])('refuses the fields %j with %i', async (fields, status) => {
    const answer = await server
      .as('post', '/devices')
      .send(await aDeviceRequest(server.database, fields))
      .expect(status);
    expect(answer.body.errors.length).toBeGreaterThan(0);
    if (Object.values(fields)[0] === undefined) return;
    const { id } = await aDevice(server.database);
    await server.as('patch', `/devices/${id}`).send(fields).expect(status);
  });

  it('refuses texts that are far too long', async () => {
    const text = 'x'.repeat(10_000);
    const body = await aDeviceRequest(server.database, {
      name: text,
      os: text,
      serialNumber: text,
      manufacturer: text,
      model: text,
      tags: [text],
    });
    const answer = await server.as('post', '/devices').send(body).expect(422);
    expect(answer.body.errors).toHaveLength(6);
  });

  it('is found by filters and search', async () => {
    const here = await aLocation(server.database);
    const { organizationId } = here;
    const there = await aLocation(server.database, { organizationId });
    const a = await aDevice(server.database, { name: 'Find_A', location: here, tags: ['x', 'y'], serialNumber: 'S_1' });
    const b = await aDevice(server.database, { name: 'Find_B', location: there, deviceClass: 'SERVER', tags: ['Y'] });
    const c = await aDevice(server.database, { name: 'Find_C', location: there, status: 'DECOMMISSIONED' });
    const elsewhere = await aDevice(server.database, { name: 'Find_D', agentId: 'agent_1' });
    const { productId } = await anInstallation(server.database, b.id);
    const found = async (parameters: string) =>
      (await server.as('get', `/devices?${parameters}`).expect(200)).body.items.map((item: { id: number }) => item.id);
    expect(await found('q=find_')).toEqual([a.id, b.id, c.id, elsewhere.id]);
    expect(await found('q=find_&sort=-name&page=2&pageSize=3')).toEqual([a.id]);
    expect(await found('q=s_1')).toEqual([a.id]);
    expect(await found('q=AGENT_1')).toEqual([elsewhere.id]);
    expect(await found('q=find%25')).toEqual([]);
    expect(await found(`organizationId=${organizationId}`)).toEqual([a.id, b.id, c.id]);
    expect(await found(`organizationId=${organizationId}&status=ACTIVE`)).toEqual([a.id, b.id]);
    expect(await found(`locationId=${there.id}`)).toEqual([b.id, c.id]);
    expect(await found(`locationId=${here.id}&locationId=${there.id}`)).toEqual([a.id, b.id, c.id]);
    expect(await found(`organizationId=${organizationId}&deviceClass=SERVER`)).toEqual([b.id]);
    expect(await found(`organizationId=${organizationId}&tag=y`)).toEqual([a.id]);
    expect(await found(`organizationId=${organizationId}&tag=Y&tag=x`)).toEqual([a.id, b.id]);
    expect(await found(`productId=${productId}`)).toEqual([b.id]);
    expect(await found('tag=%00')).toEqual([]);
    const { id: group } = await server.database.one<{ id: number }>(sql`
      INSERT INTO device_group (name, criteria)
      VALUES ('Finds', '{"all": [{"field": "name", "operator": "startsWith", "value": "Find_"},
        {"field": "deviceClass", "operator": "in", "value": ["SERVER"]}]}') RETURNING id`);
    expect(await found(`deviceGroupId=${group}`)).toEqual([b.id]);
    expect(await found('deviceGroupId=999999')).toEqual([]);
  });

  it.each([
    'name',
    'organization',
    'location',
    'deviceClass',
    'status',
    'osName',
    'osVersion',
    'serialNumber',
    'hardwareUuid',
    'manufacturer',
    'model',
    'primaryUser',
    'lastLoggedUser',
    'agentId',
    'agent',
    'lastSeenAt',
    'licenseCount',
    'createdAt',
    'id',
  ])('sorts by %s', async (field) => {
    await server.as('get', `/devices?sort=-${field}`).expect(200);
  });

  it.each([
    '/devices?status=GONE',
    '/devices?deviceClass=x',
    '/devices?productId=x',
    '/devices?deviceGroupId=x',
    '/devices?serial=1',
    '/devices?sort=tags',
    '/devices?page=x',
  ])('answers a wrong request: %s → 400', async (path) => {
    await server.as('get', path).expect(400);
  });
});
