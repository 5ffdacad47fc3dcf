/**
 * What settings of PostgreSQL and the size of the pool are worth: the same work under each, for the operator's page on
 * growing.
 *
 *     npm run bench -- settings [--devices 100000]
 *
 * Everything is done once before it is measured, and the first case again as the last: what differs between these two is
 * chance.
 */
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { openApplication } from './lib/application.mjs';
import { built, copyOf, dropLeftovers, fleetTemplate, openCluster } from './lib/cluster.mjs';
import { Fleet } from './lib/fleet/fleet.mjs';
import { licensesOf, loadLicenses } from './lib/fleet/licenses.mjs';
import { options } from './lib/options.mjs';
import { quantile, report, rounded } from './lib/results.mjs';

const { devices, seed } = options();
const fleet = new Fleet(seed, { devices, people: Math.ceil(devices / 2) });
const licenses = licensesOf(fleet, { automatic: 40, manual: 100 });
const automatic = licenses.filter(({ assignmentMode }) => assignmentMode === 'AUTOMATIC').map(({ id }) => id);
const checkIns = 160;
const seconds = 3;

/** One thing is changed at a time, the first changes nothing. */
const cases = [
  { name: 'as recommended', settings: [] },
  { name: 'shared_buffers 128MB', settings: ['shared_buffers=128MB'] },
  { name: 'work_mem 4MB', settings: ['work_mem=4MB'] },
  { name: 'work_mem 128MB', settings: ['work_mem=128MB'] },
  { name: 'random_page_cost 4', settings: ['random_page_cost=4'] },
  { name: 'as recommended, again', settings: [] },
];
const pools = [5, 10, 20, 40];
const rounds = 2;
const usualPool = 20;

const rows = [];
for (const { name, settings } of cases) rows.push({ case: name, ...(await onCopy(settings, ofSettings)) });
rows.push(...(await onCopy([], ofPools)));
const findings = rows.flatMap(({ case: name, ...figures }) =>
  Object.entries(figures).map(([figure, median]) => {
    const [work = '', unit = ''] = figure.split(', ');
    return { work: `${name}: ${work}`, unit, median };
  }),
);
report('settings', { devices, automatic: automatic.length }, findings);

/**
 * @template T
 * @param {readonly string[]} settings
 * @param {(url: string, client: pg.Client) => Promise<T>} work on a copy of the fleet with its licenses
 */
async function onCopy(settings, work) {
  const cluster = await openCluster(settings);
  try {
    await dropLeftovers(cluster);
    const copy = await copyOf(cluster, await fleetTemplate(cluster, { devices, seed }));
    const client = new pg.Client({ connectionString: copy.url });
    await client.connect();
    await loadLicenses(client, licenses);
    const result = await work(copy.url, client);
    process.stdout.write(`${JSON.stringify(result)}\n`);
    await client.end();
    await copy.drop();
    return result;
  } finally {
    await cluster.stop();
  }
}

/** @param {string} url @param {pg.Client} client */
async function ofSettings(url, client) {
  const stage = await openServer(url, client, usualPool);
  try {
    await stage.reconcile(automatic);
    await client.query('TRUNCATE assignment, license_usage, license_usage_day CASCADE');
    const reconciled = await counted(client, () => stage.reconcile(automatic));
    await client.query('VACUUM (ANALYZE)');
    await stage.checkIns(16, 99);
    const checkedIn = await counted(client, () => stage.checkIns(checkIns, 7));
    return {
      'reconcile, s': rounded(reconciled.seconds),
      'blocks not in shared_buffers': reconciled.read,
      'sorted on disk, MB': rounded(reconciled.temporary / 1e6),
      'check-ins/s': rounded(checkIns / checkedIn.seconds),
      'blocks not in shared_buffers, each': Math.round(checkedIn.read / checkIns),
    };
  } finally {
    await stage.stop();
  }
}

/** Each pool several times, one after another, so that what else the machine does meets all of them; the better counts. */
async function ofPools(/** @type {string} */ url, /** @type {pg.Client} */ client) {
  /** @type {Map<number, Record<string, number>>} */
  const best = new Map();
  for (let round = 0; round < rounds; round++) {
    for (const pool of pools) {
      const stage = await openServer(url, client, pool, `${pool}-${round}`);
      try {
        const lists = await underLoad(stage);
        const earlier = best.get(pool);
        if (earlier === undefined || (earlier['lists/s'] ?? 0) < lists['lists/s']) best.set(pool, lists);
      } finally {
        await stage.stop();
      }
    }
  }
  return pools.map((pool) => ({ case: `pool of ${pool}`, ...best.get(pool) }));
}

/** What the database had to do for some work. @param {pg.Client} client @param {() => Promise<unknown>} work */
async function counted(client, work) {
  const before = await counters(client);
  const begun = performance.now();
  await work();
  const time = (performance.now() - begun) / 1000;
  // Backends report what they did when they have been idle for a second.
  await setTimeout(1_500);
  const after = await counters(client);
  return { seconds: time, read: after.read - before.read, temporary: after.temporary - before.temporary };
}

/** @param {pg.Client} client @returns {Promise<{ read: number, temporary: number }>} */
async function counters(client) {
  const { rows: found } = await client.query(
    `SELECT blks_read::int AS read, temp_bytes::float8 AS temporary FROM pg_stat_database
     WHERE datname = current_database()`,
  );
  return found[0];
}

/** Lists on 32 connections while check-ins go on. @param {Awaited<ReturnType<typeof openServer>>} stage */
async function underLoad(stage) {
  const end = performance.now() + seconds * 1000;
  /** @type {number[]} */
  const times = [];
  const people = Array.from({ length: 32 }, async (_, person) => {
    for (let turn = 0; performance.now() < end; turn++) {
      const begun = performance.now();
      await stage.ask(person % 2 === 0 ? '/licenses' : `/software?organizationId=${1 + ((person + turn) % 50)}`);
      times.push(performance.now() - begun);
    }
  });
  let taken = 0;
  const agents = (async () => {
    for (let round = 0; performance.now() < end; round++) {
      await stage.checkIns(8, 1_000 + round);
      taken += 8;
    }
  })();
  await Promise.all([...people, agents]);
  times.sort((a, b) => a - b);
  return {
    'lists/s': rounded(times.length / seconds),
    'p95, ms': rounded(quantile(times, 0.95)),
    'with check-ins/s': rounded(taken / seconds),
  };
}

/** @param {string} url @param {pg.Client} client @param {number} pool @param {string} [name] */
async function openServer(url, client, pool, name = 'bench') {
  const { hashPassword } = await built('platform/authentication/passwords.js');
  const { systemActor } = await built('platform/authorization/actor.js');
  const { InventoryService } = await built('features/inventory/inventory.service.js');
  const { ReconciliationService } = await built('features/reconciliation/reconciliation.service.js');
  const { LicenseUsageService } = await built('features/reconciliation/license-usage.service.js');
  const { Database } = await built('platform/database/database.js');
  const application = await openApplication(url, {
    poolSize: pool,
    before: (dataSource) => new LicenseUsageService(new Database(dataSource)).recount(),
  });
  const { app } = application;
  const address = await application.listen();
  const account = { email: `${name}@bench.test`, password: 'a password of the benchmark' };
  const { rows: people } = await client.query(
    `INSERT INTO person (kind, name, email) VALUES ('TECHNICIAN', 'Bench', $1) RETURNING id`,
    [account.email],
  );
  await client.query('INSERT INTO technician (person_id, system_administrator, password_hash) VALUES ($1, TRUE, $2)', [
    people[0].id,
    await hashPassword(account.password),
  ]);
  const signIn = await fetch(`${address}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(account),
  });
  const cookie = String(signIn.headers.get('set-cookie')).split(';')[0] ?? '';
  const inventory = app.get(InventoryService);

  return {
    reconcile: (/** @type {number[]} */ ids) => app.get(ReconciliationService).reconcileLicenses(ids),
    async ask(/** @type {string} */ to) {
      const answer = await fetch(`${address}${to}`, { headers: { cookie } });
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(`${to} answered ${answer.status}: ${text}`);
    },
    /** Reports so many devices, each with five of its programs replaced, eight at once. */
    async checkIns(/** @type {number} */ count, /** @type {number} */ round) {
      const reports = await changedReports(client, count, round);
      const waiting = reports.values();
      const work = async () => {
        for (const device of waiting) {
          const { accepted, rejected } = await inventory.report(systemActor, { devices: [device] });
          if (accepted !== 1) throw new Error(JSON.stringify(rejected));
        }
      };
      await Promise.all(Array.from({ length: 8 }, work));
    },
    stop: () => application.close(),
  };
}

/** @param {pg.Client} client @param {number} count @param {number} round */
async function changedReports(client, count, round) {
  const { rows: reported } = await client.query(
    `SELECT d.id, d.organization_id::int AS "organizationId", d.location_id::int AS "locationId", d.name, d.os_name AS os,
       d.serial_number AS "serialNumber",
       (SELECT json_agg(json_build_object('name', t.name, 'publisher', t.publisher, 'version', r.version))
        FROM installation i JOIN release r ON r.id = i.release_id JOIN title t ON t.id = r.title_id
        WHERE i.device_id = d.id) AS software
     FROM device d WHERE d.status = 'ACTIVE' AND d.id % $1 = $2 ORDER BY d.id LIMIT $3`,
    [Math.floor(devices / (count + 1)), round % Math.floor(devices / (count + 1)), count],
  );
  return reported.map(({ id, organizationId, locationId, name, os, serialNumber, software }) => ({
    ...{ externalId: `bench-${id}`, organizationId, locationId, name, serialNumber },
    ...{ os: { name: os } },
    software: (software ?? []).map((/** @type {object} */ each, /** @type {number} */ index) =>
      index < 5 ? { ...each, version: `${round}.${index}` } : each,
    ),
  }));
}
