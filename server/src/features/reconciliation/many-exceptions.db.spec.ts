import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import {
  emptyFleet,
  insertDevice,
  insertLicense,
  insertProduct,
  insertTitle,
  install,
  startEngine,
  type TestEngine,
} from './reconciliation.factory.js';

/** As many as a license can have on one side. */
const exceptions = 2_000;
const licensesOfEach = 10;

describe('one holder, of licenses with thousands of exceptions', () => {
  let engine: TestEngine;
  let productId: number;
  let titleId: number;
  let deviceId: number;
  beforeAll(async () => {
    engine = await startEngine();
    const { database } = engine;
    await emptyFleet(database);
    await database.query(sql`INSERT INTO organization (name) VALUES ('A')`);
    await database.query(sql`
      INSERT INTO location (organization_id, name) SELECT 1, 'Location ' || n FROM generate_series(1, ${exceptions}) AS n`);
    await database.query(sql`
      INSERT INTO person (kind, name, email, organization_id)
      SELECT 'END_USER', 'Person ' || n, n || '@people.test', 1 FROM generate_series(1, ${exceptions}) AS n`);
    await database.query(sql`INSERT INTO end_user_role (id, name) OVERRIDING SYSTEM VALUE VALUES (1, 'Designer')`);
    productId = await insertProduct(database);
    titleId = await insertTitle(database, productId);
    deviceId = await insertDevice(database, { organizationId: 1, locationId: 1 });
    await install(database, deviceId, [{ titleId, version: '1' }]);
    await engine.reconciliation.changeRules(async () => {
      const licenseIds: number[] = [];
      for (let index = 0; index < licensesOfEach; index++) {
        const rule = { products: { match: 'ANY' as const, items: [{ productId }] } };
        licenseIds.push(await insertLicense(database, { type: 'PER_SITE', rule }));
        const roles = { endUsers: { match: 'ANY' as const, roleIds: [1] } };
        licenseIds.push(await insertLicense(database, { type: 'PER_USER', rule: roles }));
      }
      // Everybody but the first and the last is kept out, and the last is pinned in.
      await database.query(sql`
        INSERT INTO license_exception (license_id, location_id, person_id, included)
        SELECT l.id, CASE WHEN l.type = 'PER_SITE' THEN n END, CASE WHEN l.type = 'PER_USER' THEN n END,
          n = ${exceptions}
        FROM license l, generate_series(2, ${exceptions}) AS n`);
      return { result: null, affected: { licenseIds } };
    });
    await database.query(sql`VACUUM ANALYZE`);
  });
  afterAll(() => engine.close());

  /** Runs a change; says how long the longest list was that went to the database, and how the exceptions of rules were read. */
  async function asked(change: () => Promise<unknown>): Promise<{ longest: number; plans: string[] }> {
    const query = vi.spyOn(Database.prototype, 'queryText');
    await change();
    const calls = [...query.mock.calls];
    query.mockRestore();
    const lengths = calls.flatMap(([, values]) => values.map((value) => (Array.isArray(value) ? value.length : 1)));
    const plans: string[] = [];
    for (const [text, values] of calls.filter(([each]) => each.includes('AS included_ids'))) {
      const lines = await engine.database.queryText<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
      plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'));
    }
    return { longest: Math.max(...lengths), plans };
  }

  const holdersNow = async (column: 'location_id' | 'person_id') => {
    const rows = await engine.database.queryText<{ id: number }>(
      `SELECT DISTINCT ${column} AS id FROM assignment WHERE ${column} IS NOT NULL AND ended_on IS NULL ORDER BY 1`,
      [],
    );
    return rows.map(({ id }) => id);
  };

  it('a check-in reads those of its location', async () => {
    expect(await holdersNow('location_id')).toEqual([1, exceptions]);
    const { longest, plans } = await asked(() =>
      engine.reconciliation.changeFacts([deviceId], async () => {
        await engine.database.query(sql`UPDATE device SET location_id = 2 WHERE id = ${deviceId}`);
        const change = { deviceId, productIds: [productId], titleIds: [titleId], fields: true, formerLocationId: 1 };
        return { result: null, changes: [change] };
      }),
    );
    expect(longest).toBeLessThanOrEqual(2 * licensesOfEach);
    expect(plans.at(-1)).toContain('license_exception_location_key');
    // The location where the device is now is kept out.
    expect(await holdersNow('location_id')).toEqual([exceptions]);
  });

  it('a change of somebody’s roles reads those of that person', async () => {
    const give = (id: number) =>
      engine.reconciliation.changePeople([id], async () => {
        await engine.database.query(sql`INSERT INTO person_end_user_role (person_id, role_id) VALUES (${id}, 1)`);
        return { result: null, changedIds: [id] };
      });
    const { longest, plans } = await asked(() => give(1));
    expect(longest).toBeLessThanOrEqual(2 * licensesOfEach);
    expect(plans).toEqual([expect.stringContaining('license_exception_person_key')]);
    await give(2);
    expect(await holdersNow('person_id')).toEqual([1, exceptions]);
  });
});
