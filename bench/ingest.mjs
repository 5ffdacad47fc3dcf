/**
 * Documents of agents with 770 titles each, several at a time: of new devices, changed, and unchanged.
 *
 *     npm run bench -- ingest [--devices 10000]
 *
 * The lower bounds: reading the same documents (inflate and parse) and nothing else; and reading them and writing the same
 * rows by bare statements, a transaction each, on as many connections.
 */
import { performance } from 'node:perf_hooks';
import { deflateSync } from 'node:zlib';
import pg from 'pg';
import { enrolled, xmlOf } from './lib/agents.mjs';
import { undoBare } from './lib/bare-check-in.mjs';
import { built, copyOf, dropLeftovers, fleetTemplate, openCluster } from './lib/cluster.mjs';
import { Fleet } from './lib/fleet/fleet.mjs';
import { options } from './lib/options.mjs';
import { report, rounded } from './lib/results.mjs';
import { signedIn, startServer } from './lib/server.mjs';

const { devices, seed } = options();
const documents = 240;
const titles = 770;
const changed = 20;
const atOnce = 8;

/** Items a second. @template Item @param {readonly Item[]} items @param {number} workers @param {(item: Item, worker: number) => Promise<unknown>} work */
async function rateOf(items, workers, work) {
  const waiting = items[Symbol.iterator]();
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      for (const item of waiting) await work(item, worker);
    }),
  );
  return (items.length * 1000) / (performance.now() - begun);
}

const cluster = await openCluster();
try {
  await dropLeftovers(cluster);
  const fleet = new Fleet(seed, { devices });
  const database = await copyOf(cluster, await fleetTemplate(cluster, { devices, seed }));
  const server = await startServer({ DATABASE_URL: database.url });
  const { ask } = await signedIn(server.address);
  const places = await enrolled(fleet, ask, documents);
  // Of devices that are new: what several devices have, in places of those that are there.
  const reports = places.map((place, index) => {
    const others = Array.from({ length: 6 }, (_, step) => places[(index + step * 37) % places.length]?.releases ?? []);
    const releases = [...new Set(others.flat())].slice(0, titles);
    const device = { ...place, id: fleet.size.devices + 1 + index, name: `NEW-${index}`, serialNumber: `NEW${index}X` };
    const without = releases.slice(0, -changed);
    return {
      url: `${server.address}${place.url}`,
      releases,
      device,
      whole: deflateSync(xmlOf(fleet, device, releases)),
      less: deflateSync(xmlOf(fleet, device, without)),
    };
  });
  /** @param {string} url @param {Buffer} body */
  const send = async (url, body) => {
    const headers = { 'content-type': 'application/x-compress-zlib' };
    const answer = await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) });
    if (answer.status !== 200) throw new Error(`A document was answered ${answer.status}: ${await answer.text()}`);
    await answer.arrayBuffer();
  };
  const { readAgentMessage } = await built('features/inventory/agent-protocol/reported-inventory.js');
  const read = (/** @type {Buffer} */ body) => readAgentMessage(body, { contentType: 'application/x-compress-zlib' });
  await rateOf(reports.slice(0, 40), 1, ({ whole }) => read(whole));
  const reading = await rateOf(reports, 1, ({ whole }) => read(whole));

  const isNew = await rateOf(reports, atOnce, ({ url, whole }) => send(url, whole));
  const isLess = await rateOf(reports, atOnce, ({ url, less }) => send(url, less));
  const isUnchanged = await rateOf(reports, atOnce, ({ url, less }) => send(url, less));

  const clients = await Promise.all(
    Array.from({ length: atOnce }, async () => {
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      return client;
    }),
  );
  const [firstClient] = clients;
  if (firstClient === undefined) throw new Error('There are no connections.');
  const { rows: known } = await firstClient.query(
    `SELECT id::int, organization_id::int AS organization, name FROM device WHERE name LIKE 'NEW-%'`,
  );
  const idOf = new Map(known.map(({ id, organization, name }) => [name, { id, organizationId: organization }]));
  const bareChanged = await rateOf(reports, atOnce, async ({ device, releases, less }, worker) => {
    const [client, there] = [clients[worker], idOf.get(device.name)];
    if (client === undefined || there === undefined) throw new Error(`${device.name} is not there.`);
    await read(less);
    // As many rows as the document changed, back to what they were.
    await undoBare(client, there, { added: [], removed: releases.slice(-changed) });
  });
  await Promise.all(clients.map((client) => client.end()));
  await server.stop();
  await database.drop();

  const finding = (
    /** @type {string} */ work,
    /** @type {number} */ own,
    /** @type {number} */ bound,
    /** @type {string} */ boundIs,
    /** @type {number} */ atLeast,
  ) => ({
    work,
    unit: 'a second',
    median: rounded(own),
    boundIs,
    bound: rounded(bound),
    ratio: rounded(own / bound),
    toReach: `≥ ${atLeast}`,
    reached: own / bound >= atLeast,
  });
  report('ingest', { devices, documents, titles, changed, atOnce }, [
    finding('unchanged documents', isUnchanged, reading, 'inflate and parse only, in one thread', 0.5),
    finding(
      'documents with 20 titles less',
      isLess,
      bareChanged,
      'inflate and parse, and the same rows by bare statements',
      0.5,
    ),
    {
      work: 'documents of new devices',
      unit: 'a second',
      median: rounded(isNew),
      boundIs: 'inflate and parse only',
      bound: rounded(reading),
      ratio: rounded(isNew / reading),
    },
  ]);
} finally {
  await cluster.stop();
}
