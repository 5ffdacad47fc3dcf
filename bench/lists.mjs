/**
 * Every list that people look at, its filters, its sorts, its deep pages, on a large fleet.
 *
 *     npm run bench -- lists [--devices 100000]
 *
 * The lower bounds: of the main pages, the same rows by SQL as somebody would write it for that page alone; of all others,
 * the statements of the list itself without a server around them. Each is asked in turn with the page, so that whatever
 * else the machine does happens to both. No page may depend on how many installations there are, so the whole is done in a
 * tenth of the fleet, too.
 */
import { performance } from 'node:perf_hooks';
import { dropLeftovers, openCluster } from './lib/cluster.mjs';
import { fleetDatabase, reconcile } from './lib/fleet-database.mjs';
import { Fleet } from './lib/fleet/fleet.mjs';
import { licensesOf, withLargeLicense } from './lib/fleet/licenses.mjs';
import { furtherRows, handWritten, requestsOf } from './lib/list-requests.mjs';
import { options } from './lib/options.mjs';
import { openRecorder } from './lib/recorded-statements.mjs';
import { quantile, report, rounded, sortedOf } from './lib/results.mjs';
import { onClient } from './lib/seats.mjs';
import { signedIn, startServer } from './lib/server.mjs';

const { devices, seed } = options();
const repeats = 21;
/** Of the small fleet, of which only the median is shown. */
const fewRepeats = 5;
/** A page is asked for no more often than fits into this, but a few times. */
const longestMilliseconds = 3_000;
/** What differs by less, in milliseconds, differs by chance. */
const noise = 5;
const cluster = await openCluster();

/** Milliseconds of each of some works, sorted; by turns. @param {readonly (() => Promise<unknown>)[]} works @param {number} rounds */
async function timesOf(works, rounds) {
  const times = works.map(() => /** @type {number[]} */ ([]));
  const end = performance.now() + longestMilliseconds;
  for (let round = -2; round < rounds && (round < fewRepeats || performance.now() < end); round++) {
    for (const [index, work] of works.entries()) {
      const begun = performance.now();
      await work();
      if (round >= 0) times[index]?.push(performance.now() - begun);
    }
  }
  return times.map(sortedOf);
}

/** The sorts of a list, as it names them to who asks for another. @param {Awaited<ReturnType<typeof signedIn>>} person */
function sortsOf(person) {
  return async (/** @type {string} */ to) => {
    const refusal = await person
      .ask('GET', `${to}?sort=nothing`)
      .catch((/** @type {unknown} */ error) => String(error));
    const [, names = ''] = /It sorts by ([A-Za-z, ]+)\./.exec(String(refusal)) ?? [];
    if (names === '') throw new Error(`${to} does not say what it sorts by: ${String(refusal)}`);
    return names.split(', ');
  };
}

/** @param {number} size @param {number} rounds */
async function measure(size, rounds) {
  const fleet = new Fleet(seed, { devices: size });
  const licenses = withLargeLicense(fleet, licensesOf(fleet, { automatic: 500, manual: 499 }));
  const database = await fleetDatabase(cluster, fleet, licenses);
  await reconcile(database.url, licenses);
  process.stdout.write(`${size} devices are there.\n`);

  const server = await startServer({ DATABASE_URL: database.url });
  const recorder = await openRecorder(database.url);
  const watched = await startServer({ DATABASE_URL: recorder.url, ROLE: 'web' });
  try {
    const person = await signedIn(server.address);
    const watchedPerson = await signedIn(watched.address);
    const ofEverything = await recorder.record(() => watchedPerson.ask('GET', '/auth/sessions'));
    const session = new Set(ofEverything.map(({ text }) => text));
    /** @type {{ name: string, own: number[], bound: number[], byHand: boolean }[]} */
    const found = [];
    await onClient(database.url, async (client) => {
      for (const text of furtherRows) await client.query(text);
      const requests = await requestsOf((to) => person.ask('GET', to), sortsOf(person));
      for (const [name, to] of requests) {
        const byHand = handWritten[name];
        const statements =
          byHand === undefined
            ? (await recorder.record(() => watchedPerson.ask('GET', to))).filter(({ text }) => !session.has(text))
            : [{ text: byHand, values: [] }];
        const [own = [], bound = []] = await timesOf(
          [
            () => person.ask('GET', to),
            async () => {
              for (const { text, values } of statements) await client.query(text, values);
            },
          ],
          rounds,
        );
        found.push({ name, own, bound, byHand: byHand !== undefined });
        if (process.env['BENCH_LOUD'] === '1') {
          process.stdout.write(`${name}: ${rounded(quantile(own, 0.5))}, ${rounded(quantile(bound, 0.5))}\n`);
        }
      }
    });
    return found;
  } finally {
    await watched.stop();
    recorder.close();
    await server.stop();
    await database.drop();
  }
}

try {
  await dropLeftovers(cluster);
  const small = new Map((await measure(devices / 10, fewRepeats)).map((each) => [each.name, each]));
  const large = await measure(devices, repeats);
  const findings = large.map(({ name, own, bound, byHand }) => {
    const [p95, least] = [quantile(own, 0.95), quantile(bound, 0.95)];
    const before = quantile(small.get(name)?.own ?? [], 0.5);
    return {
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
    };
  });
  const slower = (/** @type {number} */ median, /** @type {number} */ than) => median > 2 * than + noise;
  const medians = new Map(large.map(({ name, own }) => [name, quantile(own, 0.5)]));
  const counted = (/** @type {string} */ work, /** @type {readonly string[]} */ names) => ({
    work,
    unit: 'pages',
    median: names.length,
    toReach: '= 0',
    reached: names.length === 0,
    note: names.join('; '),
  });
  const inMore = findings.filter(({ work, median }) => slower(median, quantile(small.get(work)?.own ?? [], 0.5)));
  const deep = [...medians].filter(([name, median]) => {
    const [list = '', place] = name.split(/, (?=page in the middle$|last page$|deep$)/);
    if (place === undefined) return false;
    const first = medians.get(list);
    if (first === undefined) throw new Error(`There is no first page of ${name}.`);
    return slower(median, first);
  });
  report('lists', { devices, licenses: 999 }, [
    ...findings,
    counted(
      `pages that take twice as long as in a fleet of ${devices / 10} devices`,
      inMore.map(({ work }) => work),
    ),
    counted(
      'deep pages that take twice as long as the first',
      deep.map(([name]) => name),
    ),
  ]);
} finally {
  await cluster.stop();
}
