import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Cluster, startCluster } from '../support/nodes.js';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.js';

/**
 * Two nodes renew hundreds of licenses and tell a webhook of each, and one of them is killed in the middle: every license
 * is renewed once and told once. `KILLS=20` does it twenty times.
 */
const kills = Number(process.env['KILLS'] ?? 1);
const licensesEach = 200;
const soon = { timeout: 170_000, interval: 50 };

interface License {
  id: number;
  name: string;
}

interface Purchase {
  kind: string;
  quantityDelta: number;
  purchasedOn: string;
}

interface Page<Item> {
  items: Item[];
  total: number;
}

let cluster: Cluster;
let receiver: WebhookReceiver;
beforeAll(async () => {
  [cluster, receiver] = await Promise.all([startCluster({ ROLE: 'web' }), startWebhookReceiver()]);
  await cluster.nodes[0].ask('POST', '/notification-channels', cluster.cookie, {
    kind: 'WEBHOOK',
    name: 'Receiver',
    url: receiver.url,
    format: 'JSON',
    allowPrivateAddress: true,
    isDefault: true,
  });
});
afterAll(async () => {
  await cluster?.stop();
  await receiver?.close();
});

/** Whatever page it is on. */
async function all<Item>(address: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let page = 1; ; page += 1) {
    const separator = address.includes('?') ? '&' : '?';
    const path = `${address}${separator}page=${page}&pageSize=200&sort=id`;
    const answer = await cluster.nodes[0].ask<Page<Item>>('GET', path, cluster.cookie);
    items.push(...answer.items);
    if (items.length >= answer.total) return items;
  }
}

/** Licenses whose term ended three days ago: one renewal is due of each. Nobody works meanwhile. */
async function dueLicenses(batch: number): Promise<{ licenses: License[]; renewedOn: string }> {
  const expiresOn = Temporal.Now.plainDateISO('UTC').subtract({ days: 3 }).toString();
  const names = Array.from({ length: licensesEach }, (_, at) => `Due ${batch}-${String(at).padStart(4, '0')}!`);
  const licenses: License[] = [];
  const create = async () => {
    for (let name = names.pop(); name !== undefined; name = names.pop()) {
      const term = { expiresOn, autoRenew: true, renewalUnit: 'MONTH', renewalCount: 1, noticeDays: [1] };
      const body = { name, type: 'CUSTOM', quantity: 5, term };
      licenses.push(await cluster.nodes[0].ask<License>('POST', '/licenses', cluster.cookie, body));
    }
  };
  await Promise.all(Array.from({ length: 8 }, create));
  return { licenses, renewedOn: expiresOn };
}

async function renewed(ids: readonly number[]): Promise<number> {
  const [row] = await cluster.database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM license_purchase WHERE kind = 'RENEWAL' AND license_id = ANY($1)`,
    [ids],
  );
  return row?.count ?? 0;
}

/** The ids of deliveries that spoke of a license. */
function deliveriesOf({ name }: License): string[] {
  return [...receiver.received].flatMap(([id, [body = '']]) => (body.includes(name) ? [id] : []));
}

describe.each(Array.from({ length: kills }, (_, batch) => ({ batch })))('kill $batch', ({ batch }) => {
  it('loses no renewal and no notification, and doubles none', { timeout: 600_000 }, async () => {
    const [one, two] = cluster.nodes;
    const { licenses, renewedOn } = await dueLicenses(batch);
    const ids = licenses.map(({ id }) => id);
    const told = () => licenses.filter((license) => deliveriesOf(license).length > 0).length;
    await Promise.all([one.stop(), two.stop()]);
    // In the middle of renewing, or of telling: by chance.
    const [what, progress] = randomInt(2) === 0 ? ['renewals', () => renewed(ids)] : ['deliveries', async () => told()];
    // Early enough that it is not over before the victim is dead.
    const moment = randomInt(1, licensesEach / 2);
    const victim = randomInt(2) === 0 ? one : two;
    const starting = Promise.all([one.start({ ROLE: 'all' }), two.start({ ROLE: 'all' })]);
    await vi.waitFor(async () => expect(await progress()).toBeGreaterThanOrEqual(moment), { ...soon, interval: 5 });
    // Ready or not: what is at work may be done by the time that both are.
    await victim.kill();
    const done = await progress();
    console.log(`Killed at ${done} of ${licensesEach} ${what}, wanted ${moment}`);
    expect(done, what).toBeLessThan(licensesEach);
    await starting;
    await victim.start({ ROLE: 'all' });

    await vi.waitFor(async () => expect(await renewed(ids)).toBeGreaterThanOrEqual(licensesEach), soon);
    await vi.waitFor(() => expect(told()).toBe(licensesEach), soon);
    const pending = () =>
      cluster.nodes[0].ask<Page<unknown>>('GET', '/notification-deliveries?state=PENDING', cluster.cookie);
    await vi.waitFor(async () => expect((await pending()).total).toBe(0), soon);

    // Renewed once: one row each, of the day, and a term that is one month longer.
    const expiresOn = Temporal.PlainDate.from(renewedOn).add({ months: 1 }).toString();
    for (const { id } of licenses) {
      const { items } = await one.ask<Page<Purchase>>('GET', `/licenses/${id}/purchases`, cluster.cookie);
      const renewals = items.filter(({ kind }) => kind === 'RENEWAL');
      expect(renewals).toMatchObject([{ quantityDelta: 0, purchasedOn: renewedOn }]);
      const license = await one.ask<{ term: { expiresOn: string } }>('GET', `/licenses/${id}`, cluster.cookie);
      expect(license.term.expiresOn).toBe(expiresOn);
    }

    // Told once: one alert, one delivery, whose id is the same however often it was sent.
    const alerts = await all<{ license: License }>('/alerts?kind=RENEWED');
    const alerted = alerts.flatMap(({ license }) => (ids.includes(license.id) ? [license.id] : []));
    expect(alerted.sort((a, b) => a - b)).toEqual(ids.toSorted((a, b) => a - b));
    for (const license of licenses) expect(deliveriesOf(license), license.name).toHaveLength(1);
    const deliveries = await all<{ deliveryId: string; state: string; title: string }>('/notification-deliveries');
    const own = deliveries.filter(({ deliveryId }) => receiver.received.has(deliveryId));
    expect(new Set(deliveries.map(({ state }) => state))).toEqual(new Set(['DELIVERED']));
    expect(own).toHaveLength(receiver.received.size);

    // The next batch is made while nobody works.
    await Promise.all([one.stop(), two.stop()]);
    await Promise.all([one.start({ ROLE: 'web' }), two.start({ ROLE: 'web' })]);
  });
});
