import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Database } from '../../platform/database/database.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const run = (statement: string) => server.database.queryText<unknown>(statement, []);
  // As in a database that sorts by a language.
  for (const table of ['device', 'person', 'product']) {
    await run(`ALTER TABLE ${table} ALTER COLUMN name TYPE text COLLATE "en-x-icu"`);
  }
  await run(`INSERT INTO organization (name) VALUES ('Somewhere')`);
  await run(`INSERT INTO location (organization_id, name) SELECT id, 'Main' FROM organization`);
  await run(`
    INSERT INTO device (organization_id, location_id, name, device_class)
    SELECT l.organization_id, l.id, md5(n::text), 'LAPTOP' FROM generate_series(1, 5000) n, location l`);
  await run(`
    INSERT INTO person (kind, name, email, organization_id)
    SELECT 'END_USER', md5(n::text), n || '@example.org', o.id FROM generate_series(1, 5000) n, organization o`);
  await run(`
    INSERT INTO product (name, publisher_name, kind, key)
    SELECT md5(n::text), 'Publisher', 'APPLICATION', 'key ' || n FROM generate_series(1, 5000) n`);
  await run('VACUUM ANALYZE device, person, product');
});
afterAll(() => server.close());

it.each(['DEVICE', 'PERSON', 'PRODUCT'])('finds how names begin in an index, whatever the order: %s', async (kind) => {
  const asked = vi.spyOn(Database.prototype, 'queryText');
  await server.as('get', `/search?q=zz&kinds=${kind}`).expect(200);
  const [statement] = asked.mock.calls.filter(([text]) => text.includes('AS found ORDER BY'));
  asked.mockRestore();
  const [text, values] = statement ?? [];
  const lines = await server.database.queryText<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values ?? []);
  const plan = lines.map((line) => line['QUERY PLAN']).join('\n');
  expect(plan).toMatch(new RegExp(`${kind.toLowerCase()}_name_beginning_idx`));
  expect(plan).toMatch(/Index Cond: .*lower\(name\) ~>=~/);
});
