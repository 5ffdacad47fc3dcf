import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { EventStream } from '../../server/src/platform/testing/event-stream.js';
import { DueLicenses, tellOfEverything } from '../support/due-licenses.js';
import { type Cluster, type ProductNode, startCluster } from '../support/nodes.js';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.js';

/**
 * The database goes away for ten seconds while two nodes answer, renew licenses and tell a webhook of it, and comes back.
 * Nobody restarts anything.
 */
let cluster: Cluster;
let receiver: WebhookReceiver;
beforeAll(async () => {
  [cluster, receiver] = await Promise.all([startCluster(), startWebhookReceiver()]);
  await tellOfEverything(cluster, receiver);
});
afterAll(async () => {
  await cluster?.stop();
  await receiver?.close();
});

const soon = { timeout: 90_000, interval: 100 };
const outageMilliseconds = 10_000;
const dueCount = 200;
/** The database goes away when so many have been told of. */
const toldBefore = 20;

interface Answer {
  status: number;
  code: string;
  retryAfter: string | null;
}

/** A field of a problem; empty where there is none. */
async function fieldOf(response: Response, field: string): Promise<string> {
  const body: Record<string, unknown> = JSON.parse(await response.text());
  const value = body[field];
  return typeof value === 'string' ? value : '';
}

/** Sends a request again and again, with its key, for as long as the database is away. */
async function sendUntilDone(node: ProductNode, address: string, body: object): Promise<Answer[]> {
  const answers: Answer[] = [];
  const key = randomUUID();
  for (;;) {
    const response = await fetch(`${node.url}/api/v1${address}`, {
      method: 'POST',
      headers: {
        cookie: cluster.cookie,
        'x-requested-with': 'seatwise',
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
    });
    const { status } = response;
    answers.push({ status, code: await fieldOf(response, 'code'), retryAfter: response.headers.get('retry-after') });
    if (response.status !== 503) return answers;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Creates licenses at both nodes until it is told to stop. */
function writing() {
  const sent: { name: string; answers: Answer[] }[] = [];
  const told = new AbortController();
  const write = async (node: ProductNode, who: string) => {
    for (let count = 0; !told.signal.aborted; count += 1) {
      const name = `${who} ${count}`;
      sent.push({ name, answers: await sendUntilDone(node, '/licenses', { name, type: 'CUSTOM', quantity: 3 }) });
    }
  };
  const ended = Promise.all(cluster.nodes.flatMap((node, at) => [write(node, `A${at}`), write(node, `B${at}`)]));
  return {
    sent,
    async stop() {
      told.abort();
      await ended;
    },
  };
}

const readiness = async (node: ProductNode) => {
  const response = await fetch(`${node.url}/health/ready`);
  return { status: response.status, detail: await fieldOf(response, 'detail') };
};

/** A license whose seats follow a rule, and the place of the devices that get them. */
async function anAutomaticLicense() {
  const ask = <T>(address: string, body: object) => cluster.nodes[0].ask<T>('POST', address, cluster.cookie, body);
  const { id: organizationId } = await ask<{ id: number }>('/organizations', { name: 'Acme' });
  const { id: locationId } = await ask<{ id: number }>(`/organizations/${organizationId}/locations`, { name: 'Here' });
  const criteria = { all: [{ field: 'deviceClass', operator: 'equals', value: 'LAPTOP' }] };
  const { id: groupId } = await ask<{ id: number }>('/device-groups', { name: 'Laptops', criteria });
  const { id } = await ask<{ id: number }>('/licenses', {
    name: 'By rule',
    type: 'PER_DEVICE',
    assignmentMode: 'AUTOMATIC',
    quantity: 1,
    assignmentRule: { deviceGroups: { match: 'ALL', ids: [groupId] } },
  });
  const addDevice = (name: string, deviceClass: string) =>
    ask('/devices', { name, deviceClass, organizationId, locationId });
  const usage = async () =>
    (await cluster.nodes[1].ask<{ usage: number }>('GET', `/licenses/${id}`, cluster.cookie)).usage;
  const widen = () =>
    cluster.nodes[1].ask('PATCH', `/device-groups/${groupId}`, cluster.cookie, {
      criteria: { any: [...criteria.all, { field: 'deviceClass', operator: 'equals', value: 'SERVER' }] },
    });
  return { addDevice, usage, widen };
}

it(
  'loses nothing, doubles nothing, says what is the matter meanwhile, and goes on by itself',
  { timeout: 600_000 },
  async () => {
    const license = await anAutomaticLicense();
    await license.addDevice('One', 'LAPTOP');
    await vi.waitFor(async () => expect(await license.usage()).toBe(1), soon);
    const streams = await Promise.all(cluster.nodes.map((node) => EventStream.open(node.url, cluster.cookie)));
    for (const stream of streams) await vi.waitFor(() => expect(stream.told).toContain('ready'), soon);
    const work = writing();
    await vi.waitFor(() => expect(work.sent.length).toBeGreaterThan(20), soon);
    // What is due while it is away.
    await cluster.nodes[0].ask('POST', '/schedules/authentication.forget/run', cluster.cookie);
    // What is in the middle of it.
    const due = new DueLicenses(cluster, receiver);
    await due.create(dueCount, 0, Temporal.Now.plainDateISO('UTC').add({ days: 20 }).toString());
    await due.fallDue();
    await cluster.nodes[0].ask('POST', '/schedules/licenses.renew/run', cluster.cookie);
    await vi.waitFor(() => expect(due.told()).toBeGreaterThanOrEqual(toldBefore), { ...soon, interval: 5 });

    await cluster.database.crash();
    const told = due.told();
    console.log(`The database went away when ${told} of ${dueCount} renewals were told of`);
    expect(told).toBeLessThan(dueCount);
    const until = performance.now() + outageMilliseconds;
    const seen = new Set<string>();
    while (performance.now() < until) {
      for (const node of cluster.nodes) {
        const { status, detail } = await readiness(node);
        seen.add(`${status} ${detail}`);
        const page = await fetch(`${node.url}/api/v1/licenses`, { headers: { cookie: cluster.cookie } });
        expect(page.status).toBe(503);
        expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0);
        expect((await fetch(`${node.url}/health/live`)).status).toBe(200);
      }
    }
    // At first by what was asked on a connection that was open.
    seen.delete('503 The database does not answer. The connection to it broke.');
    expect([...seen]).toEqual(['503 The database does not answer. It refuses connections: is it running?']);
    await cluster.database.recover();

    for (const node of cluster.nodes) {
      await vi.waitFor(async () => expect((await readiness(node)).status).toBe(200), soon);
    }
    const before = work.sent.length;
    await vi.waitFor(() => expect(work.sent.length).toBeGreaterThan(before + 20), soon);
    await work.stop();

    // Each request was done, once, and nobody heard anything but "try again" meanwhile.
    const answers = work.sent.flatMap((each) => each.answers);
    expect(answers.filter(({ status }) => status !== 503).every(({ status }) => status === 201)).toBe(true);
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(0);
    for (const each of refused) expect(each).toMatchObject({ code: 'not-ready', retryAfter: expect.any(String) });
    const names = await cluster.database.query<{ name: string }>(
      `SELECT name FROM license WHERE type = 'CUSTOM' AND NOT auto_renew`,
    );
    expect(names.map(({ name }) => name).sort()).toEqual(work.sent.map(({ name }) => name).sort());
    const twice = await cluster.database.query(`
    SELECT license_id FROM license_purchase GROUP BY license_id, kind HAVING count(*) > 1`);
    expect(twice).toEqual([]);
    await due.settled();
    await due.expectRenewedOnce();
    await due.expectToldOnce();

    // What was asked for before is done, jobs are, seats move by facts and by rules, and changes are heard at both nodes.
    const runs = async () =>
      (
        await cluster.nodes[1].ask<{ items: { outcome: string }[] }>(
          'GET',
          '/schedules/authentication.forget/runs',
          cluster.cookie,
        )
      ).items;
    await vi.waitFor(async () => expect((await runs())[0]?.outcome).not.toBe('WAITING'), soon);
    await vi.waitFor(async () => {
      await cluster.nodes[1].ask('POST', '/schedules/authentication.forget/run', cluster.cookie);
      expect((await runs()).map(({ outcome }) => outcome)).toContain('DONE');
    }, soon);
    await license.addDevice('Two', 'LAPTOP');
    await license.addDevice('Three', 'SERVER');
    await license.widen();
    await vi.waitFor(async () => expect(await license.usage()).toBe(3), soon);
    for (const [at, old] of streams.entries()) {
      const node = cluster.nodes[at] ?? cluster.nodes[0];
      // A stream whose session could not be looked at has ended; whoever comes back is told that they missed something.
      const stream = old.ended ? await EventStream.open(node.url, cluster.cookie, { lastEventId: old.lastId }) : old;
      await vi.waitFor(() => expect(stream.told).toContain('resync'), soon);
      const heard = stream.told.length;
      await license.addDevice(`Heard ${at}`, 'LAPTOP');
      await vi.waitFor(() => expect(stream.told.slice(heard)).toContain('devices'), soon);
      await stream.close();
    }
  },
);
