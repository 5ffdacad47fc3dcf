/**
 * One rule is saved about a product that most devices have: previewed, created, and taken back.
 *
 *     npm run bench -- reconcile-rule [--devices 100000]
 *
 * The lower bounds, on the same fleet: a bare count of who would get a seat, one bare `INSERT … SELECT` of the same seats.
 */
import { performance } from 'node:perf_hooks';
import { openApplication } from './lib/application.mjs';
import { built, copyOf, dropLeftovers, fleetTemplate, openCluster } from './lib/cluster.mjs';
import { Fleet } from './lib/fleet/fleet.mjs';
import { loadLicenses } from './lib/fleet/licenses.mjs';
import { options } from './lib/options.mjs';
import { compared, report } from './lib/results.mjs';
import { bareTargets, countOf, insertOf, onClient } from './lib/seats.mjs';
import * as statements from './lib/statements.mjs';

const { devices, seed, repeats } = options();
const fleet = new Fleet(seed, { devices });
/** Nearest to the popularity that is asked for, in devices of all platforms. */
const share = 0.75;
const product = fleet.products.reduce((best, each) =>
  Math.abs(fleet.popularityOf(each.id) - share) < Math.abs(fleet.popularityOf(best.id) - share) ? each : best,
);
/** @type {import('./lib/fleet/licenses.mjs').License} */
const license = {
  id: 1,
  name: 'Everywhere',
  type: 'PER_DEVICE',
  assignmentMode: 'AUTOMATIC',
  productId: product.id,
  organizationIds: [],
  quantity: devices / 2,
  rule: { products: { match: 'ANY', items: [{ productId: product.id, versionRange: null }] } },
};

const cluster = await openCluster();
try {
  await dropLeftovers(cluster);
  const database = await copyOf(cluster, await fleetTemplate(cluster, { devices, seed }));
  await onClient(database.url, (client) => loadLicenses(client, [license]));
  const application = await openApplication(database.url);
  const { ReconciliationService } = await built('features/reconciliation/reconciliation.service.js');
  const reconciliation = application.app.get(ReconciliationService, { strict: false });
  const { sql } = await built('platform/database/sql.js');

  /** @param {() => Promise<unknown>} work */
  const timed = async (work) => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  };
  const everybody = { DEVICE: sql`TRUE`, PERSON: sql`TRUE`, LOCATION: sql`TRUE` };
  const rule = {
    type: license.type,
    assignmentMode: license.assignmentMode,
    scope: { global: true, organizationIds: [], locations: [] },
    rule: license.rule,
    exceptions: { included: [], excluded: [] },
  };
  const clear = async () => {
    await application.query('TRUNCATE assignment, license_key, license_usage, license_usage_day');
    await application.query('VACUUM ANALYZE assignment');
  };
  /** @type {Record<'counting' | 'inserting' | 'previewing' | 'saving', number[]>} */
  const rounds = { counting: [], inserting: [], previewing: [], saving: [] };
  let seats = 0;
  await statements.begin(application);
  await onClient(database.url, async (client) => {
    const [target = ''] = await bareTargets(client, [license]);
    await client.query(countOf(target));
    for (let round = 0; round < repeats; round++) {
      rounds.counting.push(await timed(() => client.query(countOf(target))));
      rounds.previewing.push(await timed(() => reconciliation.preview(rule, null, everybody)));
      rounds.inserting.push(await timed(() => client.query(insertOf(target))));
      await clear();
      rounds.saving.push(
        await timed(() => reconciliation.changeRules(async () => ({ result: null, affected: { licenseIds: [1] } }))),
      );
      seats = (await client.query('SELECT count(*)::int AS seats FROM assignment')).rows[0].seats;
      await clear();
    }
  });
  await statements.print(application);
  await application.close();
  await database.drop();
  report('reconcile-rule', { devices, seats }, [
    compared({
      work: `saving a rule that gives ${seats} seats`,
      times: rounds.saving,
      boundIs: 'bare INSERT … SELECT of the same seats',
      boundTimes: rounds.inserting,
      atMost: 1.5,
    }),
    compared({
      work: 'its preview',
      times: rounds.previewing,
      boundIs: 'bare count of who would get a seat',
      boundTimes: rounds.counting,
      atMost: 1.2,
    }),
  ]);
} finally {
  await cluster.stop();
}
