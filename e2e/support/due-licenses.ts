import { expect, vi } from 'vitest';
import type { Cluster } from './nodes.js';
import type { WebhookReceiver } from './webhook-receiver.js';

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

const soon = { timeout: 170_000, interval: 50 };

/** Tells a receiver of everything from now on. */
export async function tellOfEverything(cluster: Cluster, receiver: WebhookReceiver): Promise<void> {
  await cluster.nodes[0].ask('POST', '/notification-channels', cluster.cookie, {
    kind: 'WEBHOOK',
    name: 'Receiver',
    url: receiver.url,
    format: 'JSON',
    allowPrivateAddress: true,
    isDefault: true,
  });
}

/** Licenses whose term ended three days ago: one renewal is due of each, and one message to a webhook. */
export class DueLicenses {
  private readonly licenses: License[] = [];
  private readonly renewedOn = Temporal.Now.plainDateISO('UTC').subtract({ days: 3 }).toString();

  constructor(
    private readonly cluster: Cluster,
    private readonly receiver: WebhookReceiver,
  ) {}

  /** @param expiresOn another day, for licenses that fall due with `fallDue`. */
  async create(count: number, batch = 0, expiresOn = this.renewedOn): Promise<void> {
    const names = Array.from({ length: count }, (_, at) => `Due ${batch}-${String(at).padStart(4, '0')}!`);
    const term = { expiresOn, autoRenew: true, renewalUnit: 'MONTH', renewalCount: 1, noticeDays: [1] };
    const create = async () => {
      for (let name = names.pop(); name !== undefined; name = names.pop()) {
        const body = { name, type: 'CUSTOM', quantity: 5, term };
        this.licenses.push(await this.cluster.nodes[0].ask<License>('POST', '/licenses', this.cluster.cookie, body));
      }
    };
    await Promise.all(Array.from({ length: 8 }, create));
  }

  /** Lets all fall due at once, whoever is at work. */
  async fallDue(): Promise<void> {
    await this.cluster.database.query(
      `UPDATE license SET expires_on = $1::date, renewal_day = NULL WHERE id = ANY($2)`,
      [this.renewedOn, this.ids],
    );
  }

  /** How many have been renewed. */
  async renewed(): Promise<number> {
    const [row] = await this.cluster.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM license_purchase WHERE kind = 'RENEWAL' AND license_id = ANY($1)`,
      [this.ids],
    );
    return row?.count ?? 0;
  }

  /** Of how many the receiver has heard. */
  told(): number {
    return this.licenses.filter((license) => this.deliveriesOf(license).length > 0).length;
  }

  /** Waits until all are renewed and told of. */
  async settled(): Promise<void> {
    const count = this.licenses.length;
    await vi.waitFor(async () => expect(await this.renewed()).toBeGreaterThanOrEqual(count), soon);
    await vi.waitFor(() => expect(this.told()).toBe(count), soon);
    const pending = () => this.ask<Page<unknown>>('/notification-deliveries?state=PENDING');
    await vi.waitFor(async () => expect((await pending()).total).toBe(0), soon);
  }

  /** Renewed once: one row each, of the day, and a term that is one month longer. */
  async expectRenewedOnce(): Promise<void> {
    const expiresOn = Temporal.PlainDate.from(this.renewedOn).add({ months: 1 }).toString();
    for (const { id } of this.licenses) {
      const { items } = await this.ask<Page<Purchase>>(`/licenses/${id}/purchases`);
      const renewals = items.filter(({ kind }) => kind === 'RENEWAL');
      expect(renewals).toMatchObject([{ quantityDelta: 0, purchasedOn: this.renewedOn }]);
      const license = await this.ask<{ term: { expiresOn: string } }>(`/licenses/${id}`);
      expect(license.term.expiresOn).toBe(expiresOn);
    }
  }

  /** Told once: one alert, one delivery, whose id is the same however often it was sent. */
  async expectToldOnce(): Promise<void> {
    const { ids, receiver } = this;
    const alerts = await this.all<{ license: License }>('/alerts?kind=RENEWED');
    const alerted = alerts.flatMap(({ license }) => (ids.includes(license.id) ? [license.id] : []));
    expect(alerted.sort((a, b) => a - b)).toEqual(ids.toSorted((a, b) => a - b));
    for (const license of this.licenses) expect(this.deliveriesOf(license), license.name).toHaveLength(1);
    const deliveries = await this.all<{ deliveryId: string; state: string }>('/notification-deliveries');
    const own = deliveries.filter(({ deliveryId }) => receiver.received.has(deliveryId));
    expect(new Set(deliveries.map(({ state }) => state))).toEqual(new Set(['DELIVERED']));
    expect(own).toHaveLength(receiver.received.size);
  }

  private get ids(): number[] {
    return this.licenses.map(({ id }) => id);
  }

  /** The ids of deliveries that spoke of a license, but for the summary of a week, which may come on any day. */
  private deliveriesOf({ name }: License): string[] {
    const spoke = (body: string): boolean => body.includes(name) && JSON.parse(body).kind !== 'RENEWAL_SUMMARY';
    return [...this.receiver.received].flatMap(([id, [body = '']]) => (spoke(body) ? [id] : []));
  }

  private ask<Answer>(address: string): Promise<Answer> {
    return this.cluster.nodes[0].ask<Answer>('GET', address, this.cluster.cookie);
  }

  /** Whatever page it is on. */
  private async all<Item>(address: string): Promise<Item[]> {
    const items: Item[] = [];
    for (let page = 1; ; page += 1) {
      const separator = address.includes('?') ? '&' : '?';
      const answer = await this.ask<Page<Item>>(`${address}${separator}page=${page}&pageSize=200&sort=id`);
      items.push(...answer.items);
      if (items.length >= answer.total) return items;
    }
  }
}
