import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { createConfig, readConfigValues } from '../config/config.js';
import { sql } from '../database/sql.js';
import { jobsOn, type JobsUnderTest } from '../jobs/jobs.factory.js';
import { SecretBox } from '../secrets/secret-box.js';
import { type DatabaseUnderTest, openTestDatabase } from '../testing/open-test-database.js';
import { startTestMailbox, type TestMailbox } from '../testing/test-mailbox.js';
import { Mail } from './mail.js';

const soon = { timeout: 20_000, interval: 50 };
const message = { to: 'ann@example.test', subject: 'Grüße', text: 'A secret link.\nAnd more: ünïcödé.\n' };

let under: DatabaseUnderTest;
let mailbox: TestMailbox;
let node: JobsUnderTest;
let mail: Mail;

/** A process that sends by a mail server. */
async function aProcess(url: string): Promise<[JobsUnderTest, Mail]> {
  const values = readConfigValues({ SMTP_URL: url, PUBLIC_URL: 'https://seats.example' });
  const config = createConfig(values, 'a secret key for tests that is long enough');
  const started = jobsOn(under, config);
  const sends = new Mail(config, started.jobs, new SecretBox(config));
  sends.onModuleInit();
  await started.jobs.start(under.url);
  return [started, sends];
}

beforeAll(async () => {
  [under, mailbox] = await Promise.all([openTestDatabase(), startTestMailbox()]);
  [node, mail] = await aProcess(mailbox.url);
});
afterAll(async () => {
  await node.stop();
  await mailbox.close();
  await under.close();
});
beforeEach(() => {
  mailbox.received.length = 0;
  mailbox.refusals.length = 0;
});

const send = (subject = message.subject) => under.database.transaction(() => mail.send({ ...message, subject }));
const subjects = () => mailbox.received.map((each) => each.subject);

it('arrives as it was written, once, from this installation', async () => {
  await send();
  await vi.waitFor(() => expect(mailbox.received).toHaveLength(1), soon);
  const [arrived] = mailbox.received;
  expect(arrived?.subject).toBe(message.subject);
  expect(arrived?.text?.trim()).toBe(message.text.trim());
  expect(arrived?.from?.text).toBe('"Seatwise" <seatwise@seats.example>');
  expect(arrived?.messageId).toMatch(/^<[\w-]{36}@seats\.example>$/);
});

it('is not sent when its transaction failed', async () => {
  const failed = under.database.transaction(async () => {
    await mail.send({ ...message, subject: 'Never' });
    throw new Error('no');
  });
  await expect(failed).rejects.toThrow('no');
  await send('Afterwards');
  await vi.waitFor(() => expect(subjects()).toEqual(['Afterwards']), soon);
});

it('is tried again after a refusal for now, as the same message', async () => {
  mailbox.refusals.push(451, 421);
  await send('Patience');
  await vi.waitFor(() => expect(subjects()).toEqual(['Patience']), soon);
  expect(mailbox.refusals).toEqual([]);
});

it('is given up after a refusal for good, and keeps nothing else from being sent', async () => {
  mailbox.refusals.push(550);
  await send('Refused');
  await vi.waitFor(() => expect(mailbox.refusals).toEqual([]), soon);
  await send('Accepted');
  await vi.waitFor(() => expect(subjects()).toEqual(['Accepted']), soon);
  const { waiting } = await under.database.one<{ waiting: number }>(sql`
    SELECT count(*) AS waiting FROM pgboss.job WHERE name = 'mail.send' AND state IN ('created', 'retry')`);
  expect(waiting).toBe(0);
});

it('brings files along, to the byte', async () => {
  const bytes = Buffer.from('\u{FEFF}Größe\r\n\0');
  const file = { name: 'Größe.csv', mediaType: 'text/csv; charset=utf-8', content: bytes.toString('base64') };
  await under.database.transaction(() => mail.send({ ...message, attachments: [file] }));
  await vi.waitFor(() => expect(mailbox.received).toHaveLength(1), soon);
  const [attachment] = mailbox.received[0]?.attachments ?? [];
  expect(attachment).toMatchObject({ filename: 'Größe.csv', contentType: 'text/csv' });
  expect(attachment?.content.equals(bytes)).toBe(true);
});

it('cannot be read in the queue', async () => {
  await send();
  const rows = await under.database.query(sql`SELECT data FROM pgboss.job WHERE name = 'mail.send'`);
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toMatch(/secret link|ann@example/);
});

it('is broken off by a process that stops, and sent by the next one', async () => {
  const silent = createServer();
  silent.listen(0, '127.0.0.1');
  const connected = once(silent, 'connection');
  await once(silent, 'listening');
  const address = silent.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await node.stop();
  const [stopping, sends] = await aProcess(`smtp://127.0.0.1:${port}`);
  await under.database.transaction(() => sends.send({ ...message, subject: 'Broken off' }));
  const [connection]: Socket[] = await connected;
  if (connection === undefined) throw new Error('Nobody came.');
  const ended = once(connection.resume(), 'close');
  await stopping.stop();
  await ended;
  silent.close();
  const { output } = await under.database.one<{ output: unknown }>(sql`
    SELECT output FROM pgboss.job WHERE name = 'mail.send' AND state = 'retry'`);
  expect(JSON.stringify(output), 'it gave up, and was not given up').not.toContain('shut down');
  [node, mail] = await aProcess(mailbox.url);
  await vi.waitFor(() => expect(subjects()).toEqual(['Broken off']), soon);
});
