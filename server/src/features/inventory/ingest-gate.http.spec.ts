import type { Socket } from 'node:net';
import { connect } from 'node:net';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { inventoryJson, inventoryXml } from './agent-protocol/agent-documents.factory.js';
import { IngestGate } from './ingest-gate.js';
import {
  aDocumentDevice,
  anEnrolledLocation,
  devicesOf,
  type EnrolledLocation,
  sendDocument,
} from './inventory.factory.js';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('more inventories than can be taken', () => {
  let server: TestServer;
  let gate: IngestGate;
  let place: EnrolledLocation;
  /** Holds what every check-in has to write, until it is ended. */
  let brake: pg.Client;

  async function start(environment: Record<string, string> = {}): Promise<void> {
    server = await startTestServer({ CHECK_INS_AT_ONCE: '2', CHECK_INS_WAITING: '4', ...environment });
    gate = server.app.get(IngestGate);
    place = await anEnrolledLocation(server);
    brake = new pg.Client({ connectionString: server.databaseUrl });
    await brake.connect();
  }

  const hold = async () => {
    await brake.query('BEGIN');
    await brake.query('LOCK TABLE device IN ACCESS EXCLUSIVE MODE');
  };
  const letGo = () => brake.query('COMMIT');

  const document = () => inventoryXml(aDocumentDevice(), [{ name: 'Program', version: '1' }]);
  const send = (token = place.token) => sendDocument(server, token, document());
  const atWork = (count: number) => vi.waitFor(() => expect(gate.extent.atWork).toBe(count), 5_000);
  const waiting = (count: number) => vi.waitFor(() => expect(gate.extent.waiting).toBe(count), 5_000);

  /** One after another, since only so many may arrive at once: two at work and four that wait. */
  async function filled(): Promise<ReturnType<typeof send>[]> {
    const sent: ReturnType<typeof send>[] = [];
    for (const earlier of numbers(6)) {
      sent.push(send());
      await vi.waitFor(() => expect(gate.extent.atWork + gate.extent.waiting).toBe(earlier + 1), 5_000);
    }
    return sent;
  }

  beforeEach(() => start());
  afterEach(async () => {
    await brake.end();
    await server.close();
  });

  it('are answered 429 with Retry-After, and those that are answered 200 are committed, all of them', async () => {
    await hold();
    const answers = [...(await filled()), ...numbers(34).map(() => send())];
    expect(gate.extent).toMatchObject({ atWork: 2, waiting: 4 });
    expect(gate.extent.bytes).toBeGreaterThan(0);
    await vi.waitFor(async () => expect(await settled(answers)).toBe(34), 5_000);
    await letGo();
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    expect(statuses).toEqual([...Array(6).fill(200), ...Array(34).fill(429)]);
    expect(await devicesOf(server, place.organizationId)).toHaveLength(6);
    expect(gate.extent).toEqual({ arriving: 0, waiting: 0, atWork: 0, bytes: 0 });
  });

  it('are refused in the form that each agent understands, with nothing read of their bodies', async () => {
    await hold();
    const earlier = await filled();
    const xml = await fetch(`${server.address}/api/v1/inventory/agents/${place.token}`, {
      method: 'POST',
      body: document(),
      headers: { 'content-type': 'application/xml' },
    });
    expect(xml.status).toBe(429);
    expect(Number(xml.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(Number(xml.headers.get('retry-after'))).toBeLessThanOrEqual(120);
    expect(await xml.json()).toMatchObject({ code: 'inventory.busy', status: 429 });
    const json = await sendDocument(server, place.token, inventoryJson(aDocumentDevice()), { packing: 'json' });
    expect(json.status).toBe(429);
    expect(JSON.parse(json.text)).toEqual({ status: 'error', message: expect.stringMatching(/Send it again in/) });
    expect(await refusedWithoutBody(server, place.token)).toMatch(/^HTTP\/1\.1 429 /);
    await letGo();
    expect((await Promise.all(earlier)).map(({ status }) => status)).toEqual(Array(6).fill(200));
  });

  it('of one customer do not keep another one out', async () => {
    const other = await anEnrolledLocation(server);
    await hold();
    const flood = await filled();
    const calm = send(other.token);
    // The newest of the flood has made way.
    await vi.waitFor(async () => expect(await settled(flood)).toBe(1), 5_000);
    await letGo();
    expect((await calm).status).toBe(200);
    expect(await devicesOf(server, other.organizationId)).toHaveLength(1);
    const statuses = (await Promise.all(flood)).map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    expect(await devicesOf(server, place.organizationId)).toHaveLength(5);
  });

  it('that announce a body and send nothing more are cut off, and hold nothing', async () => {
    await brake.end();
    await server.close();
    await start({ CHECK_INS_PATIENCE_SECONDS: '1' });
    const { hostname, port } = new URL(server.address);
    const socket = connect(Number(port), hostname);
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => undefined);
    socket.write(
      `POST /api/v1/inventory/agents/${place.token} HTTP/1.1\r\nHost: here\r\nContent-Length: 1000000\r\n\r\n`,
    );
    await vi.waitFor(() => expect(gate.extent).toMatchObject({ arriving: 1, bytes: 1_000_000 }), 5_000);
    await closed;
    expect(gate.extent).toEqual({ arriving: 0, waiting: 0, atWork: 0, bytes: 0 });
  });

  it('whose length nobody tells count as much as can come', async () => {
    const { hostname, port } = new URL(server.address);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    socket.write(
      `POST /api/v1/inventory/agents/${place.token} HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    await vi.waitFor(() => expect(gate.extent).toMatchObject({ arriving: 1, bytes: 32 * 1024 * 1024 }), 5_000);
    socket.destroy();
    await vi.waitFor(() => expect(gate.extent.bytes).toBe(0), 5_000);
  });

  it('of tokens that open nothing take no places', async () => {
    await hold();
    const earlier = numbers(2).map(() => send());
    await atWork(2);
    const unknown = await Promise.all(numbers(4).map((index) => send(`${place.token.slice(0, -4)}x00${index}`)));
    expect(unknown.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    await waiting(0);
    await letGo();
    await Promise.all(earlier);
  });

  it('are forgotten when whoever sent them has gone', async () => {
    await hold();
    const earlier = numbers(2).map(() => send());
    await atWork(2);
    const gone = new AbortController();
    const leaving = fetch(`${server.address}/api/v1/inventory/agents/${place.token}`, {
      method: 'POST',
      body: document(),
      headers: { 'content-type': 'application/xml' },
      signal: gone.signal,
    });
    await waiting(1);
    gone.abort();
    await expect(leaving).rejects.toThrow(/abort/);
    await waiting(0);
    await letGo();
    await Promise.all(earlier);
    expect(await devicesOf(server, place.organizationId)).toHaveLength(2);
  });

  it('wait for so long and no longer', async () => {
    await brake.end();
    await server.close();
    await start({ CHECK_INS_PATIENCE_SECONDS: '1' });
    await hold();
    const earlier = numbers(2).map(() => send());
    await atWork(2);
    expect((await send()).status).toBe(429);
    await letGo();
    expect((await Promise.all(earlier)).map(({ status }) => status)).toEqual([200, 200]);
  });

  it('that wait are told to come back when the server ends, and those at work are finished', async () => {
    await hold();
    const working = numbers(2).map(() => send());
    await atWork(2);
    const told = numbers(3).map(() => send());
    await waiting(3);
    const ended = gate.beforeApplicationShutdown();
    expect((await Promise.all(told)).map(({ status }) => status)).toEqual([503, 503, 503]);
    const late = await sendDocument(server, place.token, inventoryJson(aDocumentDevice()), { packing: 'json' });
    expect([late.status, JSON.parse(late.text).status]).toEqual([503, 'error']);
    await letGo();
    await ended;
    expect((await Promise.all(working)).map(({ status }) => status)).toEqual([200, 200]);
    expect(await devicesOf(server, place.organizationId)).toHaveLength(2);
  });

  it('in calls of programs wait before any transaction is opened for them', async () => {
    const call = (key?: string) => {
      const device = {
        ...place,
        externalId: aDocumentDevice().agentId,
        name: 'PC',
        locationId: place.id,
        software: [],
      };
      const { externalId, organizationId, locationId, name, software } = device;
      const sent = server.as('post', '/inventory');
      if (key !== undefined) void sent.set('Idempotency-Key', key);
      return sent
        .send({ devices: [{ externalId, organizationId, locationId, name, software }] })
        .then((answer) => answer);
    };
    await hold();
    const first = call();
    await atWork(1);
    const others: ReturnType<typeof call>[] = [];
    for (const [index, key] of ['a', 'b', 'c', 'd'].entries()) {
      others.push(call(key));
      await waiting(index + 1);
    }
    const { count } = await brakeCount(brake);
    expect(count).toBe(0);
    const refused = [call(), call(), call()];
    await vi.waitFor(async () => expect(await settled(refused)).toBe(3), 5_000);
    await letGo();
    const statuses = (await Promise.all([first, ...others, ...refused])).map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
    const { devices } = await server.database.one<{ devices: number }>(
      sql`SELECT count(*) AS devices FROM device WHERE organization_id = ${place.organizationId}`,
    );
    expect(devices).toBe(statuses.filter((status) => status === 200).length);
  });
});

async function brakeCount(client: pg.Client): Promise<{ count: number }> {
  const { rows } = await client.query('SELECT count(*)::int AS count FROM pg_locks WHERE relation = $1::regclass', [
    'idempotency_key',
  ]);
  return rows[0];
}

/** How many of the promises have an answer by now. */
async function settled(promises: readonly Promise<unknown>[]): Promise<number> {
  const open = Symbol('open');
  const states = await Promise.all(promises.map((promise) => Promise.race([promise, Promise.resolve(open)])));
  return states.filter((state) => state !== open).length;
}

/** The first line of what is answered to somebody who announces a body and sends nothing of it. */
function refusedWithoutBody(server: TestServer, token: string): Promise<string> {
  const { hostname, port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(Number(port), hostname, () => {
      socket.write(
        `POST /api/v1/inventory/agents/${token} HTTP/1.1\r\nHost: x\r\nContent-Type: application/xml\r\nContent-Length: 1000\r\n\r\n`,
      );
    });
    socket.once('data', (data) => {
      resolve(data.toString().split('\r\n')[0] ?? '');
      socket.destroy();
    });
    socket.once('error', reject);
  });
}
