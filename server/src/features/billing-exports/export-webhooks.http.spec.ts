import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { Clock } from '../../platform/time/clock.js';
import { type StoppedClock, stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { answers, aWebhookTo, startTestReceiver, type TestReceiver } from '../notifications/notifications.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { signedInWith } from '../people/people.factory.js';
import { BillingExportsRepository } from './billing-exports.repository.js';
import { anInvoice } from './billing-rows.factory.js';
import { ExportDeliveries } from './export-deliveries.service.js';
import { ExportRuns } from './export-runs.service.js';

// No queue runs here: the test does what its worker would do.
let server: TestServer;
let clock: StoppedClock;
let receiver: TestReceiver;
let runs: ExportRuns;
let deliveries: ExportDeliveries;
let exports: BillingExportsRepository;
let base: string;
let organizationId: number;
beforeAll(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'seatwise-exports-'));
  receiver = await startTestReceiver();
  server = await startTestServer({ TIME_ZONE: 'UTC', EXPORT_DIR: base });
  await server.as('post', '/apps/billing/activate').expect(200);
  runs = server.app.get(ExportRuns, { strict: false });
  deliveries = server.app.get(ExportDeliveries, { strict: false });
  exports = server.app.get(BillingExportsRepository, { strict: false });
  organizationId = (await anOrganization(server.database)).id;
});
beforeEach(async () => {
  clock = stopClock(server, '2026-11-23T09:00:00Z');
  await server.database.query(sql`UPDATE billing_invoice SET exported_at = now() WHERE exported_at IS NULL`);
  await server.database.query(sql`DELETE FROM billing_export_schedule`);
  await server.database.query(sql`DELETE FROM alert`);
  receiver.received.length = 0;
  receiver.next.length = 0;
  receiver.answer = answers.with(200, 'thank you');
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  await server.close();
  await receiver.close();
  await rm(base, { recursive: true });
});

/** A schedule to the receiver whose export was made, and not posted yet. */
async function anUnsentExport(channel: object = {}, schedule: object = {}) {
  const { id: channelId, path: channelPath } = await aWebhookTo(server, receiver, channel);
  const target = { type: 'WEBHOOK', channelId };
  const body = { name: uniqueName('Nightly'), format: 'XERO', interval: 'DAILY', hour: 6, target, ...schedule };
  const made = (await server.as('post', '/billing/export-schedules').send(body).expect(201)).body;
  await anInvoice(server.database, { organizationId });
  clock.set('2026-11-24T06:00:00Z');
  await runs.run();
  const { items } = (await server.as('get', `/billing/exports?scheduleId=${made.id}`).expect(200)).body;
  const id: number = items[0].id;
  const file = (await server.as('get', `/billing/exports/${id}/file`).expect(200)).text;
  return { id, file, fileName: items[0].fileName, schedule: made, channelPath };
}
const deliveryOf = async (id: number) => (await server.as('get', `/billing/exports/${id}`).expect(200)).body.delivery;
const alerts = async (state: string) =>
  (await server.as('get', `/alerts?kind=BILLING_FAILED&state=${state}`).expect(200)).body.items;

/** Does what the queue would be asked for by now. */
async function postDue(): Promise<number> {
  const due = await exports.duePosts(server.app.get(Clock).now());
  for (const id of due) await deliveries.deliver(id);
  return due.length;
}

it('posts the file as it is, signed, under an id and its name', async () => {
  const { id, file, fileName } = await anUnsentExport({ secret: 'hush hush' });
  expect(receiver.received).toEqual([]);
  expect(await deliveryOf(id)).toMatchObject({ target: 'WEBHOOK', status: 'WAITING', attempts: 0 });
  expect(await postDue()).toBe(1);
  expect(await postDue()).toBe(0);
  expect(receiver.received).toHaveLength(1);
  const received = receiver.received[0];
  if (received === undefined) throw new Error('Nothing came.');
  const { headers, body } = received;
  expect(body).toBe(file);
  expect(headers).toMatchObject({
    'content-type': expect.stringContaining('text/csv'),
    'content-disposition': `attachment; filename="${fileName}"`,
    'x-seatwise-delivery': expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  const [, seconds, mark] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-seatwise-signature'])) ?? [];
  expect(mark).toBe(createHmac('sha256', 'hush hush').update(`${seconds}.${body}`).digest('hex'));
  expect(await deliveryOf(id)).toMatchObject({ status: 'DELIVERED', attempts: 1, failure: null });
});

it('asks again by and by, with the same id and bytes, tells people, and that it works again', async () => {
  const { id, file } = await anUnsentExport();
  receiver.answer = answers.with(500);
  expect(await postDue()).toBe(1);
  expect(await deliveryOf(id)).toMatchObject({ status: 'FAILED', attempts: 1, failure: 'The receiver answered 500.' });
  expect(await postDue()).toBe(0);
  clock.set('2026-11-24T06:01:00Z');
  expect(await postDue()).toBe(1);
  // A receiver that starts anew is no matter for people.
  expect(await alerts('OPEN')).toEqual([]);
  clock.set('2026-11-24T06:06:00Z');
  expect(await postDue()).toBe(1);
  expect(await alerts('OPEN')).toMatchObject([
    { organization: null, license: null, message: expect.stringContaining('The receiver answered 500.') },
  ]);
  receiver.answer = answers.with(200);
  clock.set('2026-11-24T06:20:00Z');
  expect(await postDue()).toBe(0);
  clock.set('2026-11-24T06:21:00Z');
  expect(await postDue()).toBe(1);
  expect(await deliveryOf(id)).toMatchObject({ status: 'DELIVERED', attempts: 4, failure: null });
  expect(new Set(receiver.ids()).size).toBe(1);
  expect(receiver.received.map(({ body }) => body)).toEqual([file, file, file, file]);
  expect(await alerts('OPEN')).toEqual([]);
  expect(await alerts('RESOLVED')).toHaveLength(1);
});

it('is posted again with the same id when it was killed before it wrote down that it was taken', async () => {
  const { id } = await anUnsentExport();
  vi.spyOn(exports, 'delivered').mockRejectedValueOnce(new Error('killed'));
  await expect(deliveries.deliver(id)).rejects.toThrow('killed');
  expect(await deliveryOf(id)).toMatchObject({ status: 'WAITING', attempts: 0 });
  expect(await postDue()).toBe(1);
  expect(receiver.received).toHaveLength(2);
  expect(new Set(receiver.ids()).size).toBe(1);
  expect(await deliveryOf(id)).toMatchObject({ status: 'DELIVERED' });
});

it('is posted by one of those who are at it', async () => {
  const { id } = await anUnsentExport();
  await Promise.all([deliveries.deliver(id), deliveries.deliver(id), deliveries.deliver(id)]);
  expect(receiver.received).toHaveLength(1);
});

it('waits while its channel is switched off, and goes elsewhere at once when the schedule does', async () => {
  const { id, schedule, channelPath } = await anUnsentExport();
  await server.as('patch', channelPath).send({ active: false }).expect(200);
  await postDue();
  expect(receiver.received).toEqual([]);
  expect(await deliveryOf(id)).toMatchObject({ status: 'FAILED', failure: expect.stringContaining('switched off') });
  const other = await aWebhookTo(server, receiver);
  const change = { target: { type: 'WEBHOOK', channelId: other.id } };
  await server.as('patch', `/billing/export-schedules/${schedule.id}`).send(change).expect(200);
  expect(await postDue()).toBe(1);
  expect(await deliveryOf(id)).toMatchObject({ status: 'DELIVERED' });
});

it('goes to a folder when that is chosen instead', async () => {
  const { id, schedule } = await anUnsentExport();
  receiver.answer = answers.with(500);
  await postDue();
  const change = { target: { type: 'FOLDER', folder: 'books' } };
  await server.as('patch', `/billing/export-schedules/${schedule.id}`).send(change).expect(200);
  clock.set('2026-11-24T07:00:00Z');
  await runs.run();
  expect(await deliveryOf(id)).toMatchObject({ target: 'FOLDER', status: 'DELIVERED' });
});

it('tells of failing exports nobody who may not see all organizations, and forgets them with the schedule', async () => {
  const { schedule } = await anUnsentExport();
  receiver.answer = answers.with(500);
  for (const minute of ['06:00', '06:01', '06:06']) {
    clock.set(`2026-11-24T${minute}:00Z`);
    await postDue();
  }
  const [alert] = await alerts('OPEN');
  const some = { defaultLevel: 'NONE' as const, organizationOverrides: [{ organizationId, level: 'FULL' as const }] };
  const all = {
    defaultLevel: 'FULL' as const,
    organizationOverrides: [{ organizationId, level: 'NONE' as const }],
  };
  for (const reach of [some, all]) {
    const limited = await signedInWith(server, { ALERTS: reach, SOFTWARE_LICENSES: reach, BILLING_INVOICES: reach });
    await limited('get', `/alerts/${alert.id}`).expect(404);
    expect((await limited('get', '/alerts?kind=BILLING_FAILED').expect(200)).body.total).toBe(0);
  }
  await server.as('post', `/alerts/${alert.id}/acknowledge`).send({ note: 'On it' }).expect(200);
  await server.as('delete', `/billing/export-schedules/${schedule.id}`).expect(204);
  expect(await alerts('RESOLVED')).toMatchObject([{ id: alert.id }]);
});
