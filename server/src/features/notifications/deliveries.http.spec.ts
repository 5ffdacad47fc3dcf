import { createHmac } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { type StoppedClock, stopClock } from '../../platform/testing/test-clock.js';
import { startTestMailbox, type TestMailbox } from '../../platform/testing/test-mailbox.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { DeliveryWorker } from './delivery-worker.service.js';
import {
  aChannel,
  aNotice,
  answers,
  aWebhookTo,
  deliveriesTitled,
  startTestReceiver,
  tell,
  type TestReceiver,
} from './notifications.factory.js';

const soon = { timeout: 20_000, interval: 20 };

let server: TestServer;
let receiver: TestReceiver;
let mailbox: TestMailbox;
let clock: StoppedClock;
let worker: DeliveryWorker;

beforeAll(async () => {
  [receiver, mailbox] = await Promise.all([startTestReceiver(), startTestMailbox()]);
  server = await startTestServer({ PUBLIC_URL: 'https://seats.example', SMTP_URL: mailbox.url });
  worker = server.app.get(DeliveryWorker, { strict: false });
});
afterAll(async () => {
  await server.close();
  await Promise.all([receiver.close(), mailbox.close()]);
});
beforeEach(async () => {
  clock = stopClock(server, '2026-03-05T10:00:00Z');
  await server.database.query(sql`DELETE FROM notification_delivery`);
  await server.database.query(sql`DELETE FROM notification_channel`);
  receiver.received.length = 0;
  receiver.next.length = 0;
  receiver.answer = answers.with(200, 'thank you');
  mailbox.received.length = 0;
  mailbox.refusals.length = 0;
});

const title = () => uniqueName('Title');
const stateOf = async (name: string) =>
  (await deliveriesTitled(server, name)).map((each: { state: string }) => each.state);
const detailOf = async (name: string) => {
  const [{ id }] = await deliveriesTitled(server, name);
  return (await server.as('get', `/notification-deliveries/${id}`).expect(200)).body;
};

describe('a webhook', () => {
  it('is told soon after the commit, once, with a signature', async () => {
    const { id: channelId, name } = await aWebhookTo(server, receiver, { isDefault: true, secret: 'hush hush' });
    const notice = aNotice({ title: title() });
    await tell(server, notice);
    await vi.waitFor(async () => expect(await stateOf(notice.title)).toEqual(['DELIVERED']), soon);
    expect(receiver.received).toHaveLength(1);
    const [{ headers, body, path } = { headers: {}, body: '', path: '' }] = receiver.received;
    expect(path).toBe('/services/a-secret-path');
    const delivery = await detailOf(notice.title);
    expect(headers['x-seatwise-delivery']).toBe(delivery.deliveryId);
    expect(JSON.parse(body)).toEqual({
      ...{ id: delivery.deliveryId, key: notice.key, kind: notice.kind, severity: 'WARNING', title: notice.title },
      ...{
        text: notice.text,
        url: 'https://seats.example/licenses/4',
        facts: notice.facts,
        at: '2026-03-05T10:00:00.000Z',
      },
    });
    const [, seconds, mark] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-seatwise-signature'])) ?? [];
    expect(mark).toBe(createHmac('sha256', 'hush hush').update(`${seconds}.${body}`).digest('hex'));
    expect(Math.abs(Number(seconds) - Date.now() / 1000)).toBeLessThan(300);
    expect(delivery).toMatchObject({
      ...{ channel: { id: channelId, name }, channelKind: 'WEBHOOK', address: null, attemptCount: 1, lastStatus: 200 },
      attempts: [{ delivered: true, status: 200, error: null, answer: 'thank you' }],
      messages: [{ title: notice.title, text: notice.text, path: '/licenses/4' }],
    });
  });

  it('hears nothing of what was rolled back, and of nothing twice', async () => {
    await aWebhookTo(server, receiver, { isDefault: true });
    const lost = aNotice();
    const failed = server.database.transaction(async () => {
      await tell(server, lost);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    const notice = aNotice({ title: title() });
    await Promise.all([tell(server, notice), tell(server, notice), tell(server, notice, notice)]);
    await vi.waitFor(async () => expect(await stateOf(notice.title)).toEqual(['DELIVERED']), soon);
    await worker.run();
    expect(receiver.received.map(({ body }) => JSON.parse(body).key)).toEqual([notice.key]);
  });

  it('that fails is asked again after a while, with the same id, and in the end', async () => {
    await aWebhookTo(server, receiver, { isDefault: true });
    receiver.next.push(answers.with(500, 'out of order'), answers.with(503));
    const notice = aNotice({ title: title() });
    await tell(server, notice);
    await vi.waitFor(async () => expect((await detailOf(notice.title)).attempts).toHaveLength(1), soon);
    expect(await detailOf(notice.title)).toMatchObject({
      ...{ state: 'PENDING', lastStatus: 500, lastError: 'The receiver answered 500.' },
      ...{ nextAttemptAt: '2026-03-05T10:00:05.000Z', attempts: [{ answer: 'out of order' }] },
    });
    await worker.run();
    expect(receiver.received).toHaveLength(1);
    clock.set('2026-03-05T10:00:05Z');
    await worker.run();
    expect((await detailOf(notice.title)).nextAttemptAt).toBe('2026-03-05T10:01:05.000Z');
    clock.set('2026-03-05T10:01:05Z');
    await worker.run();
    expect(await stateOf(notice.title)).toEqual(['DELIVERED']);
    expect(new Set(receiver.ids()).size).toBe(1);
    expect(receiver.received).toHaveLength(3);
  });

  it('that never takes it is given up, shown so, and told by hand with the same id', async () => {
    await aWebhookTo(server, receiver, { isDefault: true });
    receiver.answer = answers.with(404, 'no such hook');
    const notice = aNotice({ title: title() });
    await tell(server, notice);
    for (let hour = 0; (await stateOf(notice.title))[0] !== 'FAILED'; hour++) {
      expect(hour).toBeLessThan(100);
      clock.set(Temporal.Instant.from('2026-03-05T10:00:00Z').add({ hours: hour }).toString());
      await worker.run();
    }
    const { id, attempts } = await detailOf(notice.title);
    expect(attempts).toHaveLength(9);
    receiver.answer = answers.with(204);
    const resent = await server.as('post', `/notification-deliveries/${id}/resend`).expect(200);
    expect(resent.body).toMatchObject({ id, state: 'PENDING' });
    await vi.waitFor(async () => expect(await stateOf(notice.title)).toEqual(['DELIVERED']), soon);
    expect(new Set(receiver.ids()).size).toBe(1);
    // What was delivered can be told again too.
    const before = receiver.received.length;
    await server.as('post', `/notification-deliveries/${id}/resend`).expect(200);
    await vi.waitFor(() => expect(receiver.received).toHaveLength(before + 1), soon);
  });

  it('that says nothing holds up nobody else', async () => {
    const silent = await startTestReceiver();
    silent.answer = answers.never;
    await aWebhookTo(server, silent, { isDefault: true });
    await aWebhookTo(server, receiver, { isDefault: true });
    await tell(server, aNotice(), aNotice(), aNotice());
    await vi.waitFor(() => expect(receiver.received).toHaveLength(3), soon);
    await vi.waitFor(() => expect(silent.received).toHaveLength(1), soon);
    const waiting = async () =>
      (await server.as('get', '/notification-deliveries?state=PENDING').expect(200)).body.total;
    await vi.waitFor(async () => expect(await waiting()).toBe(3), soon);
    await silent.close();
    await worker.run();
  });

  it('that is corrected or switched off meanwhile is told the rest accordingly', async () => {
    const elsewhere = await startTestReceiver();
    const { path } = await aWebhookTo(server, receiver, { isDefault: true });
    // What is changed while the receiver keeps the first of two waiting.
    const meanwhile = async (change: object) => {
      const held = new Promise<ServerResponse>((resolve) => receiver.next.push(resolve));
      await tell(server, aNotice(), aNotice());
      const response = await held;
      await server.as('patch', path).send(change).expect(200);
      response.end();
      await worker.run();
    };
    await meanwhile({ url: elsewhere.url });
    expect([receiver.received.length, elsewhere.received.length]).toEqual([1, 1]);
    await server.as('patch', path).send({ url: receiver.url }).expect(200);
    await meanwhile({ active: false });
    expect([receiver.received.length, elsewhere.received.length]).toEqual([2, 1]);
    await server.as('patch', path).send({ active: true }).expect(200);
    await vi.waitFor(() => expect(receiver.received).toHaveLength(3), soon);
    await elsewhere.close();
  });

  it('is told in the order in which things happened', async () => {
    await aWebhookTo(server, receiver, { isDefault: true });
    const keys = Array.from({ length: 20 }, (_, index) => `${uniqueName('ordered')}/${index}`);
    for (const key of keys) await tell(server, aNotice({ key }));
    await vi.waitFor(() => expect(receiver.received).toHaveLength(keys.length), soon);
    expect(receiver.received.map(({ body }) => JSON.parse(body).key)).toEqual(keys);
  });

  it('answers at length, and a beginning of it is kept', async () => {
    await aWebhookTo(server, receiver, { isDefault: true });
    receiver.answer = answers.with(200, `\u0000${'x'.repeat(10_000_000)}`);
    const notice = aNotice({ title: title() });
    await tell(server, notice);
    await vi.waitFor(async () => expect(await stateOf(notice.title)).toEqual(['DELIVERED']), soon);
    const [{ answer }] = (await detailOf(notice.title)).attempts;
    expect(answer).toMatch(/^x{500,1024}$/);
  });

  it('is not followed to where it sends on', async () => {
    const elsewhere = await startTestReceiver();
    await aWebhookTo(server, receiver, { isDefault: true });
    receiver.answer = answers.with(302, '', { location: elsewhere.url });
    const notice = aNotice({ title: title() });
    await tell(server, notice);
    await vi.waitFor(async () => expect((await detailOf(notice.title)).attempts).toHaveLength(1), soon);
    expect((await detailOf(notice.title)).lastError).toContain('Redirects are not followed');
    expect(elsewhere.received).toEqual([]);
    await elsewhere.close();
  });

  it('whose name stands for a private address is not asked', async () => {
    const { id } = await aWebhookTo(server, receiver, { isDefault: true });
    // Allowed when it was made; not any more.
    await server
      .as('patch', `/notification-channels/${id}`)
      .send({ url: receiver.url.replace('127.0.0.1', 'localhost') })
      .expect(200);
    await server.database.query(sql`UPDATE notification_channel SET allow_private_address = FALSE WHERE id = ${id}`);
    const notice = aNotice({ title: title(), audience: { channelIds: [id] } });
    await tell(server, notice);
    await vi.waitFor(async () => expect((await detailOf(notice.title)).attempts).toHaveLength(1), soon);
    expect((await detailOf(notice.title)).lastError).toMatch(/^localhost stands for \S+, which must not be asked/);
    expect(receiver.received).toEqual([]);
  });
});

describe('e-mail', () => {
  const subjects = () => mailbox.received.map((each) => each.subject);

  it('goes to each address that a license names, once, by the mail server of the installation', async () => {
    const notice = aNotice({ title: title(), audience: { emails: ['ann@x.test', 'Ann@x.test', 'bob@x.test'] } });
    await tell(server, notice);
    await vi.waitFor(() => expect(subjects()).toEqual([notice.title, notice.title]), soon);
    const [first] = mailbox.received;
    expect(first?.text).toContain('https://seats.example/licenses/4');
    const ids = (await deliveriesTitled(server, notice.title)).map(
      (each: { deliveryId: string }) => `<${each.deliveryId}@seats.example>`,
    );
    expect(mailbox.received.map((each) => each.messageId).sort()).toEqual(ids.sort());
  });

  it('goes by a channel with a server and a sender of its own', async () => {
    const own = await startTestMailbox();
    const body = { kind: 'EMAIL', url: undefined, smtpUrl: own.url, from: 'Desk <desk@msp.test>' };
    const { id } = await aChannel(server, { ...body, recipients: ['team@msp.test'] });
    const notice = aNotice({ title: title(), audience: { channelIds: [id] } });
    await tell(server, notice);
    await vi.waitFor(() => expect(own.received).toHaveLength(1), soon);
    expect(own.received[0]?.from?.text).toBe('"Desk" <desk@msp.test>');
    expect(mailbox.received).toEqual([]);
    await own.close();
  });

  it('is no more than its headers, whatever a license is called', async () => {
    const name = `Evil\r\nBcc: everybody@x.test\r\n\r\n${uniqueName('Body')}`;
    await tell(server, aNotice({ title: name, audience: { emails: ['ann@x.test'] } }));
    await vi.waitFor(() => expect(mailbox.received).toHaveLength(1), soon);
    const [mail] = mailbox.received;
    expect(mail?.headers.has('bcc')).toBe(false);
    expect(mail?.subject).toContain('Evil Bcc: everybody@x.test');
  });

  it('that is refused for good is given up at once, one that is refused for now is not', async () => {
    mailbox.refusals.push(550);
    const refused = aNotice({ title: title(), audience: { emails: ['nobody@x.test'] } });
    await tell(server, refused);
    await vi.waitFor(async () => expect(await stateOf(refused.title)).toEqual(['FAILED']), soon);
    mailbox.refusals.push(451);
    const later = aNotice({ title: title(), audience: { emails: ['busy@x.test'] } });
    await tell(server, later);
    await vi.waitFor(async () => expect((await detailOf(later.title)).attempts).toHaveLength(1), soon);
    expect(await detailOf(later.title)).toMatchObject({ state: 'PENDING', lastStatus: 451 });
    clock.set('2026-03-05T10:00:06Z');
    await worker.run();
    expect(await stateOf(later.title)).toEqual(['DELIVERED']);
  });
});

it('a clock that jumps back holds nothing up', async () => {
  await aWebhookTo(server, receiver, { isDefault: true });
  clock.set('2036-01-01T10:00:00Z');
  receiver.next.push(answers.with(500));
  const notice = aNotice({ title: title() });
  await tell(server, notice);
  await vi.waitFor(async () => expect((await detailOf(notice.title)).attempts).toHaveLength(1), soon);
  clock.set('2026-03-05T10:00:00Z');
  await worker.run();
  expect(await stateOf(notice.title)).toEqual(['DELIVERED']);
});
