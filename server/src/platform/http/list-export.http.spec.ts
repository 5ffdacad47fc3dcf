import { readFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { readXlsx } from 'hucre/xlsx';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AlertJudging } from '../../features/alerts/alert-judging.service.js';
import { aTemplate } from '../../features/billing-agreements/billing-agreements.factory.js';
import { anInvoice } from '../../features/billing-invoices/billing-invoices.factory.js';
import { activateBilling } from '../../features/billing-products/billing-products.factory.js';
import { fillBilling } from '../../features/billing-exports/billing-rows.factory.js';
import { aChannel, aNotice, tell } from '../../features/notifications/notifications.factory.js';
import { aView } from '../../features/saved-views/saved-views.factory.js';
import { signedInWith } from '../../features/people/people.factory.js';
import { RowCursor, rowsPerFetch } from '../database/row-cursor.js';
import { sql } from '../database/sql.js';
import { startTestServer, testAdministrator, type TestServer } from '../testing/test-server.js';

interface ListOperation {
  operationId: string;
  responses: Record<string, { content?: Record<string, { schema?: { $ref?: string } }> }>;
}

interface ApiDescription {
  paths: Record<string, { get?: ListOperation }>;
}

const description: ApiDescription = JSON.parse(
  readFileSync(new URL('../../../../openapi.json', import.meta.url), 'utf8'),
);

/** Every route that answers with a page, without the part that all routes begin with. */
const lists = Object.entries(description.paths).flatMap(([path, { get: operation }]) => {
  const schema = operation?.responses['200']?.content?.['application/json']?.schema;
  return schema?.$ref?.endsWith('Page') === true ? [path.replace('/api/v1', '')] : [];
});

/**
 * The audit log grows by being exported: `audit-events.http.spec.ts` compares its export with its pages. Apps are a few
 * that everybody sees: nobody wants a file of them.
 */
const still = lists.filter((path) => !['/audit-events', '/apps'].includes(path));

const pageSize = 200;

/** How long a busy machine may take to notice. */
const soon = { timeout: 20_000 };

/** The areas of all lists but publishers and vendors. */
const areas = [
  'SOFTWARE_LICENSES',
  'SOFTWARE_CATALOG',
  'DEVICES',
  'DEVICE_GROUPS',
  'ORGANIZATIONS',
  'END_USERS',
  'BILLING_AGREEMENTS',
  'BILLING_INVOICES',
] as const;

let server: TestServer;
/** Requests of a technician who may see the first organization alone. */
let limited: TestServer['as'];
beforeAll(async () => {
  server = await startTestServer();
  await server.as('post', '/setup/sample-data').send({ load: true }).expect(200);
  await activateBilling(server);
  await fillWhatTheSampleLacks();
  // Alerts that open between two requests would make them differ.
  await server.app.get(AlertJudging).judgeAll();
  const [organization] = (await server.as('get', '/organizations')).body.items;
  const permission = {
    defaultLevel: 'NONE',
    organizationOverrides: [{ organizationId: organization.id, level: 'VIEW' }],
  } as const;
  limited = await signedInWith(server, Object.fromEntries(areas.map((area) => [area, permission])));
}, 120_000);
afterAll(() => server.close());

/** Rows for the lists that the sample leaves empty. */
async function fillWhatTheSampleLacks(): Promise<void> {
  const [location] = (await server.as('get', '/locations')).body.items;
  await server.as('post', `/locations/${location.id}/enrollment-tokens`).expect(201);
  const scope = { global: false, organizationIds: [location.organization.id] };
  const perSite = { name: 'Of a site', type: 'PER_SITE', assignmentMode: 'MANUAL', scope };
  const site = await server.as('post', '/licenses').send(perSite).expect(201);
  await server
    .as('post', `/licenses/${site.body.id}/assignments`)
    .send({ locationIds: [location.id] })
    .expect(201);
  await server.as('post', '/api-clients').send({ name: 'Program', systemAdministrator: true }).expect(201);
  const provider = { name: 'Login', issuer: 'https://login.example', clientId: 'seatwise', clientSecret: 'x' };
  await server.as('post', '/identity-providers').send(provider).expect(201);
  const rule = { field: 'NAME', operator: 'CONTAINS', pattern: 'nothing like it', productName: 'Nothing' };
  await server.as('post', '/software/rules').send(rule).expect(201);
  const seats = { name: 'Consulting days', type: 'CUSTOM', quantity: 10, usage: 3, scope: { global: true } };
  const custom = await server.as('post', '/licenses').send(seats).expect(201);
  await server.as('put', `/licenses/${custom.body.id}/quantity`).send({ quantity: 12, usage: 4 }).expect(200);
  await server.database.query(sql`
    WITH import AS (
      INSERT INTO license_import (actor_id, actor_key, actor_name, file_name, dry_run, currency, layout, state, total)
      SELECT id, id::text, name, 'licenses.csv', FALSE, 'USD', 'SEATWISE', 'DONE', 2 FROM person WHERE kind = 'TECHNICIAN'
      RETURNING id
    )
    INSERT INTO license_import_item (import_id, line, name, action)
    SELECT import.id, line, 'License ' || line, 'UNCHANGED' FROM import, generate_series(2, 3) AS line`);
  await fillBilling(server, location.organization.id);
  await aChannel(server, { isDefault: true, digest: 'WEEKLY' });
  await tell(server, aNotice({ title: 'Told by a spec' }));
  await server.as('post', '/schedules/authentication.forget/run').expect(202);
  const all = { name: 'Everything', criteria: { any: [{ field: 'status', operator: 'equals', value: 'ACTIVE' }] } };
  await server.as('post', '/device-groups').send(all).expect(201);
  await aTemplate(server);
  await aView(server);
  await anInvoice(server, { organizationId: location.organization.id });
  const { id } = await server.database.one<{ id: number }>(sql`
    SELECT id FROM person WHERE kind = 'END_USER' ORDER BY id LIMIT 1`);
  await server.database.query(sql`
    INSERT INTO assignment (license_id, person_id, organization_id, seats, origin, assigned_on)
    SELECT ${custom.body.id}, p.id, p.organization_id, 1, 'MANUAL', DATE '2026-01-01' FROM person p WHERE p.id = ${id}`);
}

/** Every item of a list, page by page. */
async function pagedItems(
  path: string,
  as: TestServer['as'] = (method, to) => server.as(method, to),
): Promise<unknown[]> {
  const items: unknown[] = [];
  for (let page = 1; ; page++) {
    const separator = path.includes('?') ? '&' : '?';
    const { body } = await as('get', `${path}${separator}page=${page}&pageSize=${pageSize}`).expect(200);
    items.push(...body.items);
    if (items.length >= body.total) return items;
  }
}

/** The path of a list with ids for its parameters such that it has rows. */
async function filledPath(path: string): Promise<string> {
  const filled = await firstFilled(path);
  if (filled === null) throw new Error(`Every ${path} is empty.`);
  return filled;
}

async function firstFilled(path: string): Promise<string | null> {
  const [parent, parameter] = /^(.*?)\/(?=(\{\w+\}))/.exec(path)?.slice(1) ?? [];
  if (parent === undefined || parameter === undefined) {
    const { body } = await server.as('get', `${path}?pageSize=1`).expect(200);
    return body.total > 0 ? path : null;
  }
  for (const item of await itemsOf(parent)) {
    const filled = await firstFilled(path.replace(parameter, String(keyOf(item))));
    if (filled !== null) return filled;
  }
  return null;
}

/** What a list has; or what something else has under the last part of the path, such as the lines of an invoice. */
async function itemsOf(path: string): Promise<unknown[]> {
  const { status } = await server.as('get', `${path}?pageSize=1`);
  if (status === 200) return pagedItems(path);
  const { body } = await server.as('get', path.slice(0, path.lastIndexOf('/'))).expect(200);
  return body[path.slice(path.lastIndexOf('/') + 1)];
}

function hasName(item: unknown): item is { name: string } {
  return typeof item === 'object' && item !== null && 'name' in item && typeof item.name === 'string';
}

/** What stands for it in an address: schedules go by their names. */
function keyOf(item: unknown): unknown {
  if (typeof item === 'object' && item !== null && 'id' in item) return item.id;
  return hasName(item) ? item.name : undefined;
}

function bytesOf(path: string): Promise<Response> {
  return server
    .as('get', path)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
}

describe.each(still)('the export of %s', (path) => {
  it('is described, and has the rows of its pages', async () => {
    expect(Object.keys(description.paths)).toContain(`/api/v1${path}/export`);
    const filled = await filledPath(path);
    const items = await pagedItems(filled);
    expect(items.length).toBeGreaterThan(0);

    const json = await server.as('get', `${filled}/export?format=json`).expect(200);
    expect(json.body).toEqual(items);

    const csv = await bytesOf(`${filled}/export?format=csv`);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.headers['content-disposition']).toMatch(/^attachment; filename="[a-z-]+-\d{4}-\d\d-\d\d\.csv"$/);
    expect(csv.headers['cache-control']).toBe('no-store');
    expect(csv.headers['etag']).toBeUndefined();
    const xlsx = await bytesOf(`${filled}/export?format=xlsx`);
    const { sheets } = await readXlsx(xlsx.body);
    expect(sheets[0]?.rows).toHaveLength(items.length + 1);
    expect(csv.body.toString()).toContain(String(sheets[0]?.rows[0]?.join(',')));
  });

  it('takes the filters and the order of the list, and no page', async () => {
    const filled = await filledPath(path);
    const [item] = await pagedItems(filled);
    const q = hasName(item) ? `q=${encodeURIComponent(item.name.slice(0, 4))}&` : '';
    const { body } = await server.as('get', `${filled}/export?${q}format=json`).expect(200);
    expect(body).toEqual(await pagedItems(`${filled}?${q}`));
    await server.as('get', `${filled}/export?page=1`).expect(400);
    await server.as('get', `${filled}/export?pageSize=5`).expect(400);
    await server.as('get', `${filled}/export?format=pdf`).expect(400);
    const unsorted = await server.as('get', `${filled}/export?sort=nothing`).expect(400);
    expect(unsorted.body.code).toBe('list.sort-unknown');
    await server.anonymous('get', `${filled}/export`).expect(401);
  });
});

describe('somebody who may see one organization', () => {
  it.each(lists.filter((path) => path !== '/apps'))('exports of %s what they see of it', async (path) => {
    const filled = await filledPath(path);
    const page = await limited('get', `${filled}?pageSize=1`);
    if (page.status !== 200) {
      const refused = await limited('get', `${filled}/export`);
      expect([refused.status, refused.body.code]).toEqual([page.status, page.body.code]);
      return;
    }
    const { body } = await limited('get', `${filled}/export?format=json`).expect(200);
    expect(body).toEqual(await pagedItems(filled, limited));
  });

  it('exports fewer devices than there are', async () => {
    const { body } = await limited('get', '/devices/export?format=json').expect(200);
    expect(body.length).toBeGreaterThan(0);
    expect(body.length).toBeLessThan((await pagedItems('/devices')).length);
  });
});

describe('a large export', () => {
  const rows = 50_000;

  beforeAll(async () => {
    await server.database.query(sql`
      INSERT INTO publisher (name, website)
      SELECT 'Publisher ' || n || repeat(' of many words', 12), repeat('https://example.test/', 20)
      FROM generate_series(1, ${rows}) AS n`);
  });

  /** Begins an export and takes its first bytes only. */
  async function paused(): Promise<IncomingMessage> {
    const signIn = await server.anonymous('post', '/auth/sign-in').send(testAdministrator).expect(200);
    const cookie = String(signIn.headers['set-cookie']).split(';')[0];
    const request = get(`${server.address}/api/v1/publishers/export?format=json`, { headers: { cookie } });
    const [response]: IncomingMessage[] = await once(request, 'response');
    if (response === undefined) throw new Error('No response.');
    response.pause();
    return response;
  }

  it('reads no faster than it is taken, a thousand rows at a time', async () => {
    const next = vi.spyOn(RowCursor.prototype, 'next');
    const response = await paused();
    const atFirst = next.mock.calls.length;
    expect(atFirst).toBeLessThan(rows / rowsPerFetch / 2);
    let bytes = 0;
    for await (const chunk of response) bytes += Buffer.byteLength(chunk);
    expect(response.complete).toBe(true);
    expect(bytes).toBeGreaterThan(rows * 500);
    const all = await server.database.one<{ count: number }>(sql`SELECT count(*) AS count FROM publisher`);
    expect(next).toHaveBeenCalledTimes(Math.ceil(all.count / rowsPerFetch) + 1);
    next.mockRestore();
    await expect.poll(openCursors, soon).toBe(0);
  });

  it('frees the database when the client hangs up', async () => {
    const response = await paused();
    expect(await openCursors()).toBe(1);
    response.destroy();
    await expect.poll(openCursors, soon).toBe(0);
  });

  it('breaks off when the database does, instead of ending as if it were whole', async () => {
    const response = await paused();
    await server.database.query(sql`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND query ~ '^FETCH'`);
    const taken = (async () => {
      for await (const chunk of response) if (chunk.length === 0) break;
    })();
    await expect(taken).rejects.toThrow('aborted');
    expect(response.complete).toBe(false);
  });

  it('is refused while there are too many', async () => {
    const responses: IncomingMessage[] = [];
    for (let each = 0; each < 8; each++) responses.push(await paused());
    const refused = await server.as('get', '/publishers/export').expect(429);
    expect(refused.body.code).toBe('export.busy');
    expect(refused.headers['retry-after']).toBe('10');
    for (const response of responses) response.destroy();
    await expect.poll(openCursors, soon).toBe(0);
    await expect.poll(async () => (await server.as('get', '/vendors/export')).status, soon).toBe(200);
  });
});

async function openCursors(): Promise<number> {
  const { count } = await server.database.one<{ count: number }>(sql`
    SELECT count(*) AS count FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND query ~ '^(FETCH|DECLARE)'`);
  return count;
}
