import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../server/src/platform/database/sql.js';
import { startEngine, type TestEngine } from '../../../server/src/features/reconciliation/reconciliation.factory.js';
import { bareTargets } from '../seats.mjs';
import { Fleet } from './fleet.mjs';
import { licensesOf, loadLicenses } from './licenses.mjs';
import { loadFleet } from './load.mjs';

const size = { devices: 300, products: 200, organizations: 6, installationsPerDevice: 40, people: 20 };

/** What seats there are, or should be, as `license device organization`. */
const textOf = (row: { license_id: unknown; device_id: unknown; organization_id: unknown }) =>
  `${String(row.license_id)} ${String(row.device_id)} ${String(row.organization_id)}`;

describe('a fleet that was loaded', () => {
  let engine: TestEngine;
  let client: pg.Client;
  beforeAll(async () => {
    engine = await startEngine();
    client = new pg.Client({ connectionString: engine.databaseUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await engine.close();
  });

  it('has every row, its keys and indexes, and counters that equal a recount', async () => {
    const fleet = new Fleet(3, size);
    const { installations } = await loadFleet(client, fleet);
    const { rows } = await client.query('SELECT count(*)::int AS there FROM installation');
    expect(rows[0].there).toBe(installations);
    const { rows: invalid } = await client.query(`
      SELECT conname FROM pg_constraint WHERE NOT convalidated
      UNION ALL SELECT relname FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE NOT indisvalid`);
    expect(invalid).toEqual([]);
    for (const [thing, key] of [
      ['product', 't.product_id'],
      ['title', 't.id'],
    ]) {
      const wrong = await client.query(`
        WITH counted AS (
          SELECT ${key} AS id, d.organization_id, count(DISTINCT d.id) AS devices
          FROM installation i JOIN release r ON r.id = i.release_id JOIN title t ON t.id = r.title_id
          JOIN device d ON d.id = i.device_id WHERE d.status = 'ACTIVE' GROUP BY 1, 2
        )
        SELECT * FROM counted FULL JOIN ${thing}_device_count c
          ON c.${thing}_id = counted.id AND c.organization_id = counted.organization_id
        WHERE c.devices IS DISTINCT FROM counted.devices`);
      expect(wrong.rows).toEqual([]);
    }
    await client.query('INSERT INTO organization (name) VALUES ($1)', ['One more']);
  });

  it('gets the seats that bare statements would give, whatever the licenses, and again none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), async (seed) => {
        // Other licenses over the same devices.
        const fleet = new Fleet(3, size);
        const other = new Fleet(seed, { ...size, devices: 1 });
        fleet.random = () => other.random();
        const licenses = licensesOf(fleet, { automatic: 25, manual: 0 });
        await client.query('TRUNCATE license, publisher, vendor, device_group RESTART IDENTITY CASCADE');
        await loadLicenses(client, licenses);
        const ids = licenses.map(({ id }) => id);
        await engine.reconciliation.changeRules(async () => ({ result: null, affected: { licenseIds: ids } }));
        const expected = [];
        for (const target of await bareTargets(client, licenses)) expected.push(...(await client.query(target)).rows);
        const seats = await engine.database.query<{
          license_id: number;
          device_id: number;
          organization_id: number;
        }>(sql`
          SELECT license_id, device_id, organization_id FROM assignment WHERE ended_on IS NULL`);
        expect(seats.map(textOf).sort()).toEqual(expected.map(textOf).sort());
        await engine.reconciliation.reconcileLicenses(ids);
        const { rows } = await client.query('SELECT count(*)::int AS all FROM assignment');
        expect(rows[0].all).toBe(expected.length);
      }),
      { numRuns: 5 },
    );
  });
});
