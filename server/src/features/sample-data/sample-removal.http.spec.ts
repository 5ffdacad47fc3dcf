import { afterEach, beforeEach, expect, it } from 'vitest';
import { raw } from 'sql-template-tag';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { LicenseUsageService } from '../reconciliation/license-usage.service.js';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

/** What stays of a sample: what was written down, and traces of work that was done. */
const remains = /^(audit_\w+|job_run|migration|session|idempotency_key|notification\w*)$/;

/** Counters that stand at zero, and numbers that count saves. */
const idle = (row: Record<string, unknown>) =>
  ['seats', 'held', 'past', 'devices'].some((key) => key in row) &&
  ['seats', 'held', 'past', 'devices'].every((key) => Number(row[key] ?? 0) === 0);

/** Every row of every table. */
async function everything(): Promise<Record<string, string[]>> {
  const tables = await server.database.query<{ name: string }>(sql`
    SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`);
  const found: Record<string, string[]> = {};
  for (const { name } of tables) {
    if (remains.test(name)) continue;
    const rows = await server.database.query<{ row: Record<string, unknown> }>(
      sql`SELECT to_jsonb(t) AS row FROM ${raw(`"${name}"`)} t`,
    );
    const kept = rows.filter(({ row }) => !idle(row));
    found[name] = kept.map(({ row: { version: _saves, changed_at: _at, updated_at: _then, ...row } }) =>
      JSON.stringify(row),
    );
    found[name].sort();
  }
  return found;
}

const load = () => server.as('post', '/setup/sample-data').send({ load: true }).expect(200);
const remove = () => server.as('delete', '/sample-data');
const created = async (path: string, body: object) => (await server.as('post', path).send(body).expect(201)).body;
const itemsOf = async (path: string) => (await server.as('get', path).expect(200)).body.items;
const named = async (path: string, name: string) =>
  (await itemsOf(`${path}?q=${encodeURIComponent(name)}&pageSize=50`)).find(
    (each: { name: string }) => each.name === name,
  );

/** Counters are what counting says, and no rule would give or take a seat. */
async function expectExact(): Promise<void> {
  expect(await server.app.get(LicenseUsageService).wrongCounters()).toEqual([]);
  const counted = sql`
    SELECT t.product_id AS id, count(DISTINCT d.id) AS devices FROM device d JOIN installation i ON i.device_id = d.id
    JOIN release r ON r.id = i.release_id JOIN title t ON t.id = r.title_id WHERE d.status = 'ACTIVE' GROUP BY 1`;
  const wrong = await server.database.query(sql`
    SELECT * FROM (SELECT product_id AS id, devices FROM product_device_total WHERE devices <> 0) c
    FULL JOIN (${counted}) e USING (id) WHERE c.devices IS DISTINCT FROM e.devices`);
  expect(wrong).toEqual([]);
}

it('leaves the database as it was before, and loads again', async () => {
  const before = await everything();
  await load();
  const preview = (await server.as('get', '/sample-data/removal').expect(200)).body;
  expect(preview.things).toContainEqual({ thing: 'DEVICE', made: 200, added: 0, kept: 0 });
  expect(preview).toMatchObject({ ownSeats: 0, billingDeactivated: true });
  expect((await server.as('get', '/devices?pageSize=1')).body.total).toBe(200);
  const answers = await Promise.all([remove(), remove()]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 200)?.body).toEqual(preview);
  expect(await everything()).toEqual(before);
  expect((await remove().expect(409)).body.code).toBe('sample-data.not-loaded');
  expect((await server.as('get', '/sample-data').expect(200)).body).toEqual({ loaded: false });
  await load();
  expect((await server.as('get', '/devices?pageSize=1')).body.total).toBe(200);
  const { body } = await server.as('get', '/audit-events?action=sample-data').expect(200);
  expect(body.items).toMatchObject([{ action: 'sample-data.removed', before: preview, actor: { name: 'Admin' } }]);
  expect((await server.as('get', '/audit-events/verify').expect(200)).body).toMatchObject({ valid: true });
}, 240_000);

it('takes along what people put into sample organizations, and leaves alone what is their own', async () => {
  const own = await created('/publishers', { name: 'Own publisher' });
  await load();
  const before = await everything();
  const northwind = (await itemsOf('/organizations?sort=name'))[0];
  const office = (await itemsOf(`/organizations/${northwind.id}/locations`))[0];
  // Their own, beside the sample and on top of what it made.
  const organization = await created('/organizations', { name: 'Contoso' });
  const location = await created(`/organizations/${organization.id}/locations`, { name: 'Head office' });
  const software = [
    { name: 'Autodesk AutoCAD 2024', publisher: 'Autodesk', version: '24.3' },
    { name: 'Sophos Endpoint Agent', publisher: 'Sophos Limited', version: '2024.1' },
  ];
  const report = (place: { organizationId: number; locationId: number }, names: string[]) =>
    server
      .as('post', '/inventory')
      .send({
        devices: names.map((name) => ({ ...place, externalId: name, name, deviceClass: 'WORKSTATION', software })),
      })
      .expect(200);
  await report({ organizationId: organization.id, locationId: location.id }, ['OWN-1', 'OWN-2']);
  await report({ organizationId: northwind.id, locationId: office.id }, ['ADDED-1']);
  const vendor = (await itemsOf('/vendors'))[0];
  const group = await named('/device-groups', 'Laptops');
  const titles = await itemsOf('/software?q=AutoCAD');
  const license = await created('/licenses', {
    name: 'Own AutoCAD',
    type: 'PER_DEVICE',
    assignmentMode: 'AUTOMATIC',
    scope: { global: true },
    quantity: 10,
    vendorId: vendor.id,
    publisherId: own.id,
    assignmentRule: { products: { match: 'ANY', items: [{ productId: titles[0].id, versionRange: null }] } },
  });
  await created('/licenses', {
    name: 'Own, of laptops',
    type: 'PER_DEVICE',
    assignmentMode: 'AUTOMATIC',
    scope: { global: false, organizationIds: [organization.id, northwind.id] },
    quantity: 1,
    assignmentRule: { deviceGroups: { match: 'ANY', ids: [group.id] } },
  });
  await created('/licenses', {
    name: 'Added',
    type: 'CUSTOM',
    scope: { global: false, organizationIds: [northwind.id] },
    quantity: 2,
    usage: 1,
  });
  const usageBefore = (await server.as('get', `/licenses/${license.id}`).expect(200)).body.usage;
  expect(usageBefore).toBeGreaterThan(2);

  const preview = (await server.as('get', '/sample-data/removal').expect(200)).body;
  const { body: removed } = await remove().expect(200);
  expect(removed).toEqual(preview);
  const count = (thing: string) => removed.things.find((each: { thing: string }) => each.thing === thing);
  expect(count('DEVICE')).toMatchObject({ made: 200, added: 1 });
  expect(count('LICENSE')).toMatchObject({ added: 1 });
  expect(count('DEVICE_GROUP')).toMatchObject({ made: 2, kept: 1 });
  expect(count('VENDOR')).toMatchObject({ kept: 1 });
  expect(count('PRODUCT').kept).toBeGreaterThan(0);
  expect(removed.ownSeats).toBe(2);

  expect(await itemsOf('/organizations')).toMatchObject([{ name: 'Contoso' }]);
  expect((await itemsOf('/devices?sort=name')).map(({ name }: { name: string }) => name)).toEqual(['OWN-1', 'OWN-2']);
  const licenses = await itemsOf('/licenses?sort=name');
  expect(licenses).toMatchObject([
    { name: 'Own AutoCAD', usage: 2, quantity: 10 },
    { name: 'Own, of laptops', usage: 0, quantity: 1 },
  ]);
  await expectExact();
  const after = await everything();
  for (const table of ['publisher', 'software_rule', 'technician', 'app']) {
    const stayed = after[table] ?? [];
    expect(before[table] ?? [], table).toEqual(
      expect.arrayContaining(stayed.filter((row) => !row.includes('billing'))),
    );
  }
  expect((await server.as('post', '/setup/sample-data').send({ load: true }).expect(409)).body.code).toBe(
    'sample-data.not-empty',
  );
}, 240_000);

it('leaves licenses of people and their history as they are, loaded again and again', async () => {
  const scope = { scope: { global: true }, purchaseDate: '2025-01-01', quantity: 10 };
  const custom = await created('/licenses', { ...scope, name: 'Own custom', type: 'CUSTOM', usage: 3 });
  for (const usage of [5, 4]) {
    await server.as('put', `/licenses/${custom.id}/quantity`).send({ quantity: 10, usage }).expect(200);
  }
  const manual = { type: 'PER_USER', assignmentMode: 'MANUAL' };
  const byHand = await created('/licenses', { ...scope, name: 'Own seats', ...manual });
  const [me] = await itemsOf('/people?kind=TECHNICIAN');
  await created(`/licenses/${byHand.id}/assignments`, { personIds: [me.id] });
  const before = await everything();
  expect(before['license_usage_history']).toHaveLength(2);
  for (let times = 0; times < 2; times++) {
    await load();
    await remove().expect(200);
    expect(await everything()).toEqual(before);
  }
}, 240_000);

it('keeps what somebody made their own of the sample: a technician, and how invoices are numbered', async () => {
  await load();
  const numbering = { prefix: 'RE-', suffix: '', digits: 5, next: 500 };
  await server.as('put', '/billing/numbering').send(numbering).expect(200);
  const technicians = await itemsOf('/people?kind=TECHNICIAN&pageSize=50&sort=name');
  const mine = technicians.find(({ email }: { email: string }) => email.endsWith('@service-desk.test'));
  await server.database.query(sql`UPDATE technician SET password_hash = 'kept' WHERE person_id = ${mine.id}`);
  const { body } = await remove().expect(200);
  const count = body.things.find(({ thing }: { thing: string }) => thing === 'TECHNICIAN');
  expect(count).toEqual({ thing: 'TECHNICIAN', made: 6, added: 0, kept: 1 });
  expect((await itemsOf('/people?pageSize=50')).map(({ id }: { id: number }) => id)).toContain(mine.id);
  expect(await server.database.one(sql`SELECT prefix, next FROM billing_numbering`)).toEqual({
    prefix: 'RE-',
    next: 500,
  });
}, 120_000);

it('is for system administrators, and refuses what an older version loaded', async () => {
  await server.anonymous('delete', '/sample-data').expect(401);
  await server.database.query(sql`INSERT INTO setting (key, value) VALUES ('sample-data', 'true')`);
  expect((await remove().expect(409)).body.code).toBe('sample-data.unmarked');
});
