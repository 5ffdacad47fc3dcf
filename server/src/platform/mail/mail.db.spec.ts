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

beforeAll(async () => {
  [under, mailbox] = await Promise.all([openTestDatabase(), startTestMailbox()]);
  const values = readConfigValues({ SMTP_URL: mailbox.url, PUBLIC_URL: 'https://seats.example' });
  const config = createConfig(values, 'a secret key for tests that is long enough');
  node = jobsOn(under, config);
  mail = new Mail(config, node.jobs, new SecretBox(config));
  mail.onModuleInit();
  await node.jobs.start(under.url);
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
