import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DueLicenses, tellOfEverything } from '../support/due-licenses.js';
import { type Cluster, startCluster } from '../support/nodes.js';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.js';

/**
 * Two nodes renew hundreds of licenses and tell a webhook of each, and one of them is killed in the middle: every license
 * is renewed once and told once. `KILLS=20` does it twenty times.
 */
const kills = Number(process.env['KILLS'] ?? 1);
const licensesEach = 200;
const soon = { timeout: 170_000, interval: 5 };

let cluster: Cluster;
let receiver: WebhookReceiver;
beforeAll(async () => {
  [cluster, receiver] = await Promise.all([startCluster({ ROLE: 'web' }), startWebhookReceiver()]);
  await tellOfEverything(cluster, receiver);
});
afterAll(async () => {
  await cluster?.stop();
  await receiver?.close();
});

describe.each(Array.from({ length: kills }, (_, batch) => ({ batch })))('kill $batch', ({ batch }) => {
  it('loses no renewal and no notification, and doubles none', { timeout: 600_000 }, async () => {
    const [one, two] = cluster.nodes;
    const due = new DueLicenses(cluster, receiver);
    // Nobody works meanwhile.
    await due.create(licensesEach, batch);
    await Promise.all([one.stop(), two.stop()]);
    // In the middle of renewing, or of telling: by chance.
    const [what, progress] =
      randomInt(2) === 0 ? ['renewals', () => due.renewed()] : ['deliveries', async () => due.told()];
    // Early enough that it is not over before the victim is dead.
    const moment = randomInt(1, licensesEach / 2);
    const victim = randomInt(2) === 0 ? one : two;
    const starting = Promise.all([one.start({ ROLE: 'all' }), two.start({ ROLE: 'all' })]);
    await vi.waitFor(async () => expect(await progress()).toBeGreaterThanOrEqual(moment), soon);
    // Ready or not: what is at work may be done by the time that both are.
    await victim.kill();
    const done = await progress();
    console.log(`Killed at ${done} of ${licensesEach} ${what}, wanted ${moment}`);
    expect(done, what).toBeLessThan(licensesEach);
    await starting;
    await victim.start({ ROLE: 'all' });

    await due.settled();
    await due.expectRenewedOnce();
    await due.expectToldOnce();

    // The next batch is made while nobody works.
    await Promise.all([one.stop(), two.stop()]);
    await Promise.all([one.start({ ROLE: 'web' }), two.start({ ROLE: 'web' })]);
  });
});
