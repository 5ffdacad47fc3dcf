/** A copy of a fleet with licenses, as benchmarks begin with it. */
import { openApplication } from './application.mjs';
import { built, copyOf, fleetTemplate } from './cluster.mjs';
import { loadLicenses } from './fleet/licenses.mjs';
import { onClient } from './seats.mjs';

/**
 * @param {import('./cluster.mjs').Cluster} cluster
 * @param {import('./fleet/fleet.mjs').Fleet} fleet
 * @param {readonly import('./fleet/licenses.mjs').License[]} licenses that have no seats yet
 */
export async function fleetDatabase(cluster, { seed, size }, licenses) {
  const database = await copyOf(cluster, await fleetTemplate(cluster, { devices: size.devices, seed }));
  await onClient(database.url, (client) => loadLicenses(client, licenses));
  return database;
}

/** Gives licenses the seats of their rules. @param {string} url @param {readonly { id: number }[]} licenses */
export async function reconcile(url, licenses) {
  const application = await openApplication(url);
  const { ReconciliationService } = await built('features/reconciliation/reconciliation.service.js');
  await application.app
    .get(ReconciliationService, { strict: false })
    .changeRules(async () => ({ result: null, affected: { licenseIds: licenses.map(({ id }) => id) } }));
  await application.query('VACUUM ANALYZE');
  await application.close();
}
