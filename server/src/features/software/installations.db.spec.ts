import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aLocation } from '../locations/locations.factory.js';
import { identityOf } from './installations.rules.js';
import { KnownReleases } from './known-releases.js';
import {
  aReportingDevice,
  Inventories,
  reportedSoftware,
  type ReportingDevice,
  wrongCounts,
} from './software.factory.js';

interface Row {
  name: string;
  version: string;
  product: string;
  installedOn: string | null;
  lastUsedOn: string | null;
  firstSeenAt: Date;
}

describe('installations', () => {
  let server: TestServer;
  let inventories: Inventories;
  let device: ReportingDevice;
  beforeAll(async () => {
    server = await startTestServer();
    inventories = new Inventories(server);
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    device = await aReportingDevice(server.database);
  });

  function installedOn(deviceId: number): Promise<Row[]> {
    return server.database.query(sql`
      SELECT t.name, r.version, p.name AS product, i.installed_on AS "installedOn", i.last_used_on AS "lastUsedOn",
        i.first_seen_at AS "firstSeenAt"
      FROM installation i JOIN release r ON r.id = i.release_id JOIN title t ON t.id = r.title_id
      JOIN product p ON p.id = t.product_id
      WHERE i.device_id = ${deviceId} ORDER BY t.name, r.version`);
  }

  function devicesWith(product: string): Promise<{ devices: number }> {
    return server.database.one(sql`
      SELECT coalesce(sum(c.devices), 0)::bigint AS devices FROM product p
      LEFT JOIN product_device_count c ON c.product_id = p.id WHERE p.name = ${product}`);
  }

  it('keep at hand what was committed, and nothing that was undone', async () => {
    const releases = server.app.get(KnownReleases, { strict: false });
    const atHand = () => releases.identified(identityOf('WINDOWS', { name: 'Undone', publisher: '', version: '' }));
    const undone = server.database.transaction(async () => {
      await inventories.report(device, ['Undone']);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(atHand()).toBeNull();
    await inventories.report(device, ['Undone']);
    expect(atHand()).not.toBeNull();
  });

  it('are found anew when their title was removed by hand', async () => {
    await inventories.report(device, ['Removed']);
    await inventories.report(device, []);
    const title = sql`SELECT id FROM title WHERE name = 'Removed'`;
    await server.database.query(sql`DELETE FROM past_installation WHERE device_id = ${device.id}`);
    await server.database.query(sql`DELETE FROM release WHERE title_id IN (${title})`);
    await server.database.query(sql`DELETE FROM title_device_count WHERE title_id IN (${title})`);
    await server.database.query(sql`DELETE FROM title_device_total WHERE title_id IN (${title})`);
    await server.database.query(sql`DELETE FROM title WHERE name = 'Removed'`);
    await inventories.report(device, ['Removed']);
    expect(await installedOn(device.id)).toMatchObject([{ name: 'Removed' }]);
  });

  it('become exactly what was reported, and what is gone stays in the history', async () => {
    const first = new Date('2026-11-01T08:00:00Z');
    const second = new Date('2026-11-02T08:00:00Z');
    const firefox = (version: string) => reportedSoftware(`Mozilla Firefox ${version} (x64 en-US)`, { version });
    expect(await inventories.report(device, [firefox('128.0'), 'Gone Soon'], { at: first })).toMatchObject({
      added: 2,
      removed: 0,
    });
    const change = await inventories.report(device, [firefox('128.0'), firefox('129.0')], { at: second });
    expect(change).toMatchObject({ added: 1, removed: 1 });
    expect(change.changedProductIds).toHaveLength(2);
    expect(change.changedTitleIds).toHaveLength(2);
    expect(await installedOn(device.id)).toMatchObject([
      { name: 'Mozilla Firefox 128.0 (x64 en-US)', version: '128.0', product: 'Mozilla Firefox', firstSeenAt: first },
      { name: 'Mozilla Firefox 129.0 (x64 en-US)', version: '129.0', product: 'Mozilla Firefox', firstSeenAt: second },
    ]);
    const past = await server.database.query(sql`
      SELECT t.name, h.first_seen_at AS "firstSeenAt", h.removed_at AS "removedAt"
      FROM past_installation h JOIN release r ON r.id = h.release_id JOIN title t ON t.id = r.title_id
      WHERE h.device_id = ${device.id}`);
    expect(past).toEqual([{ name: 'Gone Soon', firstSeenAt: first, removedAt: second }]);
  });

  it('are not touched by an inventory that brings nothing new', async () => {
    const software = ['Alpha', reportedSoftware('Beta', { version: '1', installedOn: '2026-01-31' })];
    await inventories.report(device, software);
    const before = await server.database.query(
      sql`SELECT xmin::text, * FROM installation WHERE device_id = ${device.id}`,
    );
    expect(await inventories.report(device, software)).toEqual({
      added: 0,
      removed: 0,
      changedProductIds: [],
      changedTitleIds: [],
    });
    const after = await server.database.query(
      sql`SELECT xmin::text, * FROM installation WHERE device_id = ${device.id}`,
    );
    expect(after).toEqual(before);
  });

  it('follow the dates that are told', async () => {
    await inventories.report(device, [reportedSoftware('Dated', { installedOn: '2026-01-31' })]);
    await inventories.report(device, [reportedSoftware('Dated', { lastUsedOn: '2026-02-28' })]);
    expect(await installedOn(device.id)).toMatchObject([{ installedOn: '2026-01-31', lastUsedOn: '2026-02-28' }]);
  });

  it('count a product once per device, whatever its titles and versions', async () => {
    const other = await aReportingDevice(server.database);
    const two = ['Widget Studio', reportedSoftware('Widget Studio', { version: '2.0' })];
    await inventories.report(device, two);
    await inventories.report(other, two);
    expect(await devicesWith('Widget Studio')).toEqual({ devices: 2 });
    await inventories.report(device, [reportedSoftware('Widget Studio', { version: '2.0' })]);
    expect(await devicesWith('Widget Studio')).toEqual({ devices: 2 });
    await inventories.report(device, []);
    expect(await devicesWith('Widget Studio')).toEqual({ devices: 1 });
  });

  it('of a decommissioned device are kept and counted nowhere', async () => {
    await inventories.report(device, ['Retired Tool']);
    await inventories.decommission(device);
    expect(await devicesWith('Retired Tool')).toEqual({ devices: 0 });
    await inventories.report(device, ['Retired Tool', 'Retired Extra']);
    expect(await devicesWith('Retired Extra')).toEqual({ devices: 0 });
    await inventories.reactivate(device);
    expect(await devicesWith('Retired Extra')).toEqual({ devices: 1 });
    expect(await wrongCounts(server.database)).toEqual([]);
  });

  it('go with a device to another organization', async () => {
    await inventories.report(device, ['Travelling Tool']);
    const location = await aLocation(server.database);
    await inventories.move(device, location);
    const counts = await server.database.query(sql`
      SELECT c.organization_id, c.devices FROM product p JOIN product_device_count c ON c.product_id = p.id
      WHERE p.name = 'Travelling Tool' AND c.devices <> 0`);
    expect(counts).toEqual([{ organization_id: location.organizationId, devices: 1 }]);
  });

  it('make two titles and one product of a name that two platforms report', async () => {
    await inventories.report(device, ['Cross Tool'], { platform: 'WINDOWS' });
    const other = await aReportingDevice(server.database);
    await inventories.report(other, ['Cross Tool'], { platform: 'MACOS' });
    const titles = await server.database.query<{ platform: string; product_id: number }>(
      sql`SELECT platform, product_id FROM title WHERE name = 'Cross Tool' ORDER BY platform`,
    );
    expect(titles.map((title) => title.platform)).toEqual(['MACOS', 'WINDOWS']);
    expect(new Set(titles.map((title) => title.product_id)).size).toBe(1);
  });

  it('take the longest names that are let through, and the oddest', async () => {
    const odd = [
      reportedSoftware('\u{1F600}'.repeat(250), { publisher: 'ß'.repeat(200), version: '9'.repeat(100) }),
      reportedSoftware('İ'.repeat(500), { publisher: '%_\\' }),
      reportedSoftware(`lone \ud800 surrogate`),
      reportedSoftware('™'),
      reportedSoftware('2.0'),
    ];
    expect(await inventories.report(device, odd)).toMatchObject({ added: 5 });
    expect(await inventories.report(device, odd)).toMatchObject({ added: 0, removed: 0 });
  });

  it('take as many statements however many they are', async () => {
    const titles = (count: number) =>
      Array.from({ length: count }, (_, index) => reportedSoftware(`Bulk ${count} part ${index} of it`));
    const statementsOf = async (count: number) => {
      const query = vi.spyOn(Database.prototype, 'queryText');
      await inventories.report(await aReportingDevice(server.database), titles(count));
      const statements = query.mock.calls.length;
      query.mockRestore();
      return statements;
    };
    expect(await statementsOf(300)).toBe(await statementsOf(3));
  });
});
