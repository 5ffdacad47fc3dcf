import { Logger } from '@nestjs/common';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aLocation } from '../locations/locations.factory.js';
import {
  aReportingDevice,
  Inventories,
  reportedSoftware,
  type ReportingDevice,
  wrongCounts,
} from './software.factory.js';

describe('inventories at once', () => {
  let server: TestServer;
  let inventories: Inventories;
  beforeAll(async () => {
    server = await startTestServer();
    inventories = new Inventories(server);
  });
  afterAll(() => server.close());

  /** Three devices of one organization, so that they move the same counts. */
  async function threeDevices(): Promise<[ReportingDevice, ReportingDevice, ReportingDevice]> {
    const location = await aLocation(server.database);
    const device = () => aReportingDevice(server.database, { location });
    return [await device(), await device(), await device()];
  }

  async function untilWaiting(sessions: number): Promise<void> {
    for (;;) {
      const { waiting } = await server.database.one<{ waiting: number }>(sql`
        SELECT count(DISTINCT pid) AS waiting FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`);
      if (waiting >= sessions) return;
    }
  }

  it('of many devices that bring the same new titles end up right', async () => {
    const location = await aLocation(server.database);
    const devices: ReportingDevice[] = [];
    for (let count = 0; count < 24; count++) devices.push(await aReportingDevice(server.database, { location }));
    const titles = Array.from({ length: 60 }, (_, index) =>
      reportedSoftware(`Rollout ${'abcdefghij'[index % 10]}${'klmnop'[Math.floor(index / 10)]}`, {
        version: `${index}.0`,
      }),
    );
    await Promise.all(
      devices.map((each, index) => {
        // Every device reports another part of them, in another order.
        const turned = [...titles.slice(index * 2), ...titles.slice(0, index * 2)];
        return inventories.report(each, index % 2 === 0 ? turned : turned.reverse().slice(5));
      }),
    );
    expect(await wrongCounts(server.database)).toEqual([]);
    const names = await server.database.query(sql`SELECT FROM title WHERE name LIKE 'Rollout %'`);
    expect(names).toHaveLength(60);
  });

  /** What two devices bring at once; each kind of row is written in one order for everybody. */
  const kinds = {
    products: {
      prepare: async () => undefined,
      hold: `INSERT INTO product (name, kind, key) VALUES ('x', 'COMPONENT', '|productsmiddle')`,
    },
    titles: {
      prepare: (device: ReportingDevice, names: string[]) => inventories.report(device, names, { platform: 'MACOS' }),
      hold: `INSERT INTO title (name, platform, product_id, matched_by)
        SELECT name, 'WINDOWS', product_id, matched_by FROM title WHERE name = 'titles middle'`,
    },
    releases: {
      prepare: (device: ReportingDevice, names: string[]) =>
        inventories.report(
          device,
          names.map((name) => reportedSoftware(name, { version: 'another' })),
        ),
      hold: `INSERT INTO release (title_id) SELECT id FROM title WHERE name = 'releases middle'`,
    },
    counts: {
      prepare: (device: ReportingDevice, names: string[]) => inventories.report(device, names),
      hold: `UPDATE product_device_count SET devices = devices
        WHERE product_id = (SELECT product_id FROM title WHERE name = 'counts middle')`,
    },
  };

  it.each(['products', 'titles', 'releases', 'counts'] as const)(
    'of two devices that bring the same %s in opposite orders wait for each other, and in no circle',
    async (kind) => {
      const names = ['first', 'middle', 'second'].map((word) => `${kind} ${word}`);
      const [one, two, earlier] = await threeDevices();
      await kinds[kind].prepare(earlier, names);
      // The database sees a circle by a retry, of which it warns.
      const warnings = vi.spyOn(Logger.prototype, 'warn');
      const holder = new pg.Client({ connectionString: server.databaseUrl });
      await holder.connect();
      await holder.query('BEGIN');
      await holder.query(kinds[kind].hold);
      // Somebody holds the row in the middle until both wait, each behind what comes before it in its own order.
      const both = [inventories.report(one, names), inventories.report(two, names.toReversed())];
      await untilWaiting(2);
      await holder.query('ROLLBACK');
      await holder.end();
      expect(await Promise.all(both)).toMatchObject([{ added: 3 }, { added: 3 }]);
      expect(warnings).not.toHaveBeenCalled();
      warnings.mockRestore();
      expect(await wrongCounts(server.database)).toEqual([]);
    },
  );

  it('of one device end as one of them, whole', async () => {
    const [device] = await threeDevices();
    const left = Array.from({ length: 20 }, (_, index) => `Left ${'abcdefghijklmnopqrst'[index]}`);
    const right = left.map((name) => name.replace('Left', 'Right'));
    await Promise.all([inventories.report(device, left), inventories.report(device, right)]);
    const names = await server.database.query<{ word: string }>(sql`
      SELECT split_part(t.name, ' ', 1) AS word FROM installation i JOIN release r ON r.id = i.release_id
      JOIN title t ON t.id = r.title_id WHERE i.device_id = ${device.id}`);
    expect(names).toHaveLength(20);
    expect(new Set(names.map((name) => name.word)).size).toBe(1);
    expect(await wrongCounts(server.database)).toEqual([]);
  });
});
