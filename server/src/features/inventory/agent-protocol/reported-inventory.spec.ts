import { describe, expect, it } from 'vitest';

import {
  contactJson,
  documentDevice,
  type DocumentSoftware,
  inventoryJson,
  inventoryXml,
  packed,
  prologXml,
} from './agent-documents.factory.js';
import { AgentMessageError } from './agent-protocol.errors.js';
import { readAgentMessage, type ReportedDevice } from './reported-inventory.js';

const today = Temporal.PlainDate.from('2026-11-21');

async function read(body: Uint8Array | string, headers: Parameters<typeof readAgentMessage>[1] = {}) {
  return await readAgentMessage(Buffer.from(body), headers, undefined, today);
}

async function deviceOf(body: Uint8Array | string, userAgent?: string): Promise<ReportedDevice> {
  const { message } = await read(body, { userAgent });
  if (message.kind !== 'inventory') throw new Error(`not an inventory but ${message.kind}`);
  return message.device;
}

const device = documentDevice({ tag: 'berlin' });
const software: DocumentSoftware[] = [
  { name: 'Mozilla Firefox', publisher: 'Mozilla', version: '128.0', installedOn: '2026-03-01', source: 'registry' },
  { name: 'Größenwahn & Söhne <Pro>', version: '1.0' },
];

const reportedSoftware = [
  {
    name: 'Mozilla Firefox',
    publisher: 'Mozilla',
    version: '128.0',
    installedOn: '2026-03-01',
    lastUsedOn: null,
    source: 'registry',
    systemCategory: null,
    architecture: null,
  },
  {
    name: 'Größenwahn & Söhne <Pro>',
    publisher: null,
    version: '1.0',
    installedOn: null,
    lastUsedOn: null,
    source: null,
    systemCategory: null,
    architecture: null,
  },
];

const reportedDevice: ReportedDevice = {
  agentId: 'pc-017-2026-01-15-09-30-00',
  name: 'pc-017',
  serialNumber: '5CG1234XYZ',
  hardwareUuid: '4c4c4544-0034-3010-8048-b6c04f503732',
  manufacturer: 'HP',
  model: 'HP EliteBook 840 G8',
  deviceClass: 'LAPTOP',
  osName: 'Microsoft Windows 11 Pro',
  osVersion: '23H2',
  osPlatform: 'WINDOWS',
  lastLoggedUser: 'alice',
  tag: 'berlin',
  partial: false,
  agent: 'FusionInventory-Agent_v2.6-3',
  software: reportedSoftware,
};

describe('readAgentMessage', () => {
  it('reads the same device from every kind of agent', async () => {
    expect(await deviceOf(inventoryXml(device, software))).toEqual(reportedDevice);
    expect(await deviceOf(inventoryXml(device, software, 'OCS'), 'OCS-NG_unified_unix_agent_v2.10.0')).toEqual({
      ...reportedDevice,
      agent: 'OCS-NG_unified_unix_agent_v2.10.0',
    });
    expect(await deviceOf(inventoryJson(device, software))).toEqual({ ...reportedDevice, agent: 'GLPI-Agent_v1.12' });
  });

  it.each(['zlib', 'gzip', 'deflate', 'xml'] as const)('reads XML packed as %s', async (packing) => {
    const { body, contentType } = packed(inventoryXml(device, software), packing);
    const result = await read(body, { contentType });
    expect(result).toEqual({
      format: 'XML',
      compression: packing === 'xml' ? 'none' : packing,
      message: { kind: 'inventory', device: reportedDevice },
    });
  });

  it('reads Latin-1 that says so, and Latin-1 that does not', async () => {
    const text = inventoryXml(device, software);
    const declared = Buffer.from(text.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"'), 'latin1');
    const undeclared = Buffer.from(text.replace(' encoding="UTF-8"', ''), 'latin1');
    const lying = Buffer.from(text, 'latin1');
    for (const body of [declared, undeclared, lying]) expect(await deviceOf(body)).toEqual(reportedDevice);
    expect((await deviceOf(Buffer.from(inventoryJson(device, software), 'latin1'))).software).toEqual(reportedSoftware);
  });

  it('reads prolog and contact', async () => {
    expect(await read(prologXml(' pc-1 '))).toMatchObject({
      format: 'XML',
      message: { kind: 'prolog', agentId: 'pc-1' },
    });
    expect(await read(contactJson('pc-1', ' rome\u0000 '))).toMatchObject({
      format: 'JSON',
      message: { kind: 'contact', agentId: 'pc-1', tag: 'rome' },
    });
  });

  it('keeps "not said" apart from "nothing there" in a partial inventory', async () => {
    const nothing = await deviceOf(inventoryJson({ agentId: 'pc-1' }, undefined, { partial: true }));
    expect(nothing).toMatchObject({ partial: true, software: null, deviceClass: null, name: null });
    const emptied = await deviceOf(inventoryJson(device, [], { partial: true }));
    expect(emptied).toMatchObject({ partial: true, software: [] });
    expect(await deviceOf(inventoryJson(device))).toMatchObject({ partial: false, software: [] });
    expect(await deviceOf(inventoryXml(device))).toMatchObject({ partial: false, software: [] });
  });

  it('does not conclude a workstation from a partial inventory that only tells the operating system', async () => {
    const windows = { agentId: 'pc-1', osName: 'Microsoft Windows 11 Pro' };
    expect(await deviceOf(inventoryJson(windows, [], { partial: true }))).toMatchObject({
      deviceClass: null,
      osPlatform: 'WINDOWS',
    });
    expect(await deviceOf(inventoryJson(windows, []))).toMatchObject({ deviceClass: 'WORKSTATION' });
  });

  it('drops what identifies nothing', async () => {
    const white = documentDevice({
      serialNumber: 'To be filled by O.E.M.',
      hardwareUuid: '03000200-0400-0500-0006-000700080009',
      manufacturer: 'System manufacturer',
      model: 'System Product Name',
      tag: 'NA',
    });
    for (const document of [inventoryXml(white), inventoryJson(white)]) {
      expect(await deviceOf(document)).toMatchObject({
        serialNumber: null,
        hardwareUuid: null,
        manufacturer: null,
        model: null,
        tag: null,
      });
    }
  });

  it('cleans names that are too long, or hold NULs, control characters and lone surrogates', async () => {
    const json = JSON.stringify({
      deviceid: 'pc-1',
      content: {
        hardware: { name: `lab\u0000-\u0007${'x'.repeat(10_000)}` },
        softwares: [
          { name: 'n'.repeat(10_000), install_date: '2024-02-31' },
          { name: 'half \ud83d pair\u0000' },
          { version: '1.0' },
        ],
      },
    });
    const reported = await deviceOf(json);
    expect(reported.name).toHaveLength(200);
    expect(reported.name?.startsWith('lab-x')).toBe(true);
    expect(reported.software?.map(({ name }) => name.length)).toEqual([500, 11]);
    expect(reported.software?.[1]?.name).toBe('half \ufffd pair');
    expect(reported.software?.[0]?.installedOn).toBeNull();

    const xml =
      '<REQUEST><CONTENT><SOFTWARES><NAME>a\u0001b&#0;c&#xD800;d</NAME></SOFTWARES></CONTENT><DEVICEID>pc-1</DEVICEID><QUERY>INVENTORY</QUERY></REQUEST>';
    expect((await deviceOf(xml)).software?.[0]?.name).toBe('abcd');
  });

  it('leaves out dates after tomorrow', async () => {
    const dated = (installedOn: string) => inventoryXml(device, [{ name: 'A', installedOn }]);
    expect((await deviceOf(dated('2026-11-22'))).software?.[0]?.installedOn).toBe('2026-11-22');
    expect((await deviceOf(dated('2026-11-23'))).software?.[0]?.installedOn).toBeNull();
  });

  it('prefers the last user to those that are signed in', async () => {
    const users = '<USERS><LOGIN>bob</LOGIN></USERS>';
    const withUsers = (changes: object) =>
      inventoryXml(documentDevice(changes)).replace('</CONTENT>', `${users}</CONTENT>`);
    expect((await deviceOf(withUsers({}))).lastLoggedUser).toBe('alice');
    expect((await deviceOf(withUsers({ lastLoggedUser: undefined }))).lastLoggedUser).toBe('bob');
  });

  it.each([
    ['agent.body-empty', ''],
    ['agent.compression-broken', packed(inventoryXml(device), 'zlib').body.subarray(0, 100)],
    ['agent.format-unknown', 'hello'],
    ['agent.format-unknown', Buffer.from([0, 1, 2, 3])],
    ['agent.encoding-unknown', '<?xml version="1.0" encoding="x-none"?><REQUEST/>'],
    ['agent.xml-forbidden', `<!DOCTYPE REQUEST [<!ENTITY x "y">]>${prologXml('&x;')}`],
    ['agent.xml-broken', inventoryXml(device).slice(0, -20)],
    ['agent.xml-shape', '<html></html>'],
    ['agent.query-unsupported', '<REQUEST><DEVICEID>a</DEVICEID><QUERY>DOWNLOAD</QUERY></REQUEST>'],
    ['agent.device-id-missing', prologXml(' \u0000')],
    ['agent.device-id-missing', '{"action":"contact"}'],
    ['agent.device-id-missing', '{"content":{}}'],
    ['agent.device-id-invalid', prologXml('x'.repeat(256))],
    ['agent.json-broken', '{"deviceid":'],
    ['agent.json-shape', '{"deviceid":"a","content":{"softwares":"none"}}'],
    ['agent.json-shape', '{"deviceid":"a","content":{"softwares":[{"name":{}}]}}'],
  ])('refuses with %s, and says why in a sentence', async (code, body) => {
    const error: unknown = await read(body).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AgentMessageError);
    expect(error).toMatchObject({ code, message: expect.stringMatching(/^[A-Z].{30,}\.$/) });
  });

  it('tells in which language the message was', async () => {
    await expect(read('<REQUEST><QUERY>PROLOG</QUERY></REQUEST>')).rejects.toMatchObject({ format: 'XML' });
    await expect(read('{"action":"contact"}')).rejects.toMatchObject({ format: 'JSON' });
    await expect(read('oops', { contentType: 'application/json' })).rejects.toMatchObject({ format: 'JSON' });
    await expect(read('oops')).rejects.toMatchObject({ format: null });
  });

  it('keeps the limits that it is given', async () => {
    const { body } = packed(
      inventoryXml(
        device,
        Array.from({ length: 100 }, (_, index) => ({ name: `P${index}` })),
      ),
      'zlib',
    );
    const limits = { maxBytes: body.length, maxInflatedBytes: 1000 };
    await expect(readAgentMessage(body, {}, limits)).rejects.toMatchObject({ code: 'agent.too-large' });
    await expect(
      readAgentMessage(body, {}, { maxBytes: body.length - 1, maxInflatedBytes: 1e6 }),
    ).rejects.toMatchObject({
      code: 'agent.too-large',
    });
  });
});
