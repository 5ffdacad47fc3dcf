import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { wrongCounts } from './software.factory.js';

const deviceCount = 2_000;
const productCount = 1_000;
const releaseCount = productCount * 4;

describe('lists over many installations', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
    const run = (statement: string) => server.database.queryText<unknown>(statement, []);
    await run(`INSERT INTO organization (name) SELECT 'Organization ' || n FROM generate_series(1, 20) n`);
    await run(`INSERT INTO location (organization_id, name) SELECT id, 'Main' FROM organization`);
    await run(`
      INSERT INTO person (kind, name, email, organization_id)
      SELECT 'END_USER', 'Person ' || n, n || '@example.org', 1 + n % 20 FROM generate_series(1, 2000) n`);
    await run(`
      INSERT INTO device (organization_id, location_id, name, device_class)
      SELECT l.organization_id, l.id, 'PC ' || md5(n::text), 'LAPTOP'
      FROM generate_series(1, ${deviceCount}) n JOIN location l ON l.id = 1 + n % 20`);
    await run(`
      INSERT INTO product (name, publisher_name, kind, key)
      SELECT 'Product ' || n, 'Publisher ' || n % 50, 'APPLICATION', 'key ' || n FROM generate_series(1, ${productCount}) n`);
    await run(`
      INSERT INTO title (name, platform, product_id, matched_by)
      SELECT 'Title ' || id || ' ' || n, 'WINDOWS', id, 'GENERAL' FROM product, generate_series(1, 2) n`);
    await run(`INSERT INTO release (title_id, version) SELECT id, n::text FROM title, generate_series(1, 2) n`);
    // The first releases are on nearly every device, the last ones on a few.
    await run(`
      INSERT INTO installation (device_id, release_id, first_seen_at)
      SELECT d.id, (${releaseCount} ^ ((d.id * 7919 + n * 104729) % 10007 / 10007.0))::bigint, now()
      FROM device d, generate_series(1, 40) n ON CONFLICT DO NOTHING`);
    for (const [table, id, from] of [
      ['product', 'product_id', 'JOIN title t ON t.id = r.title_id'],
      ['title', 'title_id', ''],
    ]) {
      await run(`
        INSERT INTO ${table}_device_count SELECT ${id}, d.organization_id, count(DISTINCT d.id)
        FROM installation i JOIN device d ON d.id = i.device_id JOIN release r ON r.id = i.release_id ${from}
        GROUP BY 1, 2`);
      await run(`INSERT INTO ${table}_device_total SELECT ${id}, sum(devices) FROM ${table}_device_count GROUP BY 1`);
    }
    await run(`
      INSERT INTO past_installation (device_id, release_id, first_seen_at, removed_at)
      SELECT device_id, release_id, first_seen_at, now() FROM installation WHERE release_id < 20`);
    const tables = 'organization, person, device, product, title, release, installation, past_installation';
    await run(`VACUUM ANALYZE ${tables}, product_device_count, title_device_count`);
    await run('VACUUM ANALYZE product_device_total, title_device_total');
  });
  afterAll(() => server.close());

  /** Asks for a path, and explains what was asked of the database. */
  async function plansOf(path: string, asking = /^\s*SELECT\b.*\b(product|title|installation)\b/s): Promise<string> {
    const query = vi.spyOn(Database.prototype, 'queryText');
    await server.as('get', path).expect(200);
    const asked = query.mock.calls.filter(([text]) => asking.test(text));
    query.mockRestore();
    expect(asked.length).toBeGreaterThan(0);
    const plans: string[] = [];
    for (const [text, values] of asked) {
      const lines = await server.database.queryText<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
      plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'));
    }
    return plans.join('\n\n');
  }

  it('counts right what it is about to list', async () => {
    expect(await wrongCounts(server.database)).toEqual([]);
  });

  it.each([
    '/software',
    '/software?sort=-deviceCount',
    '/software?sort=publisher',
    '/software?sort=kind,-deviceCount',
    '/software?q=7&organizationId=3&sort=-deviceCount',
    '/software/1',
    '/software/1/titles',
    '/software/titles',
    '/software/titles?reviewed=false',
    '/software/titles?q=99',
    '/publishers/suggestions',
  ])('reads no installation for %s', async (path) => {
    expect(await plansOf(path)).not.toMatch(/\bon (past_)?installation\b|\busing installation/);
  });

  it.each([
    '/software/1/devices',
    '/software/1/devices?page=30',
    '/software/1/devices?sort=-organization',
    '/software/1/devices?q=abc',
    '/software/1/devices?organizationId=3',
    '/software/990/devices',
    '/devices/7/software',
    '/devices/7/software?q=2&sort=-version',
    '/devices/7/software?removed=true',
  ])('reads a part of an index of installations for %s', async (path) => {
    const plans = await plansOf(path);
    expect(plans).toMatch(/installation/);
    expect(plans).not.toMatch(/Seq Scan on (past_)?installation/);
  });

  it('reads the first page of a common product in the order of device names', async () => {
    const plans = await plansOf('/software/1/devices');
    expect(plans).toMatch(/Index (Only )?Scan using device_name_idx/);
  });

  it.each(['/devices?page=15', '/devices?page=15&sort=-name', '/devices?organizationId=3', '/people?page=2'])(
    'finds the page of %s in an index alone',
    async (path) => {
      const plans = await plansOf(path, /^\s*SELECT\b.*\bpage_id\b/s);
      expect(plans).toMatch(/Index Only Scan (Backward )?using (device|device_organization|person)_name_idx/);
    },
  );

  it.each([1, 20, 990])('lists the same devices of product %i however it reads them', async (productId) => {
    const expected = await server.database.query<{ id: number }>(sql`
      SELECT DISTINCT ON (lower(d.name), d.id) d.id
      FROM device d JOIN installation i ON i.device_id = d.id JOIN release r ON r.id = i.release_id
      JOIN title t ON t.id = r.title_id WHERE t.product_id = ${productId} ORDER BY lower(d.name), d.id`);
    const ids: number[] = [];
    let total = 0;
    for (let page = 1; page === 1 || ids.length < total; page++) {
      const { body } = await server.as('get', `/software/${productId}/devices?pageSize=200&page=${page}`).expect(200);
      total = body.total;
      ids.push(...body.items.map((item: { id: number }) => item.id));
      expect(body.items.length).toBeGreaterThan(0);
    }
    expect(ids).toEqual(expected.map((row) => row.id));
    const inOne = await server.as('get', `/software/${productId}/devices?organizationId=3&pageSize=200`).expect(200);
    const organization = await server.database.query<{ id: number }>(
      sql`SELECT id FROM device WHERE organization_id = 3`,
    );
    const inside = new Set(organization.map((row) => row.id));
    expect(inOne.body.items.map((item: { id: number }) => item.id)).toEqual(ids.filter((id) => inside.has(id)));
  });
});
