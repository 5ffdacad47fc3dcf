import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { DeliveryClaims } from './delivery-claims.js';
import { DeliveryWorker } from './delivery-worker.service.js';
import {
  aNotice,
  aWebhookTo,
  deliveriesTitled,
  startTestReceiver,
  tell,
  type TestReceiver,
} from './notifications.factory.js';

let server: TestServer;
let receiver: TestReceiver;
let worker: DeliveryWorker;

beforeAll(async () => {
  [server, receiver] = await Promise.all([startTestServer(), startTestReceiver()]);
  worker = server.app.get(DeliveryWorker, { strict: false });
});
afterAll(async () => {
  await server.close();
  await receiver.close();
});
beforeEach(async () => {
  await server.database.query(sql`DELETE FROM notification_delivery`);
  await server.database.query(sql`DELETE FROM notification_channel`);
  receiver.received.length = 0;
});

/** Has what is told meanwhile wait, and then sent. */
async function sentAfter(lane: number, work: () => Promise<unknown>): Promise<void> {
  const claim = await server.app.get(DeliveryClaims, { strict: false }).take([lane]);
  await work();
  await claim.release();
  await worker.run();
}

it.each([
  ['whose address must not be asked', sql`allow_private_address = FALSE`],
  ['whose secrets nobody can read', sql`settings = 'v1.gone.gone.gone'`],
])('a channel %s holds up none of its deliveries', async (_, change) => {
  const { id } = await aWebhookTo(server, receiver, { isDefault: true });
  await server.database.query(sql`UPDATE notification_channel SET ${change}`);
  const title = uniqueName('Title');
  await sentAfter(id, () => tell(server, aNotice({ title }), aNotice({ title }), aNotice({ title })));
  const tried = { state: 'PENDING', attemptCount: 1 };
  expect(await deliveriesTitled(server, title)).toMatchObject([tried, tried, tried]);
  expect(receiver.received).toEqual([]);
});

it('each address that a license names is tried where there is no mail server', async () => {
  const title = uniqueName('Title');
  const emails = ['ann@x.test', 'bob@x.test'];
  await sentAfter(0, () => tell(server, aNotice({ title, audience: { emails } })));
  const tried = { attemptCount: 1, lastError: expect.stringContaining('There is no mail server') };
  expect(await deliveriesTitled(server, title)).toMatchObject([tried, tried]);
});

it('what waited behind one that nobody ever answered is given up with it', async () => {
  receiver.answer = (response) => response.destroy();
  const { id } = await aWebhookTo(server, receiver, { isDefault: true });
  const [first, behind, later] = [uniqueName('First'), uniqueName('Behind'), uniqueName('Later')];
  const clock = stopClock(server, '2026-03-05T10:00:00Z');
  await sentAfter(id, async () => {
    await tell(server, aNotice({ title: first }));
    await server.database.query(sql`UPDATE notification_delivery SET tries = 8`);
    await tell(server, aNotice({ title: behind }));
    clock.set('2026-03-08T10:00:00Z');
    await tell(server, aNotice({ title: later }));
  });
  expect(receiver.received).toHaveLength(1);
  expect(await deliveriesTitled(server, first)).toMatchObject([{ state: 'FAILED', attemptCount: 1 }]);
  const neverSent = expect.stringContaining('it was never sent');
  expect(await deliveriesTitled(server, behind)).toMatchObject([
    { state: 'FAILED', attemptCount: 0, lastError: neverSent },
  ]);
  expect(await deliveriesTitled(server, later)).toMatchObject([{ state: 'PENDING', attemptCount: 0 }]);
});
