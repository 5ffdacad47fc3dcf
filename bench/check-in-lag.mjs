/**
 * Fifty changed check-ins a second, while all licenses are reconciled again and again beside them: how long from a
 * check-in to its seats?
 *
 *     npm run bench -- check-in-lag [--devices 100000] [--seconds 600]
 *
 * Agents do not wait for each other: each sends when its time has come, and its lag counts from then on.
 */
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { checkIn, documentOf, enrolled } from './lib/agents.mjs';
import { openApplication } from './lib/application.mjs';
import { built, copyOf, dropLeftovers, fleetTemplate, openCluster } from './lib/cluster.mjs';
import { Fleet } from './lib/fleet/fleet.mjs';
import { licensesOf, loadLicenses } from './lib/fleet/licenses.mjs';
import { options } from './lib/options.mjs';
import { quantile, report, rounded, sortedOf } from './lib/results.mjs';
import { onClient } from './lib/seats.mjs';
import { signedIn, startServer } from './lib/server.mjs';

const { devices, seed, seconds, licenses: automatic } = options();
const perSecond = 50;
const changedTitles = 5;

const cluster = await openCluster();
try {
  await dropLeftovers(cluster);
  const fleet = new Fleet(seed, { devices });
  const database = await copyOf(cluster, await fleetTemplate(cluster, { devices, seed }));
  const licenses = licensesOf(fleet, { automatic, manual: 0 });
  const ids = licenses.map(({ id }) => id);
  await onClient(database.url, (client) => loadLicenses(client, licenses));
  const application = await openApplication(database.url, { poolSize: 4 });
  const { ReconciliationService } = await built('features/reconciliation/reconciliation.service.js');
  const reconciliation = application.app.get(ReconciliationService, { strict: false });
  await reconciliation.changeRules(async () => ({ result: null, affected: { licenseIds: ids } }));
  await application.query('VACUUM ANALYZE');

  const server = await startServer({ DATABASE_URL: database.url });
  const { ask } = await signedIn(server.address);
  const agents = await enrolled(fleet, ask, Math.min(2_000, devices / 20));
  for (const agent of agents)
    await checkIn(`${server.address}${agent.url}`, documentOf(fleet, agent.id, agent.releases));

  /** @type {{ alone: number[], beside: number[] }} */
  const lags = { alone: [], beside: [] };
  let failed = 0;
  let next = 0;
  /** @param {number[]} into @param {number} duration seconds */
  const send = async (into, duration) => {
    const begun = performance.now();
    const running = [];
    for (let index = 0; index < perSecond * duration; index++) {
      const due = begun + (index * 1000) / perSecond;
      const wait = due - performance.now();
      if (wait > 0) await setTimeout(wait);
      const turn = next++;
      const agent = agents[turn % agents.length];
      if (agent === undefined) throw new Error('There are no agents.');
      // Every other time it is as it was.
      const without = Math.floor(turn / agents.length) % 2 === 0 ? agent.releases.slice(changedTitles) : agent.releases;
      running.push(
        checkIn(`${server.address}${agent.url}`, documentOf(fleet, agent.id, without)).then(
          () => into.push(performance.now() - due),
          () => (failed += 1),
        ),
      );
    }
    await Promise.all(running);
  };

  await send(lags.alone, Math.min(60, seconds));
  const ending = new AbortController();
  let rounds = 0;
  const beside = (async () => {
    while (!ending.signal.aborted) {
      // Half of the licenses are about the next product, and then about their own again.
      const step = rounds % 2 === 0 ? 1 : -1;
      await reconciliation.changeRules(async () => {
        await application.query(
          `UPDATE license SET assignment_rule = jsonb_set(assignment_rule, '{products,items,0,productId}',
             to_jsonb((assignment_rule #>> '{products,items,0,productId}')::int + $1::int)) WHERE id % 2 = 0`,
          [step],
        );
        return { result: null, affected: { licenseIds: ids } };
      });
      rounds += 1;
    }
  })();
  await send(lags.beside, seconds);
  ending.abort();
  await beside;
  await server.stop();
  await application.close();
  await database.drop();

  const finding = (/** @type {string} */ work, /** @type {readonly number[]} */ times) => {
    const sorted = sortedOf(times);
    const p99 = quantile(sorted, 0.99);
    return {
      work,
      unit: 'ms',
      median: rounded(quantile(sorted, 0.5)),
      p95: rounded(quantile(sorted, 0.95)),
      p99: rounded(p99),
      toReach: 'p99 ≤ 1000',
      reached: p99 <= 1000 && failed === 0,
      note: `${times.length} check-ins, ${failed} failed, ${rounds} full reconciles`,
    };
  };
  report('check-in-lag', { devices, licenses: automatic, perSecond, seconds }, [
    finding('50 a second', lags.alone),
    finding('50 a second beside full reconciles', lags.beside),
  ]);
} finally {
  await cluster.stop();
}
