import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aLocation } from '../locations/locations.factory.js';
import { anActor, aTechnician, signedIn } from '../people/people.factory.js';
import { wrongCounts } from '../software/software.factory.js';
import { anEnrolledLocation, devicesOf, onlyDeviceOf, sendDocument } from './inventory.factory.js';
import { aDocumentDevice } from './inventory.factory.js';
import { inventoryXml } from './agent-protocol/agent-documents.factory.js';
import { InventoryService } from './inventory.service.js';

interface Entry {
  [field: string]: unknown;
}

describe('POST /inventory', () => {
  let server: TestServer;
  let place: { id: number; organizationId: number };
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    place = await aLocation(server.database);
  });

  function aDevice(changes: Entry = {}): Entry {
    const name = uniqueName('Reported');
    return {
      ...{ externalId: name, organizationId: place.organizationId, locationId: place.id, name },
      ...{ software: [{ name: 'Adobe Acrobat Pro', publisher: 'Adobe', version: '24.1', installedOn: '2026-01-31' }] },
      ...changes,
    };
  }

  const report = (devices: unknown[], key?: string) => {
    const request = server.as('post', '/inventory');
    return (key === undefined ? request : request.set('Idempotency-Key', key)).send({ devices });
  };

  it('makes devices with everything that is told of them', async () => {
    const told = {
      ...{ deviceClass: 'SERVER', os: 'Windows Server 2025', osVersion: '10.0.26100', serialNumber: 'SRV-1234' },
      ...{ hardwareUuid: '4C4C4544-0034-3010-8048-B6C04F503799', manufacturer: 'Dell', model: 'R760' },
      lastLoggedUser: 'root',
    };
    const software = [
      { name: 'Adobe Acrobat Pro', publisher: null, version: '24.1', lastUsedOn: '2026-02-28' },
      { name: 'Adobe Acrobat Pro', version: '24.1', installedOn: '2026-01-31' },
    ];
    const answer = await report([aDevice({ ...told, software })]).expect(200);
    expect(answer.body).toEqual({ accepted: 1, rejected: [] });
    const device = await onlyDeviceOf(server, place.organizationId);
    expect(device).toMatchObject({
      ...{ location_id: place.id, device_class: 'SERVER', os_name: 'Windows Server 2025', os_version: '10.0.26100' },
      ...{ serial_number: 'SRV-1234', hardware_uuid: '4c4c4544-0034-3010-8048-b6c04f503799', manufacturer: 'Dell' },
      ...{ model: 'R760', last_logged_user: 'root', agent: '', last_seen_at: expect.any(Date) },
      software: ['Adobe Acrobat Pro 24.1'],
    });
    const [dates] = await server.database.query(
      sql`SELECT installed_on, last_used_on FROM installation WHERE device_id = ${device.id}`,
    );
    expect(dates).toEqual({ installed_on: '2026-01-31', last_used_on: '2026-02-28' });
  });

  it.each([
    ['name and version', { name: 'Ubuntu 24.04 LTS', version: '24.04' }, 'Ubuntu 24.04 LTS', '24.04'],
    ['name alone', 'Ubuntu 24.04 LTS', 'Ubuntu 24.04 LTS', ''],
    ['nothing', null, '', ''],
  ])('takes the operating system as %s', async (_, os, name, version) => {
    await report([aDevice({ os })]).expect(200);
    expect(await onlyDeviceOf(server, place.organizationId)).toMatchObject({ os_name: name, os_version: version });
  });

  it('recognises a device again, and replaces its software by what is told of it', async () => {
    const device = aDevice({ deviceClass: 'LAPTOP', serialNumber: 'SN-4711' });
    await report([device]).expect(200);
    const first = await onlyDeviceOf(server, place.organizationId);
    const { software: _, deviceClass: __, ...silent } = device;
    await report([{ ...silent, name: 'renamed' }]).expect(200);
    const second = await onlyDeviceOf(server, place.organizationId);
    expect(second).toMatchObject({ id: first.id, name: 'renamed', device_class: 'LAPTOP', software: first.software });
    await report([{ ...device, deviceClass: 'SERVER', software: [] }]).expect(200);
    const third = await onlyDeviceOf(server, place.organizationId);
    expect(third).toMatchObject({ id: first.id, device_class: 'SERVER', software: [] });
    await report([{ ...device, externalId: 'another-source', serialNumber: 'sn-4711' }]).expect(200);
    expect(await onlyDeviceOf(server, place.organizationId)).toMatchObject({
      id: first.id,
      agent_id: 'another-source',
    });
  });

  it('and agents report one device', async () => {
    const enrolled = await anEnrolledLocation(server, place);
    const agent = aDocumentDevice();
    await sendDocument(server, enrolled.token, inventoryXml(agent, []));
    await report([aDevice({ serialNumber: agent.serialNumber, name: 'from the API' })]).expect(200);
    expect(await onlyDeviceOf(server, place.organizationId)).toMatchObject({ name: 'from the API' });
  });

  it('tells what is wrong with a device, field by field, and takes the others', async () => {
    const foreign = await aLocation(server.database);
    const devices = [
      aDevice(),
      aDevice({ name: 7, externalId: '', organizationId: '1', surprise: true, deviceClass: 'TOASTER', os: 5 }),
      'nonsense',
      aDevice({ software: [{ name: 'Fine' }, { name: 'Bad', installedOn: '2026-02-30' }, { version: '1' }, null] }),
      aDevice({ locationId: foreign.id }),
      aDevice({ organizationId: 999_999 }),
      aDevice({ externalId: 'x'.repeat(256), hardwareUuid: 'no uuid', software: {} }),
      aDevice({ software: [{ name: 'Bad', lastUsedOn: '2026-01-01T00:00:00Z' }] }),
      aDevice(),
    ];
    const { body } = await report(devices).expect(200);
    const told = (index: number) =>
      body.rejected
        .find((each: { index: number }) => each.index === index)
        .errors.map((error: { field: string; code: string }) => `${error.field} ${error.code}`);
    expect(body.accepted).toBe(2);
    expect(body.rejected.map((each: { index: number }) => each.index)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(told(1).sort()).toEqual(
      ['deviceClass isIn', 'externalId minLength', 'name isString', 'organizationId isInt', 'os isObject'].concat(
        'surprise unknown-field',
      ),
    );
    expect(told(2)).toEqual([' isObject']);
    expect(told(3)).toEqual([
      'software.1.installedOn isCalendarDate',
      'software.2.name isString',
      'software.3 isObject',
    ]);
    expect(told(4)).toEqual(['locationId device.location-foreign']);
    expect(told(5)).toEqual(['organizationId device.organization-unknown']);
    expect(told(6)).toEqual(['hardwareUuid isUuid', 'externalId maxLength', 'software isArray']);
    expect(told(7)).toEqual(['software.0.lastUsedOn isCalendarDate']);
    expect(await devicesOf(server, place.organizationId)).toHaveLength(2);
    expect(await devicesOf(server, foreign.organizationId)).toEqual([]);
  });

  it('refuses devices of one call that would be taken for the same', async () => {
    const devices = [
      aDevice({ externalId: 'twice', name: 'first' }),
      aDevice({ externalId: 'twice', name: 'second' }),
      aDevice({ serialNumber: 'SN-1000' }),
      aDevice({ serialNumber: 'sn-1000' }),
      aDevice({ serialNumber: 'None' }),
      aDevice({ serialNumber: 'None' }),
    ];
    const { body } = await report(devices).expect(200);
    expect(body).toEqual({
      accepted: 4,
      rejected: [
        { index: 1, errors: [{ field: 'externalId', code: 'inventory.device-repeated', message: expect.any(String) }] },
        {
          index: 3,
          errors: [{ field: 'serialNumber', code: 'inventory.identity-repeated', message: expect.any(String) }],
        },
      ],
    });
    const stored = await devicesOf(server, place.organizationId);
    expect(stored.filter((each) => each.agent_id === 'twice')).toMatchObject([{ name: 'first' }]);
  });

  it('refuses a decommissioned device', async () => {
    const device = aDevice();
    await report([device]).expect(200);
    const { id } = await onlyDeviceOf(server, place.organizationId);
    await server.as('post', `/devices/${id}/decommission`).expect(200);
    const before = await onlyDeviceOf(server, place.organizationId);
    const { body } = await report([{ ...device, name: 'back again', software: [] }, aDevice()]).expect(200);
    expect(body).toMatchObject({ accepted: 1, rejected: [{ index: 0, errors: [{ code: 'device.decommissioned' }] }] });
    expect((await devicesOf(server, place.organizationId))[0]).toEqual(before);
  });

  it('cleans what can be cleaned', async () => {
    const software = [
      { name: `A\u0000b\ud800${'x'.repeat(10_000)}`, version: '\u0007', publisher: 'p'.repeat(10_000) },
    ];
    await report([aDevice({ name: `\u0000${'n'.repeat(10_000)}`, serialNumber: ' \u0000 ', software })]).expect(200);
    const device = await onlyDeviceOf(server, place.organizationId);
    expect(device).toMatchObject({ name: 'n'.repeat(200), serial_number: null });
    expect(device.software).toEqual([`Ab\ufffd${'x'.repeat(497)}`]);
  });

  it.each<[string, unknown, number]>([
    ['no object', [], 400],
    ['no devices', {}, 400],
    ['devices that are no list', { devices: {} }, 400],
    ['an unknown field', { devices: [], surprise: 1 }, 400],
    ['too many devices', { devices: Array.from({ length: 1_001 }, () => ({})) }, 422],
  ])('refuses a body as a whole: %s', async (_, body, status) => {
    const answer = await server
      .as('post', '/inventory')
      .send(body as object)
      .expect(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status, code: status === 400 ? 'malformed' : 'invalid' });
  });

  it('refuses a body that is no JSON, or too large', async () => {
    const send = (text: string, type = 'application/json') =>
      server.as('post', '/inventory').set('Content-Type', type).send(text);
    await send('{"devices":').expect(400);
    await send('<devices/>', 'application/xml').expect(415);
    await send('').expect(400);
    await send(`{"devices":["${'x'.repeat(33 * 1024 * 1024)}"]}`).expect(413);
    const deep = `{"email":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    await server.anonymous('post', '/auth/sign-in').set('Content-Type', 'application/json').send(deep).expect(400);
    const large = `{"name":"${'x'.repeat(2 * 1024 * 1024)}"}`;
    await server.as('post', '/organizations').set('Content-Type', 'application/json').send(large).expect(413);
    await report([]).expect(200, { accepted: 0, rejected: [] });
  });

  it('writes many at once, none of them half', async () => {
    const warnings = vi.spyOn(Logger.prototype, 'warn');
    const software = Array.from({ length: 30 }, (_, index) => ({ name: `Bulk ${String.fromCharCode(97 + index)}z` }));
    const devices = Array.from({ length: 150 }, (_, index) =>
      aDevice({ software: index % 2 === 0 ? software : software.toReversed() }),
    );
    const [first, second] = await Promise.all([report(devices).expect(200), report(devices.toReversed()).expect(200)]);
    expect(first.body).toEqual({ accepted: 150, rejected: [] });
    expect(second.body).toEqual({ accepted: 150, rejected: [] });
    const stored = await devicesOf(server, place.organizationId);
    expect(stored).toHaveLength(150);
    expect(new Set(stored.map((each) => each.software.length))).toEqual(new Set([30]));
    expect(await wrongCounts(server.database)).toEqual([]);
    expect(warnings).not.toHaveBeenCalled();
    warnings.mockRestore();
  });

  it('happens once for one Idempotency-Key, and one bad device does not lose the others there either', async () => {
    const foreign = await aLocation(server.database);
    const devices = [aDevice(), aDevice({ locationId: foreign.id }), aDevice(), aDevice({ organizationId: 999_999 })];
    const first = await report(devices, 'inventory-1').expect(200);
    expect(first.body).toMatchObject({ accepted: 2, rejected: [{ index: 1 }, { index: 3 }] });
    await server.database.query(sql`DELETE FROM device WHERE organization_id = ${place.organizationId}`);
    const again = await report(devices, 'inventory-1').expect(200);
    expect(again.body).toEqual(first.body);
    expect(await devicesOf(server, place.organizationId)).toEqual([]);
    await report([aDevice()], 'inventory-1').expect(422);
  });

  it('happens once also when it is sent twice at once', async () => {
    const devices = Array.from({ length: 20 }, () => aDevice());
    const answers = await Promise.all([report(devices, 'inventory-2'), report(devices, 'inventory-2')]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    expect(answers[0]?.body).toEqual(answers[1]?.body);
    expect(await devicesOf(server, place.organizationId)).toHaveLength(20);
  });

  it('is closed to those without access to devices', async () => {
    await server.anonymous('post', '/inventory').send({ devices: [] }).expect(401);
    const as = await signedIn(server, (await aTechnician(server.database)).email);
    await as('post', '/inventory').send({ devices: [] }).expect(403);
  });

  it('goes as far as the permissions of each organization', async () => {
    const other = await aLocation(server.database);
    const unseen = await aLocation(server.database);
    const devices = [
      aDevice(),
      ...[other, unseen].map(({ id, organizationId }) => aDevice({ organizationId, locationId: id })),
    ];
    const actor = anActor({
      DEVICES: {
        defaultLevel: 'NONE',
        organizationOverrides: [
          { organizationId: place.organizationId, level: 'CREATE' },
          { organizationId: other.organizationId, level: 'UPDATE' },
        ],
      },
    });
    const inventory = server.app.get(InventoryService);
    const codes = async () => {
      const { accepted, rejected } = await inventory.report(actor, { devices });
      return [accepted, ...rejected.map(({ index, errors }) => `${index} ${errors.map(({ code }) => code).join()}`)];
    };
    expect(await codes()).toEqual([1, '1 forbidden', '2 device.organization-unknown']);
    await report(devices).expect(200);
    expect(await codes()).toEqual([2, '2 device.organization-unknown']);
  });

  it('lets a device of another organization alone, whatever it has in common', async () => {
    const other = await aLocation(server.database);
    const device = aDevice({ serialNumber: 'SN-SHARED' });
    await report([device]).expect(200);
    const before = await onlyDeviceOf(server, place.organizationId);
    await report([{ ...device, organizationId: other.organizationId, locationId: other.id, software: [] }]).expect(200);
    expect(await onlyDeviceOf(server, place.organizationId)).toEqual(before);
    expect((await onlyDeviceOf(server, other.organizationId)).id).not.toBe(before.id);
  });
});
