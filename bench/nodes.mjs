/**
 * Two web nodes and two workers on one PostgreSQL, beside one node that does everything: lists and agents at once, one
 * customer's agents far too many, another customer with a single one.
 *
 *     npm run bench -- nodes [--devices 100000] [--seconds 80]
 *
 * More processes of one machine share its cores, so what is compared is that nothing is lost by being several: how much is
 * done, how evenly the nodes do it, how long the single agent waits, and that nothing is doubled: counters equal a
 * recount, a full reconcile finds nothing to do, and what is due by the clock was done once a minute.
 */
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { checkIn, documentOf, enrolled } from './lib/agents.mjs';
import { openApplication } from './lib/application.mjs';
import { built, dropLeftovers, openCluster } from './lib/cluster.mjs';
import { fleetDatabase, reconcile } from './lib/fleet-database.mjs';
import { Fleet } from './lib/fleet/fleet.mjs';
import { licensesOf } from './lib/fleet/licenses.mjs';
import { options } from './lib/options.mjs';
import { quantile, report, rounded, sortedOf } from './lib/results.mjs';
import { onClient } from './lib/seats.mjs';
import { signedIn, startServer } from './lib/server.mjs';

const { devices, seed, seconds } = options({ seconds: 80 });
const readers = 8;
const flooding = 24;
const changedTitles = 5;

/** @typedef {{ name: string, nodes: readonly ('all' | 'web' | 'worker')[] }} Setup */

/** @type {readonly Setup[]} */
const setups = [
  { name: 'one node', nodes: ['all'] },
  { name: 'two web nodes, two workers', nodes: ['web', 'web', 'worker', 'worker'] },
];

const cluster = await openCluster();
const fleet = new Fleet(seed, { devices });
const licenses = licensesOf(fleet, { automatic: 100, manual: 400 });
const automatic = licenses.filter(({ assignmentMode }) => assignmentMode === 'AUTOMATIC');

/** @param {Setup} setup */
async function measure({ name, nodes }) {
  const database = await fleetDatabase(cluster, fleet, licenses);
  await reconcile(database.url, automatic);
  const servers = [];
  for (const role of nodes) servers.push({ role, ...(await startServer({ DATABASE_URL: database.url, ROLE: role })) });
  const web = servers.filter(({ role }) => role !== 'worker').map((server) => ({ ...server, lists: 0, checkIns: 0 }));
  const [first] = web;
  if (first === undefined) throw new Error('There is no web node.');
  const { ask, cookie } = await signedIn(first.address);
  const agents = await enrolled(fleet, ask, 1_000);
  const quiet = agents.filter(({ organizationId }) => organizationId === agents.at(-1)?.organizationId);
  const many = agents.filter((agent) => !quiet.includes(agent));
  for (const agent of agents)
    await checkIn(`${first.address}${agent.url}`, documentOf(fleet, agent.id, agent.releases));

  /** @type {{ lists: number[], checkIns: number[], quiet: number[] }} */
  const times = { lists: [], checkIns: [], quiet: [] };
  let busy = 0;
  const begun = performance.now();
  const end = begun + seconds * 1000;
  /** @param {number} turn */
  const nodeOf = (turn) => {
    const node = web[turn % web.length];
    if (node === undefined) throw new Error('There is no web node.');
    return node;
  };
  /** One report that changes five titles; refused where too many are waiting. @param {typeof agents[number]} agent @param {number} turn @param {number} round @param {number[]} into */
  const send = async (agent, turn, round, into) => {
    const node = nodeOf(turn);
    const releases = round % 2 === 0 ? agent.releases.slice(changedTitles) : agent.releases;
    const document = documentOf(fleet, agent.id, releases);
    const sent = performance.now();
    try {
      await checkIn(`${node.address}${agent.url}`, document);
      into.push(performance.now() - sent);
      node.checkIns += 1;
    } catch (error) {
      if (!String(error).includes('answered 429')) throw error;
      busy += 1;
      await setTimeout(200);
    }
  };
  const reading = Array.from({ length: readers }, async (_, person) => {
    const node = nodeOf(person);
    for (let turn = person; performance.now() < end; turn++) {
      const sent = performance.now();
      const answer = await fetch(`${node.address}/api/v1/licenses?page=${1 + (turn % 8)}`, { headers: { cookie } });
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`A list was answered ${answer.status}.`);
      times.lists.push(performance.now() - sent);
      node.lists += 1;
    }
  });
  const reporting = Array.from({ length: flooding }, async (_, sender) => {
    for (let turn = 0; performance.now() < end; turn++) {
      // Each has agents of its own: of one device, no two reports are under way.
      const place = sender + flooding * turn;
      const agent = many[place % many.length];
      if (agent !== undefined) await send(agent, turn + sender, Math.floor(place / many.length), times.checkIns);
    }
  });
  const single = (async () => {
    for (let turn = 0; performance.now() < end; turn++) {
      const agent = quiet[turn % quiet.length];
      if (agent !== undefined) await send(agent, turn, Math.floor(turn / quiet.length), times.quiet);
      await setTimeout(250);
    }
  })();
  const changing = (async () => {
    for (let turn = 0; performance.now() < end; turn++) {
      const license = automatic[turn % automatic.length];
      const present = await ask('GET', `/licenses/${license?.id}`);
      await ask('PATCH', `/licenses/${license?.id}`, { assignmentRule: present.assignmentRule });
      await setTimeout(1_000);
    }
  })();
  await Promise.all([...reading, ...reporting, single, changing]);
  const took = (performance.now() - begun) / 1000;
  const repeated = await jobsRunAgain(database.url, servers);
  for (const server of servers) await server.stop();
  const doubled = repeated + (await whatIsDoubled(database.url));
  await database.drop();
  const share = (/** @type {(node: typeof web[number]) => number} */ of) =>
    web.length === 1 ? undefined : `by node: ${web.map((node) => of(node)).join(' and ')}`;
  const finding = (
    /** @type {string} */ work,
    /** @type {readonly number[]} */ of,
    /** @type {string | undefined} */ note,
  ) => {
    const sorted = sortedOf(of);
    return {
      work: `${name}: ${work}`,
      unit: 'a second',
      median: rounded(of.length / took),
      note: [`median ${rounded(quantile(sorted, 0.5))} ms, p99 ${rounded(quantile(sorted, 0.99))} ms`, note]
        .filter((each) => each !== undefined)
        .join('; '),
    };
  };
  const waiting = sortedOf(times.quiet);
  return [
    finding(
      'lists',
      times.lists,
      share((node) => node.lists),
    ),
    finding('changed check-ins', times.checkIns, [share((node) => node.checkIns), `${busy} put off`].join('; ')),
    {
      work: `${name}: the customer with a single agent`,
      unit: 'ms',
      median: rounded(quantile(waiting, 0.5)),
      p95: rounded(quantile(waiting, 0.95)),
      p99: rounded(quantile(waiting, 0.99)),
      toReach: 'p99 ≤ 1000',
      reached: quantile(waiting, 0.99) <= 1_000,
    },
    {
      work: `${name}: doubled or missing`,
      unit: 'rows',
      median: doubled,
      toReach: '= 0',
      reached: doubled === 0,
    },
  ];
}

/** How many device counts are not what a recount finds, of organizations whose agents reported. */
const wrongCounts = `
  WITH recounted AS (
    SELECT d.organization_id, t.product_id, count(DISTINCT d.id) AS devices
    FROM device d JOIN installation i ON i.device_id = d.id JOIN release r ON r.id = i.release_id JOIN title t ON t.id = r.title_id
    WHERE d.status = 'ACTIVE' AND d.organization_id <= 10 GROUP BY 1, 2
  )
  SELECT count(*)::int AS wrong
  FROM recounted r
  FULL JOIN (SELECT * FROM product_device_count WHERE organization_id <= 10) c USING (organization_id, product_id)
  WHERE coalesce(r.devices, 0) <> coalesce(c.devices, 0)`;

/**
 * How many more or fewer times jobs ran, by what the nodes counted, than there are jobs that are done.
 * @param {string} url @param {readonly { address: string }[]} servers
 */
async function jobsRunAgain(url, servers) {
  const ofNode = async (/** @type {{ address: string }} */ { address }) => {
    const text = await (await fetch(`${address}/metrics`)).text();
    return [...text.matchAll(/^seatwise_job_duration_seconds_count\{.*outcome="done".*\} (\d+)$/gm)].map(([, runs]) =>
      Number(runs),
    );
  };
  return onClient(url, async (client) => {
    for (let attempt = 0; ; attempt++) {
      const runs = (await Promise.all(servers.map(ofNode))).flat().reduce((sum, each) => sum + each, 0);
      const { rows } = await client.query(`SELECT count(*)::int AS jobs FROM pgboss.job WHERE state = 'completed'`);
      if (runs === 0) throw new Error('No node says that it ran a job.');
      // One may be under way just now.
      if (runs === rows[0].jobs || attempt === 20) return Math.abs(runs - rows[0].jobs);
      await setTimeout(250);
    }
  });
}

/** Counters that are wrong, seats that a full reconcile moves, and work by the clock that was sent twice. @param {string} url */
async function whatIsDoubled(url) {
  const application = await openApplication(url);
  const { LicenseUsageService } = await built('features/reconciliation/license-usage.service.js');
  const { Database } = await built('platform/database/database.js');
  const usage = new LicenseUsageService(application.app.get(Database, { strict: false }));
  const counters = await usage.recount();
  const seats = 'SELECT count(*)::int AS all, count(*) FILTER (WHERE ended_on IS NULL)::int AS held FROM assignment';
  const [before] = await application.query(seats);
  await application.close();
  await reconcile(url, automatic);
  return onClient(url, async (client) => {
    const { rows: after } = await client.query(seats);
    const moved = Math.abs(after[0].all - before.all) + Math.abs(after[0].held - before.held);
    const { rows: twice } = await client.query(
      `SELECT count(*)::int AS jobs FROM (
         SELECT FROM pgboss.job WHERE singleton_on IS NOT NULL GROUP BY name, singleton_on HAVING count(*) > 1) twice`,
    );
    const { rows: devicesOf } = await client.query(wrongCounts);
    return counters + moved + twice[0].jobs + devicesOf[0].wrong;
  });
}

try {
  await dropLeftovers(cluster);
  const findings = [];
  for (const setup of setups) findings.push(...(await measure(setup)));
  report('nodes', { devices, seconds, readers, flooding, automatic: automatic.length }, findings);
} finally {
  await cluster.stop();
}
