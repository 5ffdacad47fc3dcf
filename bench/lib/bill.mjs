/** A process that bills what is due and does nothing else: `node bill.mjs` with the database in BENCH_URL. */
import { performance } from 'node:perf_hooks';
import { openApplication, withMemory } from './application.mjs';
import { built } from './cluster.mjs';

// Without jobs: they would bill, too.
const application = await openApplication(process.env['BENCH_URL'] ?? '', { role: 'web' });
const { BillingRuns } = await built('features/billing-invoices/billing-runs.service.js');
const { systemActor } = await built('platform/authorization/actor.js');
const runs = application.app.get(BillingRuns, { strict: false });

/** Bills once. */
async function bill() {
  const begun = performance.now();
  const used = process.cpuUsage();
  const { result, mostMemory } = await withMemory(() => runs.run(systemActor, {}));
  const { created, failed } = result;
  const { user, system } = process.cpuUsage(used);
  return {
    created,
    failed: failed.length,
    mostMemory,
    seconds: (performance.now() - begun) / 1000,
    processorSeconds: (user + system) / 1e6,
  };
}

const before = Math.round(process.memoryUsage.rss() / 2 ** 20);
const found = { before, first: await bill(), again: await bill() };
await application.close();
process.stdout.write(JSON.stringify(found));
