import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { Mail } from '../../platform/mail/mail.js';
import { type StoppedClock, stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { anInvoice, type BuiltInvoice } from './billing-rows.factory.js';
import { BillingExportsRepository } from './billing-exports.repository.js';
import { ExportDeliveries } from './export-deliveries.service.js';
import { ExportRuns } from './export-runs.service.js';

// No queue runs here: the test does what its worker would do.
let server: TestServer;
let clock: StoppedClock;
let runs: ExportRuns;
let deliveries: ExportDeliveries;
let base: string;
let organizationId: number;
beforeAll(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'seatwise-exports-'));
  const settings = { TIME_ZONE: 'Europe/Berlin', EXPORT_DIR: path.join(base, 'out'), SMTP_URL: 'smtp://127.0.0.1:1' };
  server = await startTestServer(settings);
  await server.as('post', '/apps/billing/activate').expect(200);
  clock = stopClock(server, '2026-11-23T09:00:00Z');
  runs = server.app.get(ExportRuns, { strict: false });
  deliveries = server.app.get(ExportDeliveries, { strict: false });
  organizationId = (await anOrganization(server.database)).id;
});
beforeEach(async () => {
  clock.set('2026-11-23T09:00:00Z');
  await server.database.query(sql`UPDATE billing_invoice SET exported_at = now() WHERE exported_at IS NULL`);
  await server.database.query(sql`UPDATE billing_export_schedule SET active = FALSE`);
});
afterEach(() => {
  vi.restoreAllMocks();
  clock = stopClock(server, '2026-11-23T09:00:00Z');
});
afterAll(async () => {
  await server.close();
  await rm(base, { recursive: true });
});

/** A folder of its own for each schedule. */
let folders = 0;

async function aSchedule(fields: object = {}): Promise<{ id: number; folder: string; name: string }> {
  const folder = `books/${++folders}`;
  const plain = { name: uniqueName('Nightly'), format: 'XERO', interval: 'DAILY', hour: 6 };
  const body = { ...plain, target: { type: 'FOLDER', folder }, ...fields };
  const { id, name } = (await server.as('post', '/billing/export-schedules').send(body).expect(201)).body;
  return { id, folder, name };
}
const invoice = (): Promise<BuiltInvoice> => anInvoice(server.database, { organizationId });
const exportsOf = async (id: number) =>
  (await server.as('get', `/billing/exports?scheduleId=${id}&sort=id`).expect(200)).body.items;
const schedule = async (id: number) => (await server.as('get', `/billing/export-schedules/${id}`).expect(200)).body;
const inFolder = (folder: string) => path.join(base, 'out', folder);

it('exports once a day, in the time zone of the installation, whatever repeats', async () => {
  const { id, folder } = await aSchedule();
  const first = await invoice();
  // 05:59 in Berlin.
  clock.set('2026-11-24T04:59:00Z');
  await runs.run();
  expect(await exportsOf(id)).toEqual([]);
  clock.set('2026-11-24T05:00:00Z');
  await Promise.all([runs.run(), runs.run(), runs.run()]);
  await runs.run();
  const [made, ...others] = await exportsOf(id);
  expect(others).toEqual([]);
  expect(made).toMatchObject({
    status: 'DONE',
    format: 'XERO',
    by: null,
    schedule: { id },
    scheduledFor: '2026-11-24',
    invoiceCount: 1,
    delivery: { target: 'FOLDER', status: 'DELIVERED', attempts: 1, failure: null, deliveredAt: expect.any(String) },
  });
  expect(made.fileName).toBe(`invoices-xero-2026-11-24-${made.id}.csv`);
  expect(await readdir(inFolder(folder))).toEqual([made.fileName]);
  const written = await readFile(path.join(inFolder(folder), made.fileName), 'utf8');
  expect(written).toContain(first.number);
  expect((await server.as('get', `/billing/exports/${made.id}/file`).expect(200)).text).toBe(written);
  // What is approved later that day waits for the next.
  const second = await invoice();
  clock.set('2026-11-24T22:59:00Z');
  await runs.run();
  expect(await exportsOf(id)).toHaveLength(1);
  clock.set('2026-11-25T05:00:00Z');
  await runs.run();
  const [, next] = await exportsOf(id);
  expect(next).toMatchObject({ scheduledFor: '2026-11-25', invoiceCount: 1 });
  expect(await readFile(path.join(inFolder(folder), next.fileName), 'utf8')).toContain(second.number);
  expect(await schedule(id)).toMatchObject({
    ...{ lastDay: '2026-11-25', nextDay: '2026-11-26', undeliveredCount: 0 },
    lastExport: { id: next.id, scheduledFor: '2026-11-25', invoiceCount: 1, status: 'DONE', delivered: true },
  });
});

it('makes nothing of nothing, and one file of the days that it was down', async () => {
  const { id } = await aSchedule();
  clock.set('2026-11-24T06:00:00Z');
  await runs.run();
  expect(await exportsOf(id)).toEqual([]);
  expect(await schedule(id)).toMatchObject({ lastDay: '2026-11-24' });
  await invoice();
  await runs.run();
  expect(await exportsOf(id)).toEqual([]);
  await invoice();
  clock.set('2026-12-03T03:00:00Z');
  await runs.run();
  await runs.run();
  expect(await exportsOf(id)).toMatchObject([{ scheduledFor: '2026-12-02', invoiceCount: 2 }]);
});

it('makes a second file of the credit notes for QuickBooks, with the same day', async () => {
  const { id, folder } = await aSchedule({ format: 'QUICKBOOKS' });
  const charged = await invoice();
  const note = await anInvoice(server.database, { organizationId, kind: 'CREDIT_NOTE', creditedInvoiceId: charged.id });
  clock.set('2026-11-24T06:00:00Z');
  await Promise.all([runs.run(), runs.run()]);
  await runs.run();
  const made = await exportsOf(id);
  const seen = { scheduledFor: '2026-11-24', invoiceCount: 1, leftOutCount: 0, delivery: { status: 'DELIVERED' } };
  expect(made).toMatchObject([seen, seen]);
  const texts: string[] = [];
  for (const { fileName } of made) texts.push(await readFile(path.join(inFolder(folder), fileName), 'utf8'));
  expect(texts).toEqual([expect.stringContaining(charged.number), expect.stringContaining(note.number)]);
  expect(await schedule(id)).toMatchObject({ lastExport: { id: made[0].id }, undeliveredCount: 0 });
});

it('shares what waits between schedules: each invoice is in one file', async () => {
  const [one, two] = [await aSchedule(), await aSchedule({ format: 'CSV' })];
  await invoice();
  clock.set('2026-11-24T06:00:00Z');
  await Promise.all([runs.run(), runs.run()]);
  expect([...(await exportsOf(one.id)), ...(await exportsOf(two.id))]).toMatchObject([{ invoiceCount: 1 }]);
});

it('does nothing while it, or Billing, is not active', async () => {
  const { id } = await aSchedule({ active: false });
  const other = await aSchedule();
  await invoice();
  clock.set('2026-11-24T06:00:00Z');
  await server.as('post', '/apps/billing/deactivate').expect(200);
  await runs.run();
  await server.as('post', '/apps/billing/activate').expect(200);
  expect(await exportsOf(other.id)).toEqual([]);
  await runs.run();
  expect(await exportsOf(id)).toEqual([]);
  expect(await exportsOf(other.id)).toHaveLength(1);
});

it('keeps what cannot be written, says why, and writes it when it can', async () => {
  const { id, folder, name } = await aSchedule();
  await mkdir(path.dirname(inFolder(folder)), { recursive: true });
  await writeFile(inFolder(folder), 'a file where a folder should be');
  await invoice();
  clock.set('2026-11-24T06:00:00Z');
  await runs.run();
  const [made] = await exportsOf(id);
  const failure = `The folder “${folder}” can’t be written: a file is in the way. It is tried again each hour.`;
  expect(made).toMatchObject({
    status: 'DONE',
    delivery: { status: 'FAILED', attempts: 1, failure, deliveredAt: null },
  });
  expect(made.schedule).toEqual({ id, name });
  expect(await schedule(id)).toMatchObject({ undeliveredCount: 1 });
  expect((await server.as('get', '/billing/exports?delivery=FAILED').expect(200)).body.items[0]).toEqual(made);
  await server.as('get', `/billing/exports/${made.id}/file`).expect(200);
  clock.set('2026-11-24T07:00:00Z');
  await runs.run();
  expect(await exportsOf(id)).toMatchObject([{ delivery: { status: 'FAILED', attempts: 2 } }]);
  await rm(inFolder(folder));
  await server.as('post', `/billing/exports/${made.id}/deliver`).expect(202);
  await deliveries.deliver(made.id);
  expect(await exportsOf(id)).toMatchObject([{ id: made.id, delivery: { status: 'DELIVERED', failure: null } }]);
  expect(await readdir(inFolder(folder))).toEqual([made.fileName]);
  const done = await server.as('post', `/billing/exports/${made.id}/deliver`).expect(409);
  expect(done.body).toMatchObject({ code: 'export.nothing-to-deliver' });
});

it('writes a file whole or not at all, and the same again after a kill', async () => {
  const { id, folder } = await aSchedule();
  await invoice();
  clock.set('2026-11-24T06:00:00Z');
  // Killed once the file lay in the folder, and before that was written down.
  const repository = server.app.get(BillingExportsRepository, { strict: false });
  vi.spyOn(repository, 'delivered').mockRejectedValueOnce(new Error('killed'));
  await runs.run();
  const [made] = await exportsOf(id);
  const file = path.join(inFolder(folder), made.fileName);
  const { ino } = await stat(file);
  const before = await readFile(file);
  expect(made).toMatchObject({ delivery: { status: 'FAILED', failure: expect.stringContaining('log') } });
  // What a kill in the middle of writing leaves behind.
  await writeFile(path.join(inFolder(folder), `.${made.fileName}.part`), 'half of it');
  await Promise.all([deliveries.deliverAll(), deliveries.deliverAll()]);
  expect(await readdir(inFolder(folder))).toEqual([made.fileName]);
  expect((await readFile(file)).equals(before)).toBe(true);
  expect((await stat(file)).ino).not.toBe(ino);
  expect(await exportsOf(id)).toMatchObject([{ delivery: { status: 'DELIVERED', attempts: 2 } }]);
});

it('makes the export of a day after a kill in the middle of it', async () => {
  const { id } = await aSchedule();
  await invoice();
  clock.set('2026-11-24T06:00:00Z');
  const repository = server.app.get(BillingExportsRepository, { strict: false });
  vi.spyOn(repository, 'finish').mockRejectedValueOnce(new Error('killed'));
  await runs.run();
  expect(await exportsOf(id)).toEqual([]);
  expect(await schedule(id)).toMatchObject({ lastDay: '2026-11-23' });
  await runs.run();
  expect(await exportsOf(id)).toMatchObject([{ scheduledFor: '2026-11-24', delivery: { status: 'DELIVERED' } }]);
});

it('leads out of the folder of exports by no link', async () => {
  const { id, folder } = await aSchedule();
  const elsewhere = path.join(base, 'elsewhere');
  await mkdir(elsewhere);
  await mkdir(path.dirname(inFolder(folder)), { recursive: true });
  await symlink(elsewhere, inFolder(folder));
  await invoice();
  clock.set('2026-11-24T06:00:00Z');
  await runs.run();
  expect(await exportsOf(id)).toMatchObject([
    { delivery: { status: 'FAILED', failure: expect.stringContaining('leads out') } },
  ]);
  expect(await readdir(elsewhere)).toEqual([]);
});

it('goes to every recipient by e-mail, with the file', async () => {
  const send = vi.spyOn(server.app.get(Mail), 'send').mockResolvedValue();
  const recipients = ['books@acme.test', 'boss@acme.test'];
  const { id, name } = await aSchedule({ format: 'JSON', target: { type: 'EMAIL', recipients } });
  await invoice();
  clock.set('2026-11-24T06:00:00Z');
  await runs.run();
  await runs.run();
  const [made] = await exportsOf(id);
  expect(made).toMatchObject({ delivery: { target: 'EMAIL', status: 'DELIVERED' } });
  const content = (await server.as('get', `/billing/exports/${made.id}/file`).expect(200)).text;
  expect(send.mock.calls.map(([message]) => message)).toEqual(
    recipients.map((to) => ({
      to,
      subject: `${name}: 1 invoice`,
      text: expect.stringContaining(made.fileName),
      attachments: [
        {
          name: made.fileName,
          mediaType: 'application/json; charset=utf-8',
          content: Buffer.from(content).toString('base64'),
        },
      ],
    })),
  );
});

it('leaves its exports when it is deleted, and tells that nobody delivers them', async () => {
  const { id, folder } = await aSchedule();
  await mkdir(path.dirname(inFolder(folder)), { recursive: true });
  await writeFile(inFolder(folder), 'a file where a folder should be');
  await invoice();
  clock.set('2026-11-24T06:00:00Z');
  await runs.run();
  const [made] = await exportsOf(id);
  await server.as('delete', `/billing/export-schedules/${id}`).expect(204);
  const left = (await server.as('get', `/billing/exports/${made.id}`).expect(200)).body;
  expect(left).toMatchObject({
    schedule: null,
    delivery: { target: null, status: 'FAILED', failure: expect.stringContaining('deleted') },
  });
  await runs.run();
  expect((await server.as('get', `/billing/exports/${made.id}`).expect(200)).body).toEqual(left);
  await server.as('post', `/billing/exports/${made.id}/deliver`).expect(409);
});

it('says that no mail server is named', async () => {
  vi.spyOn(server.app.get(Mail), 'available', 'get').mockReturnValue(false);
  const { id } = await aSchedule({ target: { type: 'EMAIL', recipients: ['books@acme.test'] } });
  await invoice();
  clock.set('2026-11-24T06:00:00Z');
  await runs.run();
  expect(await exportsOf(id)).toMatchObject([
    { delivery: { status: 'FAILED', failure: expect.stringContaining('SMTP_URL') } },
  ]);
});
