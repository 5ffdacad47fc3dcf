import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aLocation } from '../locations/locations.factory.js';
import { aPerson } from '../people/people.factory.js';
import { wrongCounts } from '../software/software.factory.js';
import { type DocumentDevice, inventoryXml } from './agent-protocol/agent-documents.factory.js';
import {
  aDocumentDevice,
  anEnrolledLocation,
  devicesOf,
  type EnrolledLocation,
  onlyDeviceOf,
  sendDocument,
} from './inventory.factory.js';

describe('a reported device', () => {
  let server: TestServer;
  let place: EnrolledLocation;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    place = await anEnrolledLocation(server);
  });

  async function report(device: DocumentDevice, software: string[] = [], token = place.token): Promise<void> {
    const document = inventoryXml(
      device,
      software.map((name) => ({ name })),
    );
    expect(await sendDocument(server, token, document)).toMatchObject({ status: 200 });
  }

  async function byHand(fields: object): Promise<{ id: number }> {
    const body = { name: 'By hand', organizationId: place.organizationId, locationId: place.id, deviceClass: 'SERVER' };
    return (
      await server
        .as('post', '/devices')
        .send({ ...body, ...fields })
        .expect(201)
    ).body;
  }

  it('is the one that its agent reported before, whatever else has changed', async () => {
    const device = aDocumentDevice();
    await report(device, ['Before']);
    const first = await onlyDeviceOf(server, place.organizationId);
    await report({ ...aDocumentDevice(), agentId: device.agentId, name: 'renamed' }, ['After']);
    const second = await onlyDeviceOf(server, place.organizationId);
    expect(second).toMatchObject({ id: first.id, name: 'renamed', software: ['After'] });
    expect(second.version).toBe(first.version + 1);
  });

  it.each<[string, Partial<DocumentDevice>]>([
    ['serial number, whatever its case', { hardwareUuid: undefined }],
    ['hardware UUID', { serialNumber: undefined }],
  ])('is known by its %s after its agent was installed anew', async (_, missing) => {
    const device = aDocumentDevice();
    await report(device);
    const first = await onlyDeviceOf(server, place.organizationId);
    await report({
      ...device,
      serialNumber: device.serialNumber?.toLowerCase(),
      ...missing,
      agentId: `${device.agentId}-anew`,
    });
    const second = await onlyDeviceOf(server, place.organizationId);
    expect(second).toMatchObject({ id: first.id, agent_id: `${device.agentId}-anew` });
  });

  it('is two when two agents take turns at one serial number', async () => {
    const device = aDocumentDevice({ hardwareUuid: undefined });
    const clone = { ...device, agentId: `${device.agentId}-clone`, name: 'clone' };
    for (let round = 0; round < 3; round++) {
      await report(device, ['Original']);
      await report(clone, ['Clone']);
    }
    const devices = await devicesOf(server, place.organizationId);
    expect(devices.map(({ name, agent_id, serial_number }) => ({ name, agent_id, serial_number }))).toEqual([
      { name: 'clone', agent_id: clone.agentId, serial_number: device.serialNumber },
      { name: device.name, agent_id: device.agentId, serial_number: device.serialNumber },
    ]);
  });

  it('is another one when firmware identifies neither', async () => {
    const common = { serialNumber: 'To be filled by O.E.M.', hardwareUuid: '03000200-0400-0500-0006-000700080009' };
    await report(aDocumentDevice(common));
    await report(aDocumentDevice(common));
    const devices = await devicesOf(server, place.organizationId);
    expect(devices.map((each) => each.serial_number)).toEqual([null, null]);
  });

  it('is another one when several devices share its serial number, unless its agent is known', async () => {
    const [first, second] = [aDocumentDevice(), aDocumentDevice()];
    await report(first);
    await report(second);
    await report({ ...second, serialNumber: first.serialNumber });
    expect(await devicesOf(server, place.organizationId)).toMatchObject([
      { agent_id: first.agentId, serial_number: first.serialNumber },
      { agent_id: second.agentId, serial_number: first.serialNumber },
    ]);
    await report({ ...first, name: 'first again' });
    const third = aDocumentDevice({ serialNumber: first.serialNumber });
    await report(third);
    const devices = await devicesOf(server, place.organizationId);
    expect(devices.map((each) => each.name)).toEqual(['first again', second.name, third.name]);
  });

  it('is taken over from the person who entered it, with what people alone know', async () => {
    const user = await aPerson(server.database, { kind: 'END_USER', organizationId: place.organizationId });
    const device = aDocumentDevice();
    const { id } = await byHand({
      serialNumber: device.serialNumber,
      tags: ['kiosk'],
      primaryUserId: user.id,
      manufacturer: 'Somebody',
    });
    await report({ ...device, tag: 'installer', manufacturer: undefined }, ['Program']);
    await report(device, ['Program', 'Another']);
    expect(await onlyDeviceOf(server, place.organizationId)).toMatchObject({
      id,
      name: device.name,
      manufacturer: 'HP',
      device_class: 'SERVER',
      tags: ['kiosk'],
      primary_user_id: user.id,
      software: ['Another', 'Program'],
    });
  });

  it('keeps what its agent does not tell', async () => {
    const device = aDocumentDevice();
    await report(device);
    const before = await onlyDeviceOf(server, place.organizationId);
    await report({ agentId: device.agentId, serialNumber: 'Default string' });
    const { software: _, last_seen_at: seen, ...after } = await onlyDeviceOf(server, place.organizationId);
    expect(before).toMatchObject(after);
    expect(seen?.getTime()).toBeGreaterThan(before.last_seen_at?.getTime() ?? Infinity);
  });

  it('has the name that its agent reports, also after a person gave it another', async () => {
    const device = aDocumentDevice();
    await report(device, ['Program']);
    const { id } = await onlyDeviceOf(server, place.organizationId);
    await server
      .as('patch', `/devices/${id}`)
      .send({ name: 'Renamed', osName: 'Another', tags: ['mine'] })
      .expect(200);
    await report(device, ['Program']);
    expect(await onlyDeviceOf(server, place.organizationId)).toMatchObject({
      id,
      name: device.name,
      os_name: device.osName,
      tags: ['mine'],
    });
  });

  it('gets the class that its hardware suggests only while nobody knows it', async () => {
    const device = aDocumentDevice({ chassisType: undefined, osName: 'Debian GNU/Linux 13', kernelName: 'linux' });
    await report(device);
    expect(await onlyDeviceOf(server, place.organizationId)).toMatchObject({ device_class: 'OTHER' });
    await report({ ...device, chassisType: 'Notebook' });
    const { id, device_class: suggested } = await onlyDeviceOf(server, place.organizationId);
    expect(suggested).toBe('LAPTOP');
    await server.as('patch', `/devices/${id}`).send({ deviceClass: 'SERVER' }).expect(200);
    await report({ ...device, chassisType: 'Notebook' });
    expect(await onlyDeviceOf(server, place.organizationId)).toMatchObject({ device_class: 'SERVER' });
  });

  it('moves to the location of the token that it is reported with', async () => {
    const device = aDocumentDevice();
    await report(device, ['Program']);
    const other = await anEnrolledLocation(
      server,
      await aLocation(server.database, { organizationId: place.organizationId }),
    );
    await report(device, ['Program'], other.token);
    expect(await onlyDeviceOf(server, place.organizationId)).toMatchObject({
      location_id: other.id,
      software: ['Program'],
    });
  });

  it('is never that of another organization, whatever they have in common', async () => {
    const device = aDocumentDevice();
    await report(device, ['Theirs']);
    const before = await onlyDeviceOf(server, place.organizationId);
    const foreign = await anEnrolledLocation(server);
    await report({ ...device, name: 'stolen' }, [], foreign.token);
    expect(await onlyDeviceOf(server, place.organizationId)).toEqual(before);
    expect(await onlyDeviceOf(server, foreign.organizationId)).toMatchObject({ name: 'stolen', software: [] });
    expect(await wrongCounts(server.database)).toEqual([]);
  });

  it('is refused when it is decommissioned, and taken again after that', async () => {
    const device = aDocumentDevice();
    await report(device, ['Program']);
    const { id } = await onlyDeviceOf(server, place.organizationId);
    await server.as('post', `/devices/${id}/decommission`).expect(200);
    const before = await onlyDeviceOf(server, place.organizationId);
    for (const agentId of [device.agentId, 'agent-installed-anew']) {
      const answer = await sendDocument(server, place.token, inventoryXml({ ...device, agentId, name: 'x' }, []));
      expect(answer).toMatchObject({ status: 409, contentType: expect.stringContaining('problem+json') });
      expect(JSON.parse(answer.text)).toMatchObject({
        code: 'device.decommissioned',
        detail: expect.stringContaining(device.name ?? ''),
      });
    }
    expect(await onlyDeviceOf(server, place.organizationId)).toEqual(before);
    await server.as('post', `/devices/${id}/reactivate`).expect(200);
    await report(device, ['Program', 'New']);
    expect(await onlyDeviceOf(server, place.organizationId)).toMatchObject({ id, software: ['New', 'Program'] });
  });

  it('is the successor of a decommissioned one with its serial number', async () => {
    const device = aDocumentDevice();
    await report(device);
    const { id } = await onlyDeviceOf(server, place.organizationId);
    await server.as('post', `/devices/${id}/decommission`).expect(200);
    const successor = await byHand({ serialNumber: device.serialNumber });
    await report({ ...device, agentId: 'agent-of-the-successor' });
    const [, reported] = await devicesOf(server, place.organizationId);
    expect(reported).toMatchObject({ id: successor.id, agent_id: 'agent-of-the-successor' });
  });
});
