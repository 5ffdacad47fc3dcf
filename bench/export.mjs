/**
 * A list of a million rows as a file: how long it takes, how much memory the server needs for it, and what a client that
 * takes it slowly does to others.
 *
 *     npm run bench -- export [--devices 100000]
 *
 * The list: the seats that a license ever had. The lower bound: the same rows by SQL written by hand, through a cursor of
 * `pg`, a thousand at a time, and nothing done with them. Memory is what the process grows by.
 */
import { get, IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { openApplication } from './lib/application.mjs';
import { built, dropLeftovers, openCluster } from './lib/cluster.mjs';
import { fleetDatabase } from './lib/fleet-database.mjs';
import { Fleet } from './lib/fleet/fleet.mjs';
import { licensesOf } from './lib/fleet/licenses.mjs';
import { options } from './lib/options.mjs';
import { quantile, report, rounded, sortedOf } from './lib/results.mjs';
import { onClient } from './lib/seats.mjs';
import { signedIn, startServer } from './lib/server.mjs';

const { devices, seed } = options();
const rows = 1_000_000;
const mostMemory = 200;
/** With plenty of memory V8 lets garbage lie; in a small heap it is seen how much is needed. */
const limitedHeap = '--max-old-space-size=256 --max-semi-space-size=4';
/** As many as one process writes at once. */
const exportsAtOnce = 8;
const list = '/api/v1/licenses/1/assignments/export';

/** Seats that have ended, each of another day of its device. */
const seats = `
  INSERT INTO assignment (license_id, device_id, organization_id, origin, assigned_on, ended_on, ended_at, end_reason)
  SELECT 1, d.id, d.organization_id, 'MANUAL', current_date - 2 * n, current_date - 2 * n + 1, now(), 'REMOVED'
  FROM generate_series(1, ${Math.ceil(rows / devices)}) n CROSS JOIN device d LIMIT ${rows}`;

const bare = `
  SELECT a.id, a.assigned_on, a.ended_on, a.seats, a.origin, a.note, a.end_reason, d.id AS device_id, d.name, o.id, o.name
  FROM assignment a JOIN device d ON d.id = a.device_id JOIN organization o ON o.id = a.organization_id
  WHERE a.license_id = 1 ORDER BY a.assigned_on DESC, a.id DESC`;

/** @param {string} url */
async function boundOf(url) {
  return onClient(url, async (client) => {
    const begun = performance.now();
    await client.query('BEGIN READ ONLY');
    await client.query('SET LOCAL cursor_tuple_fraction = 1');
    await client.query(`DECLARE everything NO SCROLL CURSOR FOR ${bare}`);
    let read = 0;
    for (let count = 1; count > 0; read += count) {
      count = (await client.query('FETCH 1000 FROM everything')).rows.length;
    }
    await client.query('COMMIT');
    if (read !== rows) throw new Error(`There are ${read} rows.`);
    return performance.now() - begun;
  });
}

/** Sends a request, and answers with its body unread. @param {string} url @param {string} cookie */
async function opened(url, cookie) {
  const request = get(url, { headers: { cookie } });
  const [answer] = await once(request, 'response');
  if (!(answer instanceof IncomingMessage)) throw new Error(`${url} did not answer.`);
  if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}.`);
  return answer;
}

/** The most memory that a server holds while something runs, in MiB. @template T @param {import('./lib/server.mjs').ServerProcess} server @param {() => Promise<T>} work @returns {Promise<{ result: T, most: number }>} */
async function withMemoryOf(server, work) {
  let most = await server.memory();
  const timer = setInterval(() => {
    server.memory().then(
      (now) => (most = Math.max(most, now)),
      () => undefined,
    );
  }, 100);
  try {
    return { result: await work(), most };
  } finally {
    clearInterval(timer);
  }
}

/** @param {string} database */
async function measureFormats(database) {
  const bound = await boundOf(database);
  const findings = [];
  // Each in a new process: what another one left behind is not its memory.
  for (const { format, heap } of [
    { format: 'csv', heap: limitedHeap },
    { format: 'json', heap: limitedHeap },
    { format: 'xlsx', heap: limitedHeap },
    { format: 'csv', heap: '' },
  ]) {
    const server = await startServer({ DATABASE_URL: database, NODE_OPTIONS: heap });
    const { cookie } = await signedIn(server.address);
    const before = await server.memory();
    const { result, most } = await withMemoryOf(server, async () => {
      const begun = performance.now();
      let bytes = 0;
      for await (const chunk of await opened(`${server.address}${list}?format=${format}`, cookie))
        bytes += chunk.length;
      return { bytes, milliseconds: performance.now() - begun };
    });
    await server.stop();
    findings.push(
      {
        work: `${rows} rows as ${format}${heap === '' ? ', heap not limited' : ''}`,
        unit: 's',
        median: rounded(result.milliseconds / 1000),
        boundIs: 'a cursor over the same rows by SQL written by hand',
        bound: rounded(bound / 1000),
        ratio: rounded(result.milliseconds / bound),
        note: `${Math.round(result.bytes / 2 ** 20)} MiB`,
      },
      {
        work: `memory that ${format} takes${heap === '' ? ', heap not limited' : ''}`,
        unit: 'MiB',
        median: most - before,
        toReach: `≤ ${mostMemory}`,
        reached: most - before <= mostMemory,
        note: `${most} in all, ${before} before`,
      },
    );
  }
  return findings;
}

/** Clients that take next to nothing, as many as there may be: memory, and lists of others meanwhile. @param {string} database */
async function measureSlowClients(database) {
  const server = await startServer({ DATABASE_URL: database, NODE_OPTIONS: limitedHeap });
  try {
    const { cookie, ask } = await signedIn(server.address);
    const times = async () => {
      const found = [];
      for (let round = 0; round < 100; round++) {
        const begun = performance.now();
        await ask('GET', '/licenses');
        found.push(performance.now() - begun);
        await setTimeout(20);
      }
      return sortedOf(found.slice(20));
    };
    const alone = await times();
    const before = await server.memory();
    /** @type {import('node:http').IncomingMessage[]} */
    const answers = [];
    for (let index = 0; index < exportsAtOnce; index++) {
      answers.push(await opened(`${server.address}${list}?format=csv`, cookie));
    }
    const { result: beside, most } = await withMemoryOf(server, async () => {
      const readers = setInterval(() => answers.forEach((answer) => answer.read(1_024)), 100);
      try {
        return await times();
      } finally {
        clearInterval(readers);
      }
    });
    answers.forEach((answer) => answer.destroy());
    return [
      {
        work: `list of licenses beside ${exportsAtOnce} slow exports`,
        unit: 'ms',
        median: rounded(quantile(beside, 0.5)),
        p95: rounded(quantile(beside, 0.95)),
        boundIs: 'the same without exports',
        bound: rounded(quantile(alone, 0.5)),
        ratio: rounded(quantile(beside, 0.5) / quantile(alone, 0.5)),
      },
      {
        work: `memory that ${exportsAtOnce} slow exports take`,
        unit: 'MiB',
        median: most - before,
        toReach: `≤ ${mostMemory}`,
        reached: most - before <= mostMemory,
        note: `${most} in all, ${before} before`,
      },
    ];
  } finally {
    await server.stop();
  }
}

const cluster = await openCluster();
try {
  await dropLeftovers(cluster);
  const fleet = new Fleet(seed, { devices });
  const database = await fleetDatabase(cluster, fleet, licensesOf(fleet, { automatic: 0, manual: 10 }));
  await onClient(database.url, (client) => client.query(seats));
  const application = await openApplication(database.url);
  const { LicenseUsageService } = await built('features/reconciliation/license-usage.service.js');
  await application.app.get(LicenseUsageService, { strict: false }).recount();
  await application.query('VACUUM ANALYZE assignment');
  await application.close();

  const findings = [...(await measureFormats(database.url)), ...(await measureSlowClients(database.url))];
  await database.drop();
  report('export', { devices, rows }, findings);
} finally {
  await cluster.stop();
}
