/**
 * A signed-in person's list of licenses under 1, 8 and 64 connections.
 *
 *     npm run bench -- http [--devices 100000]
 *
 * The lower bound: a bare Fastify route that runs the same SQL, statement for statement, and answers its rows as JSON.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { dropLeftovers, openCluster } from './lib/cluster.mjs';
import { fleetDatabase } from './lib/fleet-database.mjs';
import { Fleet } from './lib/fleet/fleet.mjs';
import { licensesOf } from './lib/fleet/licenses.mjs';
import { options } from './lib/options.mjs';
import { openRecorder } from './lib/recorded-statements.mjs';
import { report, rounded } from './lib/results.mjs';
import { signedIn, startServer } from './lib/server.mjs';

const { devices, seed } = options();
const seconds = 10;
const list = '/api/v1/licenses?pageSize=50';
const bare = path.join(path.dirname(fileURLToPath(import.meta.url)), 'lib/bare-route.mjs');

/** Requests a second. @param {string} url @param {number} connections @param {Record<string, string>} headers */
async function throughput(url, connections, headers) {
  await autocannon({ url, connections, duration: 2, headers });
  const { requests, non2xx, errors } = await autocannon({ url, connections, duration: seconds, headers });
  if (non2xx + errors > 0) throw new Error(`${non2xx + errors} requests failed.`);
  return requests.average;
}

const cluster = await openCluster();
try {
  await dropLeftovers(cluster);
  const fleet = new Fleet(seed, { devices });
  const licenses = licensesOf(fleet, { automatic: 0, manual: 1000 });
  const database = await fleetDatabase(cluster, fleet, licenses);

  const server = await startServer({ DATABASE_URL: database.url });
  const { cookie } = await signedIn(server.address);
  const recorder = await openRecorder(database.url);
  const recorded = await startServer({ DATABASE_URL: recorder.url, ROLE: 'web' });
  const person = await signedIn(recorded.address);
  const statements = await recorder.record(() => person.ask('GET', list.replace('/api/v1', '')));
  await recorded.stop();
  recorder.close();
  const route = spawn(process.execPath, [bare], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, BARE_URL: database.url, BARE_STATEMENTS: JSON.stringify(statements) },
  });
  const [line] = await once(route.stdout, 'data');
  const bareAddress = String(line).trim();

  const findings = [];
  for (const connections of [1, 8, 64]) {
    const own = await throughput(`${server.address}${list}`, connections, { cookie });
    const bound = await throughput(bareAddress, connections, {});
    findings.push({
      work: `GET /licenses, ${connections} connections`,
      unit: 'a second',
      median: rounded(own),
      boundIs: 'a bare Fastify route with the same SQL',
      bound: rounded(bound),
      ratio: rounded(own / bound),
      toReach: '≥ 0.6',
      reached: own / bound >= 0.6,
    });
  }
  route.kill();
  await server.stop();
  await database.drop();
  report('http', { devices, licenses: licenses.length, statements: statements.length }, findings);
} finally {
  await cluster.stop();
}
