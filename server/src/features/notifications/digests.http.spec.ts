import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { type StoppedClock, stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { DeliveryWorker } from './delivery-worker.service.js';
import { Digests } from './digests.service.js';
import { ForgottenNotifications } from './forgotten-notifications.service.js';
import { aNotice, aWebhookTo, startTestReceiver, tell, type TestReceiver } from './notifications.factory.js';

const soon = { timeout: 20_000, interval: 20 };
let server: TestServer;
let receiver: TestReceiver;
let clock: StoppedClock;
beforeAll(async () => {
  receiver = await startTestReceiver();
  server = await startTestServer({ TIME_ZONE: 'Europe/Berlin' });
});
afterAll(async () => {
  await server.close();
  await receiver.close();
});
beforeEach(async () => {
  clock = stopClock(server, '2026-03-05T06:00:00Z');
  await server.database.query(sql`DELETE FROM notification_delivery`);
  await server.database.query(sql`DELETE FROM notification_channel`);
  receiver.received.length = 0;
});

const collect = async () => {
  await server.app.get(Digests, { strict: false }).run();
  await server.app.get(DeliveryWorker, { strict: false }).run();
};
const titles = () =>
  receiver.received.map(({ body }) =>
    JSON.parse(body).facts.notifications.map((each: { title: string }) => each.title),
  );

it('tells at its hour what has come together, once a day, whoever asks how often', async () => {
  await aWebhookTo(server, receiver, { isDefault: true, digest: 'DAILY', digestHour: 8 });
  await tell(server, aNotice({ title: 'minor', severity: 'INFO' }), aNotice({ title: 'major', severity: 'CRITICAL' }));
  await collect();
  expect(receiver.received).toEqual([]);
  clock.set('2026-03-05T07:00:30Z');
  await Promise.all([collect(), collect(), collect()]);
  await vi.waitFor(() => expect(titles()).toEqual([['major', 'minor']]), soon);
  expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({
    ...{ kind: 'DIGEST', severity: 'CRITICAL', title: '2 notifications', facts: { count: 2 } },
  });
  // Later on the day, and with nothing to tell on the next.
  await tell(server, aNotice({ title: 'afterwards' }));
  clock.set('2026-03-05T20:00:00Z');
  await collect();
  expect(receiver.received).toHaveLength(1);
  clock.set('2026-03-06T07:30:00Z');
  await collect();
  expect(titles()[1]).toEqual(['afterwards']);
  clock.set('2026-03-07T07:30:00Z');
  await collect();
  expect(receiver.received).toHaveLength(2);
});

it('tells nothing twice when the clock jumps back, and leaves nothing out', async () => {
  await aWebhookTo(server, receiver, { isDefault: true, digest: 'DAILY', digestHour: 8 });
  await tell(server, aNotice({ title: 'before' }));
  clock.set('2026-03-05T07:00:00Z');
  await collect();
  await tell(server, aNotice({ title: 'after' }));
  for (const at of ['2026-03-05T06:00:00Z', '2026-03-05T07:00:01Z']) {
    clock.set(at);
    await collect();
  }
  expect(titles()).toEqual([['before']]);
  // The day before has had none: what was told on the day after is in its digest.
  for (const at of ['2026-03-04T07:00:00Z', '2026-03-05T07:00:01Z', '2026-03-06T07:00:00Z']) {
    clock.set(at);
    await collect();
  }
  expect(titles()).toEqual([['before'], ['after']]);
});

it('goes on when a clock that was years ahead is put right', async () => {
  await aWebhookTo(server, receiver, { isDefault: true, digest: 'DAILY', digestHour: 8 });
  await tell(server, aNotice({ title: 'before' }));
  clock.set('2036-01-01T10:00:00Z');
  await collect();
  expect(titles()).toEqual([['before']]);
  clock.set('2026-03-05T08:00:00Z');
  await tell(server, aNotice({ title: 'after' }));
  for (const at of ['2026-03-05T09:00:00Z', '2026-03-06T07:00:00Z', '2026-03-06T08:00:00Z']) {
    clock.set(at);
    await collect();
  }
  expect(titles()).toEqual([['before'], ['after']]);
});

it('weekly, is of Mondays; set to send at once, it sends what has waited', async () => {
  const { path } = await aWebhookTo(server, receiver, { isDefault: true, digest: 'WEEKLY', digestHour: 8 });
  await tell(server, aNotice({ title: 'of the week' }));
  clock.set('2026-03-08T22:00:00Z');
  await collect();
  expect(receiver.received).toEqual([]);
  clock.set('2026-03-09T07:00:00Z');
  await collect();
  expect(titles()).toEqual([['of the week']]);
  await tell(server, aNotice({ title: 'in the new week' }));
  await server.as('patch', path).send({ digest: 'IMMEDIATE' }).expect(200);
  await vi.waitFor(() => expect(receiver.received).toHaveLength(2), soon);
  expect(JSON.parse(receiver.received[1]?.body ?? '')).toMatchObject({ title: 'in the new week' });
});

it('forgets what was told half a year ago, and never tells it again', async () => {
  await aWebhookTo(server, receiver, { isDefault: true });
  const notice = aNotice({ title: 'long ago' });
  await tell(server, notice);
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), soon);
  const count = async () =>
    (
      await server.database.one<{ count: number }>(sql`
      SELECT count(*) AS count FROM notification WHERE key = ${notice.key}`)
    ).count;
  const forget = () => server.app.get(ForgottenNotifications, { strict: false }).forgetOld();
  clock.set('2026-08-31T06:00:00Z');
  await forget();
  expect(await count()).toBe(1);
  clock.set('2026-09-02T06:00:00Z');
  await forget();
  expect(await count()).toBe(0);
  await tell(server, notice);
  await server.app.get(DeliveryWorker, { strict: false }).run();
  expect(await count()).toBe(0);
  expect(receiver.received).toHaveLength(1);
});
