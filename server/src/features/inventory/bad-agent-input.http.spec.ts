import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { inventoryJson, inventoryXml } from './agent-protocol/agent-documents.factory.js';
import {
  aDocumentDevice,
  anEnrolledLocation,
  devicesOf,
  type EnrolledLocation,
  onlyDeviceOf,
  sendBytes,
  sendDocument,
} from './inventory.factory.js';

const mebibyte = 1024 * 1024;
const zlib = { 'content-type': 'application/x-compress-zlib' };

describe('what agents send and nobody can use', () => {
  let server: TestServer;
  let place: EnrolledLocation;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    place = await anEnrolledLocation(server);
  });

  const good = inventoryXml(aDocumentDevice(), [{ name: 'Program', version: '1' }]);
  const deep = '['.repeat(100_000);
  const laughs = `<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;

  const xmlCases: [what: string, status: number, code: string, body: () => Buffer, headers?: Record<string, string>][] =
    [
      ['nothing', 400, 'agent.body-empty', () => Buffer.alloc(0)],
      ['cut-off zlib', 400, 'agent.compression-broken', () => deflateSync(good).subarray(0, 200), zlib],
      ['cut-off gzip', 400, 'agent.compression-broken', () => gzipSync(good).subarray(0, 200), zlib],
      ['a bomb', 413, 'agent.too-large', () => deflateSync(Buffer.alloc(80 * mebibyte, '<')), zlib],
      ['a bomb in a bomb', 413, 'agent.too-large', () => gzipSync(gzipSync(Buffer.alloc(80 * mebibyte))), zlib],
      ['no compression at all', 400, 'agent.compression-broken', () => Buffer.from([1, 2, 3, 250, 251]), zlib],
      ['cut-off XML', 400, 'agent.xml-broken', () => Buffer.from(good.slice(0, good.length - 30))],
      ['a DTD', 400, 'agent.xml-forbidden', () => Buffer.from(`<!DOCTYPE REQUEST SYSTEM "file:///etc/passwd">${good}`)],
      ['entities', 400, 'agent.xml-forbidden', () => Buffer.from(laughs + good)],
      ['an unknown encoding', 415, 'agent.encoding-unknown', () => Buffer.from(good.replace('UTF-8', 'EBCDIC-9'))],
      ['something else', 415, 'agent.format-unknown', () => Buffer.from('GET / HTTP/1.1')],
      ['another question', 422, 'agent.query-unsupported', () => Buffer.from(good.replace('>INVENTORY<', '>DELETE<'))],
      ['no device', 422, 'agent.device-id-missing', () => Buffer.from(good.replace(/<DEVICEID>.*<\/DEVICEID>/, ''))],
    ];

  it.each(xmlCases)('is refused with a reason: %s → %i %s', async (_, status, code, body, headers = {}) => {
    const answer = await sendBytes(server, place.token, body(), { 'content-type': 'application/xml', ...headers });
    expect(answer).toMatchObject({ status, contentType: expect.stringContaining('application/problem+json') });
    const problem = JSON.parse(answer.text);
    expect(problem).toMatchObject({ status, code, correlationId: expect.any(String) });
    expect(problem.detail.length).toBeGreaterThan(20);
    expect(await devicesOf(server, place.organizationId)).toEqual([]);
  });

  const jsonCases: [what: string, status: number, body: string][] = [
    ['cut off', 400, inventoryJson(aDocumentDevice()).slice(0, -10)],
    ['a list', 422, '[]'],
    ['without content', 422, '{"action":"inventory","deviceid":"x"}'],
    ['with software that is no list', 422, '{"action":"inventory","deviceid":"x","content":{"softwares":{}}}'],
    ['with software that has no text', 422, '{"deviceid":"x","content":{"softwares":[{"name":{}}]}}'],
    ['with another action', 422, '{"action":"netdiscovery","deviceid":"x","content":{}}'],
    ['with an id that is none', 422, `{"action":"contact","deviceid":"${'x'.repeat(10_000)}"}`],
    ['too deep', 413, `{"deviceid":"x","content":${deep}`],
  ];

  it.each(jsonCases)('is refused in JSON: %s → %i', async (_, status, document) => {
    const answer = await sendDocument(server, place.token, document, { packing: 'json' });
    expect(answer.contentType).toBe('application/json');
    expect(JSON.parse(answer.text)).toEqual({ status: 'error', message: expect.stringMatching(/.{20}/) });
    expect(answer.status).toBe(status);
    expect(await devicesOf(server, place.organizationId)).toEqual([]);
  });

  it('is refused in JSON when it was JSON inside its compression, also for what it says', async () => {
    const device = aDocumentDevice();
    const send = () => sendDocument(server, place.token, inventoryJson(device));
    await send();
    const { id } = await onlyDeviceOf(server, place.organizationId);
    await server.as('post', `/devices/${id}/decommission`).expect(200);
    const answer = await send();
    expect(answer).toMatchObject({ status: 409, contentType: 'application/json' });
    expect(JSON.parse(answer.text)).toEqual({ status: 'error', message: expect.stringContaining('decommissioned') });
    const xml = await sendDocument(server, place.token, inventoryXml(device), {
      headers: { 'glpi-agent-id': '6b8c1b1c-5a0e-4b1a-9a0a-0d7f6e5c4b3a' },
    });
    expect(xml).toMatchObject({ status: 409, contentType: expect.stringContaining('application/problem+json') });
  });

  it.each([
    ['application/xml', 'application/problem+json'],
    ['application/json', 'application/json'],
  ])('is refused when it is too large: %s', async (type, answered) => {
    const answer = await sendBytes(server, place.token, Buffer.alloc(33 * mebibyte, '<'), { 'content-type': type });
    expect(answer).toMatchObject({ status: 413, contentType: expect.stringContaining(answered) });
    expect(answer.text).toMatch(/32 MiB|too large/i);
  });

  it('is cleaned where an agent cannot do better', async () => {
    const device = aDocumentDevice({ name: `pc\u0007${'n'.repeat(10_000)}`, lastLoggedUser: 'al\ud800ice' });
    const software = [
      { name: `Long ${'x'.repeat(10_000)}`, version: 'v'.repeat(10_000), publisher: 'p'.repeat(10_000) },
      { name: 'NUL\u0000 and\u0001 bell\u0007', version: '1\u0000' },
      { name: 'Lone \udfff surrogate', version: '1' },
      { name: 'Never installed', installedOn: '2026-02-30' },
      { name: '\u0000' },
    ];
    const answer = await sendDocument(server, place.token, inventoryJson(device, software), { packing: 'json' });
    expect(answer).toMatchObject({ status: 200 });
    const stored = await onlyDeviceOf(server, place.organizationId);
    expect(stored.name).toHaveLength(200);
    expect(stored.last_logged_user).toBe('al\ufffdice');
    expect(stored.software).toEqual([
      'Lone \ufffd surrogate 1',
      `Long ${'x'.repeat(495)} ${'v'.repeat(100)}`,
      'NUL and bell 1',
      'Never installed',
    ]);
  });

  it('leaves what is known as it was', async () => {
    const device = aDocumentDevice();
    await sendDocument(server, place.token, inventoryXml(device, [{ name: 'Kept' }]));
    const before = await onlyDeviceOf(server, place.organizationId);
    const broken = deflateSync(inventoryXml({ ...device, name: 'changed' }, [{ name: 'Half' }]));
    await sendBytes(server, place.token, broken.subarray(0, -40), zlib);
    await sendDocument(server, place.token, inventoryXml(device, [{ name: 'Half' }]).slice(0, -60));
    expect(await onlyDeviceOf(server, place.organizationId)).toEqual(before);
  });

  it('is answered below 500, whatever the bytes, headers and damage', async () => {
    const documents = [
      Buffer.from(good),
      Buffer.from(inventoryJson(aDocumentDevice(), [{ name: 'Program', installedOn: '2026-01-31' }])),
      deflateSync(good),
      gzipSync(inventoryJson(aDocumentDevice(), [])),
    ];
    const damaged = fc
      .tuple(
        fc.constantFrom(...documents),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
        fc.nat(),
      )
      .map(([document, changes, cut]) => {
        const bytes = Buffer.from(document);
        for (const [offset, byte] of changes) bytes[offset % bytes.length] = byte;
        return cut % 3 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes;
      });
    const bodies = fc.oneof(damaged, fc.uint8Array({ maxLength: 300 }));
    const headers = fc.record(
      {
        'content-type': fc.constantFrom('application/xml', 'application/json', 'text/plain; x=y', 'gibberish', 'a/b'),
        'content-encoding': fc.constantFrom('gzip', 'br', 'deflate', 'identity', 'nonsense'),
        'glpi-agent-id': fc.constantFrom('6b8c1b1c-5a0e-4b1a-9a0a-0d7f6e5c4b3a', 'x', ''),
        'user-agent': fc.constantFrom('OCS-NG_unified', 'x'.repeat(2_000)),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(bodies, headers, async (body, sent) => {
        const answer = await sendBytes(server, place.token, body, sent);
        expect(answer.status).toBeLessThan(500);
        expect(answer.text).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });
});
