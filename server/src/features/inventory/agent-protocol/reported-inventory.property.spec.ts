import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  documentDevice,
  type DocumentSoftware,
  inventoryJson,
  inventoryXml,
  packed,
} from './agent-documents.factory.js';
import { AgentMessageError } from './agent-protocol.errors.js';
import { readAgentMessage, type ReportedSoftware } from './reported-inventory.js';

const device = documentDevice();
const software: DocumentSoftware[] = [
  { name: 'Mozilla Firefox', publisher: 'Mozilla', version: '128.0', installedOn: '2026-03-01' },
  { name: 'Größenwahn & Söhne <Pro>', version: '1.0' },
];

async function softwareOf(body: Buffer): Promise<readonly ReportedSoftware[] | null> {
  const { message } = await readAgentMessage(body, {});
  return message.kind === 'inventory' ? message.device.software : null;
}

describe('readAgentMessage, for any input', () => {
  async function isReadOrRefused(body: Buffer, contentType?: string): Promise<void> {
    try {
      const { message } = await readAgentMessage(body, { contentType });
      expect(['prolog', 'contact', 'inventory']).toContain(message.kind);
    } catch (error) {
      expect(error).toBeInstanceOf(AgentMessageError);
    }
  }

  const contentTypes = fc.constantFrom(undefined, 'application/json', 'application/xml', 'application/x-compress-zlib');

  it('reads or refuses any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), contentTypes, async (bytes, contentType) => {
        await isReadOrRefused(Buffer.from(bytes), contentType);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads or refuses documents with damage anywhere, also inside the compression', async () => {
    const plain = [
      inventoryXml(device, software),
      inventoryXml(device, software, 'OCS'),
      inventoryJson(device, software),
    ].map((text) => Buffer.from(text));
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...plain),
        damage,
        fc.option(fc.nat(), { nil: undefined }),
        fc.constantFrom('xml', 'zlib', 'gzip', 'deflate'),
        fc.boolean(),
        async (document, bytes, cut, packing, afterPacking) => {
          const damaged = (source: Buffer) => {
            const copy = Buffer.from(source.subarray(0, cut === undefined ? undefined : cut % source.length));
            for (const [at, value] of bytes) if (copy.length > 0) copy[at % copy.length] = value;
            return copy;
          };
          const { body, contentType } = packed(afterPacking ? document : damaged(document), packing);
          await isReadOrRefused(afterPacking ? damaged(body) : body, contentType);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('reads or refuses any JSON, at the top and in the content', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.json(),
        fc.constantFrom(
          '$',
          '{"deviceid":"a","content":$}',
          '{"deviceid":"a","content":{"softwares":[$]}}',
          '{"deviceid":"a","content":{"hardware":$,"bios":$}}',
        ),
        async (json, frame) => {
          await isReadOrRefused(Buffer.from(frame.replaceAll('$', () => json)));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('brings every text through XML and JSON alike', async () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ name: texts, publisher: texts, version: texts }), { maxLength: 5 }),
        async (entries) => {
          const fromXml = await softwareOf(packed(inventoryXml(device, entries), 'zlib').body);
          const fromJson = await softwareOf(packed(inventoryJson(device, entries), 'gzip').body);
          expect(fromXml).toEqual(fromJson);
        },
      ),
      { numRuns: 300 },
    );
  });
});
