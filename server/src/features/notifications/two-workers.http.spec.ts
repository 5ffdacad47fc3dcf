import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createDataSource } from '../../data-source.js';
import { createConfig, readConfigValues } from '../../platform/config/config.js';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { createServer } from '../../server.js';
import { DeliveryClaims } from './delivery-claims.js';
import { DeliveryWorker } from './delivery-worker.service.js';
import { DueDeliveriesRepository } from './due-deliveries.repository.js';
import { aNotice, answers, aWebhookTo, startTestReceiver, tell, type TestReceiver } from './notifications.factory.js';

const soon = { timeout: 20_000, interval: 20 };
let server: TestServer;
let other: NestFastifyApplication;
let receiver: TestReceiver;

beforeAll(async () => {
  receiver = await startTestReceiver();
  server = await startTestServer();
  const values = readConfigValues({ LOG_LEVEL: 'silent', TIME_ZONE: 'UTC', ROLE: 'worker' });
  const dataSource = await createDataSource({ url: server.databaseUrl, poolSize: 5 }).initialize();
  other = await createServer(createConfig(values, 'a secret key for tests that is long enough'), dataSource);
  await other.init();
  await aWebhookTo(server, receiver, { isDefault: true });
});
afterAll(async () => {
  await other.close();
  await server.close();
  await receiver.close();
});

const workers = () => [server.app, other].map((app) => app.get(DeliveryWorker, { strict: false }));
const open = async () =>
  (
    await server.database.one<{ count: number }>(sql`
    SELECT count(*) AS count FROM notification_delivery WHERE state <> 'DELIVERED'`)
  ).count;

it('two processes that look at the same time send each delivery once, in order', async () => {
  const keys = Array.from({ length: 40 }, (_, index) => `${uniqueName('together')}/${index}`);
  for (const key of keys) {
    await tell(server, aNotice({ key }));
    for (const worker of workers()) worker.wake();
  }
  await vi.waitFor(async () => expect(await open()).toBe(0), soon);
  expect(receiver.received.map(({ body }) => JSON.parse(body).key)).toEqual(keys);
});

it('what was sent and not written down is sent again, with the same id', async () => {
  receiver.received.length = 0;
  const settles = [server.app, other].map((app) =>
    vi.spyOn(app.get(DueDeliveriesRepository, { strict: false }), 'settle').mockRejectedValue(new Error('killed')),
  );
  await tell(server, aNotice());
  await vi.waitFor(() => expect(receiver.received.length).toBeGreaterThan(0), soon);
  for (const settle of settles) settle.mockRestore();
  for (const worker of workers()) await worker.run();
  await vi.waitFor(async () => expect(await open()).toBe(0), soon);
  expect(receiver.received.length).toBeGreaterThan(1);
  expect(new Set(receiver.ids()).size).toBe(1);
});

it('what another process is at is left to it', async () => {
  const now = Temporal.Now.instant();
  receiver.received.length = 0;
  const { id } = await server.database.one<{ id: number }>(sql`SELECT id FROM notification_channel`);
  const claim = await other.get(DeliveryClaims, { strict: false }).take([id]);
  const here = server.app.get(DeliveryWorker, { strict: false });
  await tell(server, aNotice());
  const [past, future] = [now.subtract({ minutes: 1 }).toString(), now.add({ minutes: 1 }).toString()];
  await server.database.query(sql`
    UPDATE notification_delivery SET next_attempt_at = ${past}::timestamptz WHERE state = 'PENDING'`);
  await here.run();
  expect(receiver.received).toEqual([]);
  const deliveries = server.app.get(DueDeliveriesRepository, { strict: false });
  expect(await deliveries.nextAttemptAt(now), 'nobody looks again and again for what is due').toBeNull();
  await server.database.query(sql`
    UPDATE notification_delivery SET next_attempt_at = ${future}::timestamptz WHERE state = 'PENDING'`);
  expect(await deliveries.nextAttemptAt(now)).toEqual(new Date(future));
  await server.database.query(sql`
    UPDATE notification_delivery SET next_attempt_at = NULL WHERE state = 'PENDING'`);
  await claim.release();
  await here.run();
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), soon);
});

it('stopped while a receiver keeps it waiting, it leaves the delivery to the next', async () => {
  receiver.received.length = 0;
  receiver.next.push(answers.never);
  await tell(server, aNotice());
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), soon);
  const attempts = await server.database.one(sql`SELECT count(*) AS count FROM notification_attempt`);
  // Whichever of the two has it is stopped; the test does not know which.
  const worker = server.app.get(DeliveryWorker, { strict: false });
  await Promise.all([
    worker.beforeApplicationShutdown(),
    other.get(DeliveryWorker, { strict: false }).beforeApplicationShutdown(),
  ]);
  expect(await server.database.one(sql`SELECT count(*) AS count FROM notification_attempt`)).toEqual(attempts);
  expect(await open()).toBe(1);
});
