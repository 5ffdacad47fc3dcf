import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aLocation } from '../locations/locations.factory.js';
import { aPerson, aTechnician, signedIn, signedInWith } from '../people/people.factory.js';
import { aDevice, aDeviceRequest, aSeat } from './devices.factory.js';

describe('devices', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  it('is created, read, changed and deleted', async () => {
    const location = await aLocation(server.database);
    const { organizationId } = location;
    const user = await aPerson(server.database, { kind: 'END_USER', organizationId });
    const created = await server
      .as('post', '/devices')
      .send({
        name: ' PC   1 ',
        organizationId,
        locationId: location.id,
        deviceClass: 'LAPTOP',
        os: { name: 'Windows 11 Pro', version: '10.0.26100' },
        serialNumber: ' ABC-1 ',
        manufacturer: 'Dell',
        model: 'Latitude',
        tags: ['VIP', 'vip', ' lab '],
        primaryUserId: user.id,
      })
      .expect(201);
    const { body: organization } = await server.as('get', `/organizations/${organizationId}`).expect(200);
    expect(created.body).toEqual({
      id: expect.any(Number),
      version: 1,
      name: 'PC 1',
      organization: { id: organizationId, name: organization.name },
      location: { id: location.id, name: location.name },
      deviceClass: 'LAPTOP',
      status: 'ACTIVE',
      os: { name: 'Windows 11 Pro', version: '10.0.26100' },
      osName: 'Windows 11 Pro',
      osVersion: '10.0.26100',
      serialNumber: 'ABC-1',
      hardwareUuid: null,
      manufacturer: 'Dell',
      model: 'Latitude',
      tags: ['VIP', 'lab'],
      primaryUser: user,
      lastLoggedUser: '',
      agentId: null,
      agent: '',
      lastSeenAt: null,
      licenseCount: 0,
      softwareCount: 0,
      createdAt: expect.any(String),
    });
    expect(created.headers['etag']).toBe('"1"');
    expect(organization.deviceCount).toBe(1);
    const path = `/devices/${created.body.id}`;
    const changed = await server
      .as('patch', path)
      .set('If-Match', '"1"')
      .send({ os: 'Debian', serialNumber: '', tags: [], primaryUserId: null, deviceClass: 'SERVER' })
      .expect(200);
    expect(changed.body).toMatchObject({
      version: 2,
      name: 'PC 1',
      os: { name: 'Debian', version: '10.0.26100' },
      serialNumber: null,
      tags: [],
      primaryUser: null,
      deviceClass: 'SERVER',
    });
    await server.as('patch', path).set('If-Match', '"1"').send({ name: 'Stale' }).expect(412);
    const same = await server.as('patch', path).send({ deviceClass: 'SERVER', tags: [] }).expect(200);
    expect(same.body).toEqual(changed.body);
    await server.as('delete', path).set('If-Match', '"1"').expect(412);
    await server.as('delete', path).expect(204);
    await server.as('get', path).expect(404);
    await server.as('delete', path).expect(404);
  });

  it('stands at a location of its organization, and so does its primary user belong to it', async () => {
    const foreign = await aLocation(server.database);
    const stranger = await aPerson(server.database, { kind: 'END_USER', organizationId: foreign.organizationId });
    const body = await aDeviceRequest(server.database);
    const contact = await aPerson(server.database, { organizationId: Number(body['organizationId']) });
    const refusals = [
      [{ organizationId: 999_999 }, 'device.organization-unknown', 'organizationId'],
      [{ locationId: foreign.id }, 'device.location-foreign', 'locationId'],
      [{ locationId: 999_999 }, 'device.location-foreign', 'locationId'],
      [{ primaryUserId: stranger.id }, 'device.primary-user-foreign', 'primaryUserId'],
      [{ primaryUserId: contact.id }, 'device.primary-user-foreign', 'primaryUserId'],
      [{ primaryUserId: 999_999 }, 'device.primary-user-foreign', 'primaryUserId'],
    ] as const;
    const { id } = (await server.as('post', '/devices').send(body).expect(201)).body;
    for (const [fields, code, field] of refusals) {
      for (const request of [
        server.as('post', '/devices').send({ ...body, ...fields }),
        server.as('patch', `/devices/${id}`).send(fields),
      ]) {
        expect((await request.expect(422)).body).toMatchObject({ code, errors: [{ field, code }] });
      }
    }
    // The location would have to move along.
    await server.as('patch', `/devices/${id}`).send({ organizationId: foreign.organizationId }).expect(422);
  });

  it('shares a serial number only with decommissioned devices and other organizations', async () => {
    const body = await aDeviceRequest(server.database, { serialNumber: 'Serial-1' });
    const first = (await server.as('post', '/devices').send(body).expect(201)).body;
    const second = { ...body, serialNumber: 'SERIAL-1' };
    const taken = await server.as('post', '/devices').send(second).expect(409);
    expect(taken.body).toMatchObject({ code: 'device.serial-taken', errors: [{ field: 'serialNumber' }] });
    await server
      .as('post', '/devices')
      .send(await aDeviceRequest(server.database, { serialNumber: 'Serial-1' }))
      .expect(201);
    await server.as('patch', `/devices/${first.id}`).send({ serialNumber: 'serial-1' }).expect(200);
    await server.as('post', `/devices/${first.id}/decommission`).expect(200);
    const successor = (await server.as('post', '/devices').send(second).expect(201)).body;
    const refused = await server.as('post', `/devices/${first.id}/reactivate`).expect(409);
    expect(refused.body.code).toBe('device.serial-taken');
    await server.as('patch', `/devices/${first.id}`).send({ name: 'Old one' }).expect(200);
    await server.as('delete', `/devices/${successor.id}`).expect(204);
    await server.as('post', `/devices/${first.id}/reactivate`).expect(200);
  });

  it('takes one of several equal serial numbers that come at once', async () => {
    const body = await aDeviceRequest(server.database);
    const send = (serialNumber: string) => server.as('post', '/devices').send({ ...body, serialNumber });
    const answers = await Promise.all([send('Same'), send('SAME'), send('same'), send('other')]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 201, 409, 409]);
  });

  it('ends its seats when it is decommissioned, once, and is kept for its history', async () => {
    const device = await aDevice(server.database);
    const { licenseId } = await aSeat(server.database, device);
    const path = `/devices/${device.id}`;
    expect((await server.as('get', path).expect(200)).body.licenseCount).toBe(1);
    const decommissioned = await server.as('post', `${path}/decommission`).expect(200);
    expect(decommissioned.body).toMatchObject({ status: 'DECOMMISSIONED', licenseCount: 0, version: 2 });
    const again = await server.as('post', `${path}/decommission`).expect(200);
    expect(again.body).toEqual(decommissioned.body);
    const usage = await server.database.query(sql`SELECT seats FROM license_usage WHERE license_id = ${licenseId}`);
    expect(usage).toEqual([{ seats: 0 }]);
    expect((await server.as('delete', path).expect(409)).body.code).toBe('device.has-history');
    const back = await server.as('post', `${path}/reactivate`).expect(200);
    expect(back.body).toMatchObject({ status: 'ACTIVE', licenseCount: 0, version: 3 });
    expect((await server.as('post', `${path}/reactivate`).expect(200)).body).toEqual(back.body);
    await server.as('post', '/devices/999999/decommission').expect(404);
    await server.as('post', '/devices/999999/reactivate').expect(404);
  });

  it('is decommissioned with others, each judged by itself', async () => {
    const [held, retired] = [
      await aDevice(server.database),
      await aDevice(server.database, { status: 'DECOMMISSIONED' }),
    ];
    const [foreign, hidden] = [await aDevice(server.database), await aDevice(server.database)];
    await aSeat(server.database, held);
    const level = (organizationId: number, allowed: 'VIEW' | 'UPDATE') => ({ organizationId, level: allowed });
    const organizationOverrides = [
      level(held.organizationId, 'UPDATE'),
      level(retired.organizationId, 'UPDATE'),
      level(foreign.organizationId, 'VIEW'),
    ];
    const as = await signedInWith(server, { DEVICES: { defaultLevel: 'NONE', organizationOverrides } });
    const ids = [held.id, foreign.id, retired.id, hidden.id, held.id, 999_999];
    const send = () => as('post', '/devices/decommission').send({ ids }).expect(200);
    const answer = (await send()).body;
    expect(answer).toEqual({
      decommissioned: [held.id, retired.id],
      refused: [
        { id: foreign.id, code: 'forbidden', message: expect.any(String) },
        { id: hidden.id, code: 'not-found', message: expect.any(String) },
        { id: 999_999, code: 'not-found', message: expect.any(String) },
      ],
    });
    const shown = async (id: number) => (await server.as('get', `/devices/${id}`).expect(200)).body;
    expect(await shown(held.id)).toMatchObject({ status: 'DECOMMISSIONED', licenseCount: 0, version: 2 });
    expect(await shown(foreign.id)).toMatchObject({ status: 'ACTIVE', version: 1 });
    expect(await shown(hidden.id)).toMatchObject({ status: 'ACTIVE', version: 1 });
    // Repeated, it changes nothing.
    expect((await send()).body).toEqual(answer);
    expect(await shown(held.id)).toMatchObject({ version: 2 });
    const tooMany = Array.from({ length: 201 }, (_, index) => index + 1);
    const bad = [{}, { ids: 'all' }, { ids: [0] }, { ids: tooMany }];
    const statuses = bad.map(async (body) => (await server.as('post', '/devices/decommission').send(body)).status);
    expect(await Promise.all(statuses)).toEqual([400, 400, 422, 422]);
  });

  it('gets and loses the seats of rules with every change, before it is answered', async () => {
    const { id: group } = await server.database.one<{ id: number }>(sql`
      INSERT INTO device_group (name, criteria)
      VALUES ('Mobiles', '{"field": "deviceClass", "operator": "in", "value": ["MOBILE"]}') RETURNING id`);
    const license = { name: 'Of mobiles', type: 'PER_DEVICE', assignmentMode: 'AUTOMATIC', quantity: 1 };
    const assignmentRule = { deviceGroups: { match: 'ANY', ids: [group] } };
    await server
      .as('post', '/licenses')
      .send({ ...license, scope: { global: true }, assignmentRule })
      .expect(201);
    const created = await server
      .as('post', '/devices')
      .send(await aDeviceRequest(server.database, { deviceClass: 'MOBILE' }))
      .expect(201);
    expect(created.body.licenseCount).toBe(1);
    const path = `/devices/${created.body.id}`;
    const seats = async (change: Record<string, unknown>) =>
      (await server.as('patch', path).send(change).expect(200)).body.licenseCount;
    expect(await seats({ deviceClass: 'LAPTOP' })).toBe(0);
    expect(await seats({ deviceClass: 'MOBILE' })).toBe(1);
    const to = await aLocation(server.database);
    expect(await seats({ organizationId: to.organizationId, locationId: to.id })).toBe(1);
    const usage = await server.database.query(sql`
      SELECT organization_id, seats FROM license_usage u JOIN license l ON l.id = u.license_id
      WHERE l.name = 'Of mobiles' AND seats <> 0`);
    expect(usage).toEqual([{ organization_id: to.organizationId, seats: 1 }]);
    expect((await server.as('post', `${path}/decommission`).expect(200)).body.licenseCount).toBe(0);
    expect((await server.as('post', `${path}/reactivate`).expect(200)).body.licenseCount).toBe(1);
  });

  it('leaves its primary user behind when it moves to another organization', async () => {
    const from = await aLocation(server.database);
    const to = await aLocation(server.database);
    const user = await aPerson(server.database, { kind: 'END_USER', organizationId: from.organizationId });
    const device = await aDevice(server.database, { location: from, primaryUserId: user.id });
    const target = { organizationId: to.organizationId, locationId: to.id };
    const path = `/devices/${device.id}`;
    const foreign = await server
      .as('patch', path)
      .send({ ...target, primaryUserId: user.id })
      .expect(422);
    expect(foreign.body.code).toBe('device.primary-user-foreign');
    const moved = await server.as('patch', path).send(target).expect(200);
    expect(moved.body).toMatchObject({
      organization: { id: to.organizationId },
      location: { id: to.id },
      primaryUser: null,
    });
  });

  it('cannot move to where its agent or its serial number is known', async () => {
    const to = await aLocation(server.database);
    await aDevice(server.database, { location: to, agentId: 'moving', serialNumber: 'Moving' });
    const target = { organizationId: to.organizationId, locationId: to.id };
    const byAgent = await aDevice(server.database, { agentId: 'moving' });
    expect((await server.as('patch', `/devices/${byAgent.id}`).send(target).expect(409)).body.code).toBe(
      'device.agent-taken',
    );
    const bySerial = await aDevice(server.database, { serialNumber: 'MOVING' });
    expect((await server.as('patch', `/devices/${bySerial.id}`).send(target).expect(409)).body.code).toBe(
      'device.serial-taken',
    );
  });

  it('is created once for one Idempotency-Key', async () => {
    const body = await aDeviceRequest(server.database, { serialNumber: 'Once' });
    const send = () => server.as('post', '/devices').set('Idempotency-Key', 'device-1').send(body);
    const [first, second] = await Promise.all([send().expect(201), send().expect(201)]);
    expect(first.body.id).toBe(second.body.id);
  });

  it('is closed to technicians without access', async () => {
    const { id } = await aDevice(server.database);
    const as = await signedIn(server, (await aTechnician(server.database)).email);
    await as('get', '/devices').expect(403);
    await as('post', '/devices')
      .send(await aDeviceRequest(server.database))
      .expect(403);
    await as('get', `/devices/${id}`).expect(403);
    await as('patch', `/devices/${id}`).send({ name: 'x' }).expect(403);
    await as('delete', `/devices/${id}`).expect(403);
    await as('post', `/devices/${id}/decommission`).expect(403);
    await as('post', `/devices/${id}/reactivate`).expect(403);
    await as('get', `/devices/${id}/licenses`).expect(403);
  });
});
