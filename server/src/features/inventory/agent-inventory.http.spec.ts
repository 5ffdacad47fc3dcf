import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import {
  contactJson,
  type DocumentSoftware,
  inventoryJson,
  inventoryXml,
  type packings,
  prologXml,
} from './agent-protocol/agent-documents.factory.js';
import {
  aDocumentDevice,
  anEnrolledLocation,
  devicesOf,
  type EnrolledLocation,
  onlyDeviceOf,
  sendBytes,
  sendDocument,
} from './inventory.factory.js';

const software: DocumentSoftware[] = [
  { name: 'Adobe Acrobat Pro', publisher: 'Adobe Systems', version: '24.1', installedOn: '2026-01-31' },
  { name: 'Mozilla Firefox (x64 de)', version: '128.0', source: 'registry' },
];

describe('inventory agents', () => {
  let server: TestServer;
  let place: EnrolledLocation;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    place = await anEnrolledLocation(server);
  });

  async function titleCount(): Promise<number> {
    return (await server.database.one<{ count: number }>(sql`SELECT count(*) FROM title`)).count;
  }

  it('are told to send when they ask, in the form that they read', async () => {
    const prolog = await sendDocument(server, place.token, prologXml('pc-1'));
    expect(prolog).toMatchObject({ status: 200, contentType: 'application/xml' });
    expect(prolog.text).toContain('<REPLY><RESPONSE>SEND</RESPONSE><PROLOG_FREQ>24</PROLOG_FREQ></REPLY>');
    const ocs = await sendDocument(server, place.token, prologXml('pc-1'), {
      headers: { 'content-type': 'application/x-compress', 'user-agent': 'OCS-NG_unified_unix_agent_v2.10.0' },
    });
    expect(ocs.bytes[0]).toBe(0x78);
    expect(ocs.text).toBe(prolog.text);
    const glpi = await sendDocument(server, place.token, prologXml('pc-1'), {
      headers: { 'glpi-agent-id': '6b8c1b1c-5a0e-4b1a-9a0a-0d7f6e5c4b3a' },
    });
    expect(glpi.contentType).toBe('application/json');
    expect(JSON.parse(glpi.text)).toMatchObject({ status: 'ok', expiration: 24 });
    const contact = await sendDocument(server, place.token, contactJson('pc-1'), { packing: 'json' });
    expect(JSON.parse(contact.text)).toMatchObject({ status: 'ok', expiration: 24 });
    expect(await devicesOf(server, place.organizationId)).toEqual([]);
  });

  it.each<keyof typeof packings>(['zlib', 'gzip', 'deflate', 'xml'])(
    'report their device in XML, as %s',
    async (packing) => {
      const device = aDocumentDevice();
      const answer = await sendDocument(server, place.token, inventoryXml(device, software), { packing });
      expect(answer).toMatchObject({ status: 200, contentType: 'application/xml' });
      expect(answer.text).toContain('<REPLY></REPLY>');
      expect(await onlyDeviceOf(server, place.organizationId)).toMatchObject({
        location_id: place.id,
        name: device.name,
        device_class: 'LAPTOP',
        status: 'ACTIVE',
        os_name: 'Microsoft Windows 11 Pro',
        os_version: '23H2',
        serial_number: device.serialNumber,
        hardware_uuid: device.hardwareUuid?.toLowerCase(),
        manufacturer: 'HP',
        model: 'HP EliteBook 840 G8',
        last_logged_user: 'alice',
        agent_id: device.agentId,
        agent: 'FusionInventory-Agent_v2.6-3',
        last_seen_at: expect.any(Date),
        software: ['Adobe Acrobat Pro 24.1', 'Mozilla Firefox (x64 de) 128.0'],
      });
    },
  );

  it.each<keyof typeof packings>(['zlib', 'gzip', 'json'])('report their device in JSON, as %s', async (packing) => {
    const device = aDocumentDevice({ tag: 'reception' });
    const answer = await sendDocument(server, place.token, inventoryJson(device, software), { packing });
    expect(answer).toMatchObject({ status: 200, contentType: 'application/json', text: '{"status":"ok"}' });
    expect(await onlyDeviceOf(server, place.organizationId)).toMatchObject({
      name: device.name,
      agent_id: device.agentId,
      tags: ['reception'],
      software: ['Adobe Acrobat Pro 24.1', 'Mozilla Firefox (x64 de) 128.0'],
    });
  });

  it('of OCS report their device in their own dialect', async () => {
    const answer = await sendDocument(server, place.token, inventoryXml(aDocumentDevice(), software, 'OCS'), {
      headers: { 'content-type': 'application/x-compress', 'user-agent': 'OCS-NG_unified_unix_agent_v2.10.0' },
    });
    expect(answer).toMatchObject({ status: 200, contentType: 'application/x-compress-zlib' });
    expect(await onlyDeviceOf(server, place.organizationId)).toMatchObject({
      agent: 'OCS-NG_unified_unix_agent_v2.10.0',
      software: ['Adobe Acrobat Pro 24.1', 'Mozilla Firefox (x64 de) 128.0'],
    });
  });

  it('change in part what they report in part', async () => {
    const device = aDocumentDevice();
    const send = (document: string) => sendDocument(server, place.token, document, { packing: 'json' });
    await send(inventoryJson(device, software));
    const before = await onlyDeviceOf(server, place.organizationId);

    await send(inventoryJson({ agentId: device.agentId, osVersion: '24H2' }, undefined, { partial: true }));
    const renewed = await onlyDeviceOf(server, place.organizationId);
    expect(renewed).toMatchObject({ name: device.name, os_version: '24H2', device_class: 'LAPTOP' });
    expect(renewed.software).toEqual(before.software);

    await send(inventoryJson({ agentId: device.agentId }, [{ name: 'Only This' }], { partial: true }));
    const reduced = await onlyDeviceOf(server, place.organizationId);
    expect(reduced).toMatchObject({ name: device.name, os_version: '24H2', software: ['Only This'] });

    await send(inventoryJson(device, software));
    const restored = await onlyDeviceOf(server, place.organizationId);
    expect(restored).toMatchObject({ os_version: '23H2', software: before.software });
  });

  it('report the same titles in part as in full, though a part tells no operating system', async () => {
    const device = aDocumentDevice();
    const send = (document: string) => sendDocument(server, place.token, document, { packing: 'json' });
    await send(inventoryJson(device, software));
    const before = await titleCount();
    await send(inventoryJson({ agentId: device.agentId }, software, { partial: true }));
    expect(await titleCount()).toBe(before);
  });

  it('may begin with a part: the device is made of what it tells', async () => {
    const part = inventoryJson({ agentId: 'pc-part' }, [{ name: 'Only This' }], { partial: true });
    expect(await sendDocument(server, place.token, part, { packing: 'json' })).toMatchObject({ status: 200 });
    expect(await onlyDeviceOf(server, place.organizationId)).toMatchObject({
      name: 'pc-part',
      device_class: 'OTHER',
      software: ['Only This'],
    });
    const device = aDocumentDevice({ agentId: 'pc-part' });
    await sendDocument(server, place.token, inventoryJson(device, []), { packing: 'json' });
    expect(await onlyDeviceOf(server, place.organizationId)).toMatchObject({
      name: device.name,
      device_class: 'LAPTOP',
      software: [],
    });
  });

  it('are refused with a token that is unknown or was revoked, each in its own form', async () => {
    const document = inventoryXml(aDocumentDevice(), software);
    for (const token of ['x', 'x'.repeat(43), 'x'.repeat(400), '%00', encodeURIComponent('../../etc')]) {
      expect(await sendDocument(server, token, document)).toMatchObject({ status: 401 });
    }
    await server.as('delete', `/locations/${place.id}/enrollment-tokens/${place.tokenId}`).expect(204);
    const xml = await sendDocument(server, place.token, document);
    expect(xml).toMatchObject({ status: 401, contentType: expect.stringContaining('application/problem+json') });
    expect(JSON.parse(xml.text)).toMatchObject({ code: 'enrollment-token.unknown', status: 401 });
    const json = await sendDocument(server, place.token, inventoryJson(aDocumentDevice()), { packing: 'json' });
    expect(json).toMatchObject({ status: 401, contentType: 'application/json' });
    expect(JSON.parse(json.text)).toEqual({ status: 'error', message: expect.stringContaining('revoked') });
    const glpiProlog = await sendDocument(server, place.token, prologXml('pc-1'), {
      headers: { 'glpi-agent-id': '6b8c1b1c-5a0e-4b1a-9a0a-0d7f6e5c4b3a' },
    });
    expect(JSON.parse(glpiProlog.text)).toMatchObject({ status: 'error' });
    expect(await devicesOf(server, place.organizationId)).toEqual([]);
  });

  it('and people can try the address', async () => {
    const ask = async (token: string, headers: Record<string, string> = {}, method = 'GET') => {
      const answer = await fetch(`${server.address}/api/v1/inventory/agents/${token}`, { method, headers });
      return { status: answer.status, text: await answer.text() };
    };
    expect(await ask(place.token)).toEqual({ status: 200, text: '{"status":"ok"}' });
    expect(await ask(place.token, {}, 'HEAD')).toEqual({ status: 200, text: '' });
    expect(await ask('x'.repeat(43))).toMatchObject({ status: 401 });
    const pending = await ask(place.token, { 'glpi-request-id': '0A1B2C3D' });
    expect(pending.status).toBe(404);
    expect(JSON.parse(pending.text)).toEqual({ status: 'error', message: expect.any(String) });
  });

  it('need no content type', async () => {
    const body = Buffer.from(inventoryXml(aDocumentDevice(), software));
    expect(await sendBytes(server, place.token, body)).toMatchObject({ status: 200 });
    expect(await onlyDeviceOf(server, place.organizationId)).toMatchObject({ status: 'ACTIVE' });
  });
});
