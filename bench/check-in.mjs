/**
 * One device's inventory changes by five titles: from the request to the committed seats.
 *
 *     npm run bench -- check-in [--devices 100000]
 *
 * In a fleet of so many devices and in one of a tenth, with 500 automatic licenses. The lower bound: the same rows, changed
 * back by bare statements in one transaction.
 */
import { performance } from 'node:perf_hooks';
import { checkIn, documentOf, enrolled } from './lib/agents.mjs';
import { undoBare } from './lib/bare-check-in.mjs';
import { dropLeftovers, openCluster } from './lib/cluster.mjs';
import { fleetDatabase, reconcile } from './lib/fleet-database.mjs';
import { Fleet } from './lib/fleet/fleet.mjs';
import { licensesOf } from './lib/fleet/licenses.mjs';
import { options } from './lib/options.mjs';
import { compared, quantile, report, rounded, sortedOf } from './lib/results.mjs';
import { onClient } from './lib/seats.mjs';
import { signedIn, startServer } from './lib/server.mjs';
import * as statements from './lib/statements.mjs';

const { devices, seed, licenses: automatic } = options();
const changedTitles = 5;
const measured = 400;

/** Some of a list, from all over it. @param {readonly number[]} ids */
const spread = (ids) =>
  Array.from(
    { length: changedTitles },
    (_, index) => ids[Math.floor(((index + 0.5) / changedTitles) * ids.length)] ?? 0,
  );

const cluster = await openCluster();
/** @param {number} size */
async function measure(size) {
  const fleet = new Fleet(seed, { devices: size });
  const licenses = licensesOf(fleet, { automatic, manual: 0 });
  const database = await fleetDatabase(cluster, fleet, licenses);
  await reconcile(database.url, licenses);

  const server = await startServer({ DATABASE_URL: database.url });
  const { ask } = await signedIn(server.address);
  const agents = await enrolled(fleet, ask, measured);
  const send = (/** @type {typeof agents[number]} */ agent, /** @type {string} */ document) =>
    checkIn(`${server.address}${agent.url}`, document);
  // Each is known to its server as it is, before it changes.
  for (const agent of agents) await send(agent, documentOf(fleet, agent.id, agent.releases));

  /** @type {{ times: number[], bare: number[] }} */
  const { times, bare } = { times: [], bare: [] };
  let seats = 0;
  await onClient(database.url, async (client) => {
    await statements.begin({ query: async (text) => (await client.query(text)).rows });
    for (const [index, agent] of agents.entries()) {
      // Of what this device has, popular or not, five go; five come that another device has and this one has not.
      const other = agents[(index + 1) % agents.length];
      const own = new Set(agent.releases);
      const added = spread(other?.releases.filter((id) => !own.has(id)) ?? []);
      const removed = spread(agent.releases);
      const kept = agent.releases.filter((id) => !removed.includes(id));
      const document = documentOf(fleet, agent.id, [...kept, ...added]);
      const begun = performance.now();
      await send(agent, document);
      times.push(performance.now() - begun);
      const undone = await undoBare(client, agent, { added, removed });
      bare.push(undone.milliseconds);
      seats += undone.seats;
    }
    await statements.print({ query: async (text) => (await client.query(text)).rows });
  });
  await server.stop();
  await database.drop();
  return { times, bare, seats };
}

try {
  await dropLeftovers(cluster);
  const [small, large] = [await measure(devices / 10), await measure(devices)];
  const finding = (/** @type {string} */ work, /** @type {typeof small} */ { times, bare }) =>
    compared({
      work,
      times,
      boundIs: 'the same rows by bare statements in one transaction',
      boundTimes: bare,
      atMost: 3,
    });
  const p99 = (/** @type {readonly number[]} */ times) => quantile(sortedOf(times), 0.99);
  const growth = p99(large.times) / p99(small.times);
  report('check-in', { devices, licenses: automatic, checkIns: measured, seatsMoved: large.seats }, [
    finding(`${devices / 10} devices`, small),
    finding(`${devices} devices`, large),
    {
      work: `p99 of ${devices} devices beside ${devices / 10}`,
      unit: 'ms',
      median: rounded(p99(large.times)),
      bound: rounded(p99(small.times)),
      ratio: rounded(growth),
      toReach: '≤ 1.2',
      reached: growth <= 1.2,
    },
  ]);
} finally {
  await cluster.stop();
}
