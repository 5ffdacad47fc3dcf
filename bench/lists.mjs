/**
 * Every list that people look at, its filters, its sorts, its deep pages, on a large fleet.
 *
 *     npm run bench -- lists [--devices 100000]
 *
 * The lower bounds: of the main pages, the same rows by SQL as somebody would write it for that page alone; of all others,
 * the statements of the list itself without a server around them. No page may depend on how many installations there are,
 * so the whole is done in a tenth of the fleet, too.
 */
import { performance } from 'node:perf_hooks';
import { dropLeftovers, openCluster } from './lib/cluster.mjs';
import { fleetDatabase, reconcile } from './lib/fleet-database.mjs';
import { Fleet } from './lib/fleet/fleet.mjs';
import { licensesOf } from './lib/fleet/licenses.mjs';
import { handWritten, requests } from './lib/list-requests.mjs';
import { options } from './lib/options.mjs';
import { openRecorder } from './lib/recorded-statements.mjs';
import { quantile, report, rounded, sortedOf } from './lib/results.mjs';
import { onClient } from './lib/seats.mjs';
import { signedIn, startServer } from './lib/server.mjs';

const { devices, seed } = options();
const repeats = 25;
const cluster = await openCluster();

/** @param {() => Promise<unknown>} work */
async function timesOf(work) {
  const times = [];
  for (let round = -3; round < repeats; round++) {
    const begun = performance.now();
    await work();
    if (round >= 0) times.push(performance.now() - begun);
  }
  return sortedOf(times);
}

/** @param {number} size */
async function measure(size) {
  const fleet = new Fleet(seed, { devices: size });
  const licenses = licensesOf(fleet, { automatic: 500, manual: 499 });
  const popular = fleet.products.find(({ id }) => fleet.popularityOf(id) < 0.75);
  const [first] = licenses;
  if (first === undefined) throw new Error('There are no licenses.');
  // One license that most devices have.
  first.organizationIds = [];
  first.rule = { products: { match: 'ANY', items: [{ productId: popular?.id ?? 1, versionRange: null }] } };
  const database = await fleetDatabase(cluster, fleet, licenses);
  await reconcile(database.url, licenses);

  const server = await startServer({ DATABASE_URL: database.url });
  const person = await signedIn(server.address);
  const recorder = await openRecorder(database.url);
  const watched = await startServer({ DATABASE_URL: recorder.url, ROLE: 'web' });
  const watchedPerson = await signedIn(watched.address);
  const ofEverything = await recorder.record(() => watchedPerson.ask('GET', '/auth/sessions'));
  const session = new Set(ofEverything.map(({ text }) => text));

  /** @type {{ name: string, own: number[], bound: number[], byHand: boolean }[]} */
  const found = [];
  await onClient(database.url, async (client) => {
    for (const [name, to] of Object.entries(requests(size))) {
      const own = await timesOf(() => person.ask('GET', to));
      const byHand = handWritten[name];
      const statements =
        byHand === undefined
          ? (await recorder.record(() => watchedPerson.ask('GET', to))).filter(({ text }) => !session.has(text))
          : [{ text: byHand, values: [] }];
      const bound = await timesOf(async () => {
        for (const { text, values } of statements) await client.query(text, values);
      });
      found.push({ name, own, bound, byHand: byHand !== undefined });
    }
  });
  await watched.stop();
  recorder.close();
  await server.stop();
  await database.drop();
  return found;
}

try {
  await dropLeftovers(cluster);
  const small = await measure(devices / 10);
  const large = await measure(devices);
  const findings = large.flatMap(({ name, own, bound, byHand }) => {
    const [p95, least] = [quantile(own, 0.95), quantile(bound, 0.95)];
    const before = quantile(small.find((each) => each.name === name)?.own ?? own, 0.5);
    return [
      {
        work: name,
        unit: 'ms',
        median: rounded(quantile(own, 0.5)),
        p95: rounded(p95),
        boundIs: byHand ? 'SQL written by hand for this page' : 'the statements of the list without a server',
        bound: rounded(least),
        ratio: rounded(p95 / least),
        toReach: '≤ 2',
        reached: p95 / least <= 2,
        note: `${rounded(before)} ms in a fleet of ${devices / 10} devices`,
      },
    ];
  });
  report('lists', { devices, licenses: 999 }, findings);
} finally {
  await cluster.stop();
}
