/**
 * All automatic licenses at once: from no seats at all, and again with nothing to do.
 *
 *     npm run bench -- reconcile-all [--devices 100000]
 *
 * The lower bounds, on the same fleet: one bare `INSERT … SELECT` of the same seats into the same table, and the bare
 * query that finds who should have one.
 */
import { performance } from 'node:perf_hooks';
import { openApplication, withMemory } from './lib/application.mjs';
import { built, copyOf, dropLeftovers, fleetTemplate, openCluster } from './lib/cluster.mjs';
import { Fleet } from './lib/fleet/fleet.mjs';
import { licensesOf, loadLicenses } from './lib/fleet/licenses.mjs';
import { options } from './lib/options.mjs';
import { compared, report } from './lib/results.mjs';
import * as statements from './lib/statements.mjs';
import { bareTargets, countOf, insertOf, onClient } from './lib/seats.mjs';

const { devices, seed, licenses: automatic } = options();

const cluster = await openCluster();
try {
  await dropLeftovers(cluster);
  const database = await copyOf(cluster, await fleetTemplate(cluster, { devices, seed }));
  const licenses = licensesOf(new Fleet(seed, { devices }), { automatic, manual: 0 });
  const ids = licenses.map(({ id }) => id);
  await onClient(database.url, (client) => loadLicenses(client, licenses));

  /** @param {() => Promise<unknown>} work */
  const timed = async (work) => {
    const begun = performance.now();
    await work();
    return (performance.now() - begun) / 1000;
  };
  const bare = await onClient(database.url, async (client) => {
    const targets = await bareTargets(client, licenses);
    const each = async (/** @type {(target: string) => string} */ statementOf) => {
      await client.query('BEGIN');
      for (const target of targets) await client.query(statementOf(target));
      await client.query('COMMIT');
    };
    // The first time reads what the others find read already.
    await each(countOf);
    const counting = [];
    for (let round = 0; round < 3; round++) counting.push(await timed(() => each(countOf)));
    const inserting = await timed(() => each(insertOf));
    const { rows } = await client.query('SELECT count(*)::int AS seats FROM assignment');
    await client.query('TRUNCATE assignment, license_key');
    return { counting, inserting, seats: rows[0].seats };
  });

  const application = await openApplication(database.url);
  const { ReconciliationService } = await built('features/reconciliation/reconciliation.service.js');
  const reconciliation = application.app.get(ReconciliationService, { strict: false });
  const everything = () => reconciliation.changeRules(async () => ({ result: null, affected: { licenseIds: ids } }));
  await statements.begin(application);
  const { result: fromNothing, mostMemory } = await withMemory(() => timed(everything));
  await statements.print(application);
  const [given] = await application.query('SELECT count(*)::int AS seats FROM assignment WHERE ended_on IS NULL');
  if (given.seats !== bare.seats)
    throw new Error(`${given.seats} seats were given, and ${bare.seats} should have been.`);
  await application.query('VACUUM ANALYZE assignment');
  const nothing = [];
  for (let round = 0; round < 3; round++) nothing.push(await timed(everything));
  await application.close();
  report('reconcile-all', { devices, licenses: automatic, seats: bare.seats }, [
    compared({
      work: 'from nothing',
      unit: 's',
      times: [fromNothing],
      boundIs: 'bare INSERT … SELECT of the same seats',
      boundTimes: [bare.inserting],
      atMost: 1.5,
    }),
    compared({
      work: 'again, with nothing to do',
      unit: 's',
      times: nothing,
      boundIs: 'bare query of who should have a seat',
      boundTimes: bare.counting,
      atMost: 1.2,
    }),
    {
      work: 'memory of the process, from nothing',
      unit: 'MiB',
      median: mostMemory,
      toReach: '≤ 300',
      reached: mostMemory <= 300,
    },
  ]);
  await database.drop();
} finally {
  await cluster.stop();
}
