/**
 * What becomes of the same work when the fleet is ten times as large: pages and check-ins should take as long as before, a
 * full reconcile ten times as long.
 *
 *     npm run bench -- growth [--devices 100000]
 *
 * The lower bound is the fleet of a tenth, in the same run. Of a fleet of ten times as many devices there is a note, reckoned
 * from these two.
 */
import { performance } from 'node:perf_hooks';
import { checkIn, documentOf, enrolled } from './lib/agents.mjs';
import { openApplication } from './lib/application.mjs';
import { built, dropLeftovers, openCluster } from './lib/cluster.mjs';
import { fleetDatabase } from './lib/fleet-database.mjs';
import { Fleet } from './lib/fleet/fleet.mjs';
import { licensesOf } from './lib/fleet/licenses.mjs';
import { options } from './lib/options.mjs';
import { quantile, report, rounded, sortedOf } from './lib/results.mjs';
import { signedIn, startServer } from './lib/server.mjs';

const { devices, seed } = options();
const automatic = 100;
const repeats = 40;
const checkIns = 200;
const changedTitles = 5;

/** What people look at first, and what has as many rows as the fleet has devices. */
const pages = {
  'list of licenses': '/licenses',
  'figures of all licenses': '/licenses/summary',
  'list of software': '/software',
  'list of devices': '/devices',
  'software of a device': '/devices/42/software',
  'devices of a product': '/software/20/devices',
  'seats of a license': '/licenses/1/assignments?active=true',
};

const cluster = await openCluster();

/** @param {() => Promise<unknown>} work */
async function timed(work) {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** @param {number} size @returns {Promise<Map<string, number[]>>} sorted milliseconds of each work */
async function measure(size) {
  const fleet = new Fleet(seed, { devices: size });
  const licenses = licensesOf(fleet, { automatic, manual: 400 });
  const ids = licenses.filter(({ assignmentMode }) => assignmentMode === 'AUTOMATIC').map(({ id }) => id);
  const database = await fleetDatabase(cluster, fleet, licenses);
  /** @type {Map<string, number[]>} */
  const found = new Map();
  const application = await openApplication(database.url);
  const { ReconciliationService } = await built('features/reconciliation/reconciliation.service.js');
  const reconciliation = application.app.get(ReconciliationService, { strict: false });
  const everything = () => reconciliation.changeRules(async () => ({ result: null, affected: { licenseIds: ids } }));
  found.set('full reconcile, from nothing', [await timed(everything)]);
  await application.query('VACUUM ANALYZE');
  const again = [];
  for (let round = 0; round < 3; round++) again.push(await timed(everything));
  found.set('full reconcile, nothing to do', sortedOf(again));
  await application.close();

  const server = await startServer({ DATABASE_URL: database.url });
  const { ask } = await signedIn(server.address);
  for (const [page, to] of Object.entries(pages)) {
    for (let round = 0; round < 5; round++) await ask('GET', to);
    const times = [];
    for (let round = 0; round < repeats; round++) times.push(await timed(() => ask('GET', to)));
    found.set(page, sortedOf(times));
  }
  const agents = await enrolled(fleet, ask, checkIns);
  const times = [];
  for (const agent of agents) {
    const url = `${server.address}${agent.url}`;
    const [whole, less] = [agent.releases, agent.releases.slice(changedTitles)].map((releases) =>
      documentOf(fleet, agent.id, releases),
    );
    if (whole === undefined || less === undefined) throw new Error('There are no documents.');
    await checkIn(url, whole);
    times.push(await timed(() => checkIn(url, less)));
  }
  found.set('check-in', sortedOf(times));
  await server.stop();
  await database.drop();
  return found;
}

try {
  await dropLeftovers(cluster);
  const small = await measure(devices / 10);
  const large = await measure(devices);
  const findings = [...large].map(([work, times]) => {
    const linear = work.startsWith('full reconcile');
    const [median, before] = [quantile(times, 0.5), quantile(small.get(work) ?? [], 0.5)];
    const ratio = median / before / (linear ? 10 : 1);
    const next = linear ? median * (median / before) : median * Math.max(1, ratio);
    return {
      work: `${work}, ten times the devices`,
      unit: 'ms',
      median: rounded(median),
      p95: rounded(quantile(times, 0.95)),
      boundIs: linear ? 'ten times that of a tenth of the devices' : 'that of a tenth of the devices',
      bound: rounded(before * (linear ? 10 : 1)),
      ratio: rounded(ratio),
      toReach: '≤ 1.2',
      reached: ratio <= 1.2,
      note: `about ${rounded(next)} ms with ${devices * 10} devices, if it goes on like this and memory holds what is read`,
    };
  });
  report('growth', { devices, automatic, checkIns }, findings);
} finally {
  await cluster.stop();
}
