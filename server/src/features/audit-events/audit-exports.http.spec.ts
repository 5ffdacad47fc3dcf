import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { activateBilling } from '../billing-products/billing-products.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { entriesOf } from './audit-trail.factory.js';

const description: { paths: Record<string, unknown> } = JSON.parse(
  readFileSync(new URL('../../../../openapi.json', import.meta.url), 'utf8'),
);
const exports = Object.keys(description.paths)
  .filter((path) => path.endsWith('/export') && !path.includes('{'))
  .map((path) => path.replace('/api/v1', ''));

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await activateBilling(server);
});
afterAll(() => server.close());

async function exported(path: string) {
  const requestId = randomUUID();
  const { status } = await server.as('get', path).set('X-Request-Id', requestId);
  return { status, entries: await entriesOf(server, requestId) };
}

describe('an export', () => {
  it('is written down with its filters, its form and its rows', async () => {
    await anOrganization(server.database, { name: 'Exported One' });
    await anOrganization(server.database, { name: 'Exported Two' });
    const { entries } = await exported('/organizations/export?q=exported&sort=-name&format=xlsx');
    expect(entries).toMatchObject([
      {
        actor: { kind: 'TECHNICIAN', name: 'Admin' },
        action: 'organizations.exported',
        subjectType: 'Organization',
        subjectId: null,
        organizationId: null,
        before: null,
        after: { format: 'xlsx', filters: { q: 'exported', sort: '-name' }, rows: 2 },
      },
    ]);
  });

  it('names what its list is of', async () => {
    const { id } = await aLocation(server.database);
    const { entries } = await exported(`/locations/${id}/enrollment-tokens/export`);
    expect(entries).toMatchObject([
      {
        action: 'enrollment-tokens.exported',
        after: { format: 'csv', filters: { locationId: String(id) }, rows: 0 },
      },
    ]);
  });

  it('of more rows than are read at once says so', async () => {
    await server.database.query(sql`
      INSERT INTO vendor (name) SELECT 'Vendor of many ' || n FROM generate_series(1, 1001) AS n`);
    const { entries } = await exported('/vendors/export?q=vendor of many');
    expect(entries).toMatchObject([{ after: { format: 'csv', rowsAtLeast: 1000 } }]);
  });

  it.each(exports)('%s leaves one entry', async (path) => {
    const { status, entries } = await exported(path);
    expect(status).toBe(200);
    expect(entries).toHaveLength(1);
    expect(entries[0].action).toMatch(/^[a-z-]+\.exported$/);
  });

  it('that is refused leaves none', async () => {
    const { status, entries } = await exported('/vendors/export?sort=nothing');
    expect(status).toBe(400);
    expect(entries).toEqual([]);
  });

  it('fails where it cannot be written down', async () => {
    await server.database.query(sql`ALTER TABLE audit_event ADD CONSTRAINT full_disk CHECK (FALSE) NOT VALID`);
    try {
      for (let times = 1; times <= 10; times++) await server.as('get', '/vendors/export').expect(500);
    } finally {
      await server.database.query(sql`ALTER TABLE audit_event DROP CONSTRAINT full_disk`);
    }
    // None of them holds a place among those that are written at once.
    await server.as('get', '/vendors/export').expect(200);
  });
});
