import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDataSource } from '../../data-source.js';
import { inventoryXml } from '../../features/inventory/agent-protocol/agent-documents.factory.js';
import { aDocumentDevice, anEnrolledLocation, sendDocument } from '../../features/inventory/inventory.factory.js';
import { createServer } from '../../server.js';
import { createConfig, readConfigValues } from '../config/config.js';
import { Database } from '../database/database.js';
import { sql } from '../database/sql.js';
import { Jobs } from '../jobs/jobs.js';
import { createTestDatabase } from '../testing/test-database.js';
import { startTestServer, testAdministrator, type TestServer } from '../testing/test-server.js';
import { uniqueName } from '../testing/unique.js';
import { type Figure, figuresOf, sumOf } from './figures.factory.js';

async function figures(server: TestServer): Promise<Figure[]> {
  const { text } = await supertest(server.address).get('/metrics').expect(200);
  return figuresOf(text);
}

describe('GET /metrics', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  /** By how much a figure grows while something is done. */
  async function growth(name: string, labels: Record<string, string>, work: () => Promise<unknown>): Promise<number> {
    const before = sumOf(await figures(server), name, labels) ?? 0;
    await work();
    return (sumOf(await figures(server), name, labels) ?? 0) - before;
  }

  it('is text of Prometheus, for programs on this machine', async () => {
    const { headers, text } = await supertest(server.address).get('/metrics').expect(200);
    expect(headers).toMatchObject({
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      'cache-control': 'no-store',
    });
    expect(text).toContain('# HELP seatwise_http_request_duration_seconds ');
    const names = new Set(figuresOf(text).map((each) => each.name));
    for (const name of ['process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds']) {
      expect(names).toContain(name);
    }
  });

  it.each([{ 'X-Forwarded-For': '203.0.113.9' }, { Forwarded: 'for=203.0.113.9' }])(
    'is refused to whom a proxy passes on: %j',
    async (headers) => {
      const { body } = await supertest(server.address).get('/metrics').set(headers).expect(403);
      expect(body).toMatchObject({ code: 'metrics.not-near', detail: expect.stringContaining('METRICS_TOKEN') });
    },
  );

  it('counts requests by the pattern of their route, and never by their address', async () => {
    const labels = { method: 'GET', route: '/api/v1/organizations/:id', status: '4xx' };
    const name = 'seatwise_http_request_duration_seconds_count';
    expect(await growth(name, labels, () => server.as('get', '/organizations/987654').expect(404))).toBe(1);
    await supertest(server.address).get('/api/v1/made-up-by-somebody').expect(404);
    await supertest(server.address).get('/wp-login.php').expect(404);
    const all = await figures(server);
    expect(sumOf(all, name, { route: 'unknown' })).toBeGreaterThan(0);
    expect(sumOf(all, 'seatwise_http_responses_total', { status: '404' })).toBeGreaterThan(2);
    const told = JSON.stringify(all.map((each) => each.labels));
    expect(told).not.toMatch(/987654|made-up|wp-login/);
    // The one who asks for this.
    expect(sumOf(all, 'seatwise_http_requests_in_flight')).toBe(1);
  });

  it('tells no name and no id of anybody in a label', async () => {
    const name = uniqueName('Confidential Customer');
    await server.as('post', '/organizations').send({ name }).expect(201);
    const known =
      /^(le|method|route|status|kind|reason|pool|state|job|outcome|source|quantile|version|major|minor|patch|type|space)$/;
    for (const { labels } of await figures(server)) {
      expect(Object.keys(labels).filter((label) => !known.test(label))).toEqual([]);
      expect(Object.values(labels).join(' ')).not.toContain('Confidential');
    }
  });

  it('measures statements by kind, failures, and connections', async () => {
    const count = 'seatwise_db_query_duration_seconds_count';
    const database = server.app.get(Database);
    expect(await growth(count, { kind: 'read' }, () => database.query(sql`SELECT 1`))).toBeGreaterThanOrEqual(1);
    const write = () => database.transaction(() => database.query(sql`UPDATE license SET name = name WHERE id = -1`));
    expect(await growth(count, { kind: 'write' }, write)).toBe(1);
    const failing = () => expect(database.query(sql`SELECT 1 / 0`)).rejects.toThrow('division by zero');
    expect(await growth('seatwise_db_query_failures_total', { kind: 'read' }, failing)).toBe(1);
    const all = await figures(server);
    expect(sumOf(all, 'seatwise_db_pool_size', { pool: 'primary' })).toBe(10);
    expect(sumOf(all, 'seatwise_db_pool_connections', { pool: 'primary' })).toBeGreaterThan(0);
    expect(sumOf(all, 'seatwise_db_pool_waiting', { pool: 'primary' })).toBe(0);
  });

  it('counts transactions that are begun anew', async () => {
    const database = server.app.get(Database);
    let first = true;
    const losing = () =>
      database.transaction(async () => {
        if (!first) return;
        first = false;
        await database.query(sql`DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40P01'; END $$`);
      });
    expect(await growth('seatwise_db_transaction_retries_total', { reason: 'deadlock' }, losing)).toBe(1);
  });

  it('measures check-ins by how they end, and counts the seats that they move', async () => {
    const place = await anEnrolledLocation(server);
    const device = aDocumentDevice();
    const count = 'seatwise_check_in_duration_seconds_count';
    const send = (software: { name: string }[]) => () =>
      sendDocument(server, place.token, inventoryXml(device, software));
    const tool = [{ name: 'Measured Tool' }];
    expect(await growth(count, { source: 'agent', outcome: 'new' }, send(tool))).toBe(1);
    expect(await growth(count, { source: 'agent', outcome: 'unchanged' }, send(tool))).toBe(1);

    const { product_id: productId } = await server.database.one<{ product_id: number }>(
      sql`SELECT product_id FROM title WHERE name = 'Measured Tool'`,
    );
    const license = {
      name: uniqueName('License'),
      type: 'PER_DEVICE',
      assignmentMode: 'AUTOMATIC',
      quantity: 1,
      assignmentRule: { products: { match: 'ANY', items: [{ productId }] } },
    };
    const lag = 'seatwise_reconcile_lag_seconds_count';
    const given = 'seatwise_seats_given_total';
    const save = () => server.as('post', '/licenses').send(license).expect(201);
    const settled = async () => expect(await growth(given, {}, save)).toBe(1);
    expect(await growth(lag, {}, settled)).toBe(1);
    const removed = async () => expect(await growth(count, { outcome: 'changed' }, send([]))).toBe(1);
    expect(await growth('seatwise_seats_ended_total', {}, removed)).toBe(1);

    await server.database.query(sql`UPDATE device SET status = 'DECOMMISSIONED' WHERE agent_id = ${device.agentId}`);
    expect(await growth(count, { source: 'agent', outcome: 'refused' }, send(tool))).toBe(1);
  });

  it('measures devices that programs report one by one', async () => {
    const { organizationId, id: locationId } = await anEnrolledLocation(server);
    const devices = ['a', 'b'].map((key) => ({ organizationId, locationId, externalId: key, name: `pc-${key}` }));
    const report = () => server.as('post', '/inventory').send({ devices }).expect(200);
    const labels = { source: 'api', outcome: 'new' };
    expect(await growth('seatwise_check_in_duration_seconds_count', labels, report)).toBe(2);
  });

  it('counts those who listen for changes, and not how long', async () => {
    const signedIn = await server.anonymous('post', '/auth/sign-in').send(testAdministrator).expect(200);
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? '';
    const leaving = new AbortController();
    const name = 'seatwise_event_listeners';
    const listen = () => fetch(`${server.address}/api/v1/events`, { headers: { cookie }, signal: leaving.signal });
    expect(await growth(name, {}, listen)).toBe(1);
    leaving.abort();
    await vi.waitFor(async () => expect(sumOf(await figures(server), name)).toBe(0));
    expect(
      sumOf(await figures(server), 'seatwise_http_request_duration_seconds_count', { route: '/api/v1/events' }),
    ).toBe(null);
  });

  it('measures jobs, and tells what waits', async () => {
    const jobs = server.app.get(Jobs);
    jobs.define({ name: 'test.measured', title: 'Measured', does: 'Nothing.', run: async () => {} });
    jobs.define({
      name: 'test.failing',
      title: 'Failing',
      does: 'Fails.',
      run: async () => Promise.reject(new Error('no')),
    });
    await jobs.start(server.databaseUrl);
    try {
      await jobs.send('test.measured', {}, 'a');
      await jobs.send('test.failing', {}, 'a');
      const count = 'seatwise_job_duration_seconds_count';
      await vi.waitFor(
        async () => {
          const all = await figures(server);
          expect(sumOf(all, count, { job: 'test.measured', outcome: 'done' })).toBe(1);
          expect(sumOf(all, count, { job: 'test.failing', outcome: 'failed' })).toBeGreaterThan(0);
        },
        { timeout: 10_000, interval: 100 },
      );
      const all = await figures(server);
      expect(sumOf(all, 'seatwise_jobs', { job: 'reconciliation.time-dependent', state: 'waiting' })).toBe(0);
      expect(sumOf(all, 'seatwise_job_oldest_waiting_seconds', { job: 'test.measured' })).toEqual(expect.any(Number));
      const states = new Set(all.filter(({ name }) => name === 'seatwise_jobs').map(({ labels }) => labels.state));
      expect(states).toEqual(new Set(['waiting', 'retrying', 'active', 'failed']));
    } finally {
      await jobs.stop();
    }
  });

  it('tells what is due, and since when', async () => {
    const all = await figures(server);
    expect(sumOf(all, 'seatwise_reconcile_licenses_due')).toBe(0);
    expect(sumOf(all, 'seatwise_reconcile_oldest_due_seconds')).toBe(0);
  });
});

describe('GET /metrics with a token', () => {
  const token = 'the-token-of-the-scraper';
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ METRICS_TOKEN: token });
  });
  afterAll(() => server.close());

  it('answers whoever shows it, also from afar', async () => {
    const ask = () => supertest(server.address).get('/metrics').set('X-Forwarded-For', '203.0.113.9');
    await ask().set('Authorization', `Bearer ${token}`).expect(200);
    const { headers, body } = await ask().expect(401);
    expect(headers['www-authenticate']).toContain('Bearer');
    expect(body).toMatchObject({ code: 'metrics.token-needed' });
    await supertest(server.address).get('/metrics').expect(401);
    await ask().set('Authorization', 'Bearer another-token-than-that').expect(401);
  });

  it('does not take the token for one of the API', async () => {
    await server.anonymous('get', '/organizations').set('Authorization', `Bearer ${token}`).expect(401);
  });
});

it.each([
  ['TRUST_PROXY', 'true'],
  ['PUBLIC_URL', 'https://seatwise.example'],
])('is refused without a token where a proxy stands in front: %s=%s', async (name, value) => {
  const server = await startTestServer({ [name]: value });
  try {
    await supertest(server.address).get('/metrics').expect(403);
  } finally {
    await server.close();
  }
});

it('is answered by a worker, which answers nothing else', async () => {
  const copy = await createTestDatabase();
  const dataSource = await createDataSource({ url: copy.url, poolSize: 2 }).initialize();
  const config = createConfig(readConfigValues({ ROLE: 'worker', LOG_LEVEL: 'silent' }), 'k'.repeat(32));
  const app = await createServer(config, dataSource);
  try {
    await app.listen(0, '127.0.0.1');
    const { text } = await supertest(await app.getUrl())
      .get('/metrics')
      .expect(200);
    expect(sumOf(figuresOf(text), 'seatwise_db_pool_size', { pool: 'primary' })).toBe(2);
    await supertest(await app.getUrl())
      .get('/api/v1/organizations')
      .expect(404);
  } finally {
    await app.close();
    await copy.drop();
  }
});
