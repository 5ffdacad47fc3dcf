import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Database } from '../../platform/database/database.js';
import { identifier, sql } from '../../platform/database/sql.js';
import { type Change, Changes } from '../../platform/events/changes.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { type DocumentSoftware, inventoryJson, inventoryXml } from './agent-protocol/agent-documents.factory.js';
import {
  aDocumentDevice,
  anEnrolledLocation,
  type EnrolledLocation,
  onlyDeviceOf,
  sendDocument,
} from './inventory.factory.js';

const software: DocumentSoftware[] = Array.from({ length: 40 }, (_, index) => ({
  name: `Program ${index}`,
  publisher: 'Example',
  version: `${index}.1`,
  installedOn: '2026-01-31',
}));

describe('an inventory that brings nothing new', () => {
  let server: TestServer;
  let place: EnrolledLocation;
  const device = aDocumentDevice();
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    place = await anEnrolledLocation(server);
    await send(inventoryXml(device, software));
  });

  async function send(document: string): Promise<void> {
    expect(await sendDocument(server, place.token, document)).toMatchObject({ status: 200 });
  }

  /** The version of every row of every table. */
  async function rows(): Promise<Map<string, string>> {
    const tables = await server.database.query<{ name: string }>(
      sql`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    );
    const versions = new Map<string, string>();
    for (const { name } of tables) {
      const found = await server.database.query<{ place: string; version: string }>(
        sql`SELECT ctid::text AS place, xmin::text || ' ' || xmax::text AS version FROM ${identifier(name)}`,
      );
      for (const row of found) versions.set(`${name} ${row.place}`, row.version);
    }
    return versions;
  }

  /** Statements that write, in the order in which they were sent. */
  async function writesOf(work: () => Promise<void>): Promise<string[]> {
    const query = vi.spyOn(Database.prototype, 'queryText');
    await work();
    const texts = query.mock.calls.map(([text]) => text.trim());
    query.mockRestore();
    return texts.filter((text) => /\b(INSERT|UPDATE|DELETE)\b(?! OF)/.test(text.replace('NO KEY UPDATE', '')));
  }

  it.each([
    ['as it was', (list: DocumentSoftware[]) => inventoryXml(device, list)],
    ['in another order', (list: DocumentSoftware[]) => inventoryXml(device, list.toReversed())],
    ['by another kind of agent', (list: DocumentSoftware[]) => inventoryJson(device, list)],
  ])('touches one row, once: %s', async (_, document) => {
    // The name of another agent is news; its list is not.
    await send(document(software));
    const before = await rows();
    const writes = await writesOf(() => send(document(software)));
    expect(writes).toHaveLength(1);
    expect(writes[0]).toMatch(/^UPDATE device SET last_seen_at/);
    const after = await rows();
    const fresh = [...after].filter(([row]) => !before.has(row));
    // A new version of a row stands in another place; its old one is gone from sight.
    expect(fresh.map(([row]) => row.split(' ')[0])).toEqual(['device']);
    const others = (all: Map<string, string>) => [...all].filter(([row]) => !row.startsWith('device ('));
    expect(others(after)).toEqual(others(before));
  });

  it('notes that the device was seen, and disturbs nobody who edits it', async () => {
    const before = await onlyDeviceOf(server, place.organizationId);
    await send(inventoryXml(device, software));
    const after = await onlyDeviceOf(server, place.organizationId);
    expect(after.last_seen_at?.getTime()).toBeGreaterThan(before.last_seen_at?.getTime() ?? Infinity);
    expect(after).toEqual({ ...before, last_seen_at: after.last_seen_at });
  });

  it('writes only what is different when a little is', async () => {
    const changed = [...software.slice(2), { name: 'Fresh Program', version: '1' }];
    const before = await rows();
    await send(inventoryXml(device, changed));
    const after = await rows();
    const count = (all: Map<string, string>, other: Map<string, string>) =>
      [...all].filter(([row]) => row.startsWith('installation ') && other.get(row) !== all.get(row)).length;
    expect([count(after, before), count(before, after)]).toEqual([1, 2]);
  });

  it('is not one when a part of it came in between', async () => {
    const part = inventoryJson({ agentId: device.agentId }, [{ name: 'Only This' }], { partial: true });
    await send(part);
    expect((await onlyDeviceOf(server, place.organizationId)).software).toEqual(['Only This']);
    await send(inventoryXml(device, software));
    expect((await onlyDeviceOf(server, place.organizationId)).software).toHaveLength(software.length);
    await send(inventoryJson({ agentId: device.agentId, osVersion: '24H2' }, undefined, { partial: true }));
    const writes = await writesOf(() => send(inventoryXml({ ...device, osVersion: '24H2' }, software)));
    expect(writes).toHaveLength(1);
  });

  it('is told once, like every other one', async () => {
    const heard: Change[] = [];
    const changes = server.app.get(Changes);
    const end = changes.subscribe((change) => heard.push(change));
    // The subscription is there once something published after it comes back.
    await vi.waitFor(async () => {
      await changes.publish({ topic: 'probe', subject: 'Device', ids: null, organizationIds: null });
      expect(heard.length).toBeGreaterThan(0);
    });
    const told = async (document: string) => {
      heard.length = 0;
      await send(document);
      await changes.publish({ topic: 'last', subject: 'Device', ids: null, organizationIds: null });
      await vi.waitFor(() => expect(heard.at(-1)?.topic).toBe('last'));
      return heard.filter(({ topic }) => topic !== 'probe' && topic !== 'last');
    };
    const { id } = await onlyDeviceOf(server, place.organizationId);
    const devices = { topic: 'devices', subject: 'Device', ids: [id], organizationIds: [place.organizationId] };
    expect(await told(inventoryXml(device, software))).toEqual([devices]);
    const changed = await told(inventoryXml({ ...device, name: 'renamed' }, [...software, { name: 'Fresh' }]));
    expect(changed).toEqual([
      devices,
      {
        topic: 'software',
        subject: 'Installation',
        ids: [expect.any(Number)],
        organizationIds: [place.organizationId],
      },
    ]);
    end();
  });
});
