/** Writes a fleet into a migrated, empty database: rows, and the counters that the product keeps beside them. */
import { performance } from 'node:perf_hooks';
import { copyRows, InstallationWriter } from './copy.mjs';

/** @typedef {import('./fleet.mjs').Fleet} Fleet */

/** When the fleet is as it is, unless somebody says otherwise: the same each time. */
export const usualTime = Temporal.Instant.from('2026-06-30T12:00:00Z');

const secondsPerDay = 86_400;

/** More than any device of a fleet has. */
const mostOnDevice = 4_096;

/**
 * @param {import('pg').Client} client of a superuser: references are right by how the rows are made, and not checked
 * @param {Fleet} fleet
 * @param {{ now?: Temporal.Instant, say?: (line: string) => void }} [options]
 * @returns {Promise<{ installations: number, seconds: number }>}
 */
export async function loadFleet(client, fleet, { now = usualTime, say = () => {} } = {}) {
  const begun = performance.now();
  await client.query('BEGIN');
  await client.query(`SET LOCAL session_replication_role = replica`);
  await client.query(`SET LOCAL maintenance_work_mem = '1GB'`);
  await client.query(`SET LOCAL synchronous_commit = off`);
  await loadPlaces(client, fleet);
  await loadCatalog(client, fleet);
  await loadDevices(client, fleet, now);
  say(`${fleet.size.devices} devices.`);
  const counts = new Counts(fleet);
  const installations = await loadInstallations(client, fleet, now, counts);
  say(`${installations} installations.`);
  await counts.load(client);
  for (const table of ['organization', 'location', 'person', 'product', 'title', 'release', 'device']) {
    await client.query(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), (SELECT max(id) FROM ${table}))`);
  }
  await client.query('COMMIT');
  await client.query('ANALYZE');
  return { installations, seconds: (performance.now() - begun) / 1000 };
}

/** @param {import('pg').Client} client @param {Fleet} fleet */
async function loadPlaces(client, fleet) {
  await copyRows(
    client,
    'organization',
    ['id', 'name'],
    fleet.organizations.map(({ id, name }) => [id, name]),
  );
  await copyRows(
    client,
    'location',
    ['id', 'organization_id', 'name'],
    fleet.locations.map(({ id, organizationId, name }) => [id, organizationId, name]),
  );
  function* people() {
    for (let id = 1; id <= fleet.size.people; id++) {
      const { organizationId, name, email } = fleet.person(id);
      yield [id, 'END_USER', organizationId, name, email];
    }
  }
  await copyRows(client, 'person', ['id', 'kind', 'organization_id', 'name', 'email'], people());
}

/** @param {import('pg').Client} client @param {Fleet} fleet */
async function loadCatalog(client, fleet) {
  await copyRows(
    client,
    'product',
    ['id', 'name', 'publisher_name', 'kind', 'key'],
    fleet.products.map(({ id, name, publisher, kind }) => [id, name, publisher, kind, `fleet ${id}`]),
  );
  await copyRows(
    client,
    'title',
    ['id', 'product_id', 'name', 'publisher', 'platform', 'matched_by', 'matched_by_id'],
    fleet.titles.map((title) => [
      title.id,
      title.productId,
      title.name,
      title.publisher,
      title.platform,
      'GENERAL',
      'general',
    ]),
  );
  await copyRows(
    client,
    'release',
    ['id', 'title_id', 'version'],
    fleet.releases.map(({ id, titleId, version }) => [id, titleId, version]),
  );
}

/** @param {import('pg').Client} client @param {Fleet} fleet @param {Temporal.Instant} now */
async function loadDevices(client, fleet, now) {
  const columns =
    'id organization_id location_id name device_class status os_name os_version serial_number manufacturer';
  function* rows() {
    for (let id = 1; id <= fleet.size.devices; id++) {
      const device = fleet.device(id);
      yield [
        id,
        device.organizationId,
        device.locationId,
        device.name,
        device.deviceClass,
        device.status,
        device.osName,
        device.osVersion,
        device.serialNumber,
        device.manufacturer,
        device.tags,
        agentIdOf(device),
        now.subtract({ seconds: device.lastSeenSecondsAgo }).toString(),
      ];
    }
  }
  await copyRows(client, 'device', [...columns.split(' '), 'tags', 'agent_id', 'last_seen_at'], rows());
}

/** What the agent of a device calls it. @param {{ id: number, name: string }} device */
export function agentIdOf({ id, name }) {
  return `${name}-${id}`;
}

/**
 * Without its indexes, which are made afterwards as they were.
 * @param {import('pg').Client} client @param {Fleet} fleet @param {Temporal.Instant} now @param {Counts} counts
 */
async function loadInstallations(client, fleet, now, counts) {
  const indexes = await client.query(`
    SELECT i.relname AS name, c.conname AS constraint, pg_get_constraintdef(c.oid) AS definition, pg_get_indexdef(i.oid) AS index
    FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid LEFT JOIN pg_constraint c ON c.conindid = i.oid AND c.contype = 'p'
    WHERE x.indrelid = 'installation'::regclass`);
  for (const { name, constraint } of indexes.rows) {
    await client.query(
      constraint === null ? `DROP INDEX ${name}` : `ALTER TABLE installation DROP CONSTRAINT ${constraint}`,
    );
  }
  // Of a table that is new in this transaction, nothing needs to be undone, and every row is seen by everybody after it.
  await client.query('TRUNCATE installation');
  const writer = new InstallationWriter(client, ', FREEZE');
  const seconds = Math.floor(now.epochMilliseconds / 1000);
  const found = new Int32Array(mostOnDevice);
  let total = 0;
  for (let id = 1; id <= fleet.size.devices; id++) {
    const device = fleet.device(id);
    const count = fleet.installationsOf(id, device.platform, found);
    const age = 30 + ((id * 7919) % 1000);
    const lastUsed = seconds - device.lastSeenSecondsAgo;
    for (let index = 0; index < count; index++) {
      const releaseId = found[index] ?? 0;
      if (writer.isFull) await writer.flush();
      writer.add(id, releaseId, seconds - (1 + ((releaseId * 31 + id) % age)) * secondsPerDay, lastUsed);
      if (device.status === 'ACTIVE') counts.add(device.organizationId, releaseId);
    }
    counts.nextDevice();
    total += count;
  }
  await writer.end();
  for (const { constraint, definition, index } of indexes.rows) {
    await client.query(
      constraint === null ? index : `ALTER TABLE installation ADD CONSTRAINT ${constraint} ${definition}`,
    );
  }
  return total;
}

/** Active devices by product and by title, in organizations and in all of them. */
class Counts {
  #fleet;
  #products;
  #titles;
  #productOfTitle;
  #titleOfRelease;
  #lastProduct = 0;
  #lastTitle = 0;

  /** @param {Fleet} fleet */
  constructor(fleet) {
    const { organizations } = fleet.size;
    this.#fleet = fleet;
    this.#products = new Int32Array((fleet.products.length + 1) * (organizations + 1));
    this.#titles = new Int32Array((fleet.titles.length + 1) * (organizations + 1));
    this.#productOfTitle = Int32Array.from([0, ...fleet.titles.map(({ productId }) => productId)]);
    this.#titleOfRelease = Int32Array.from([0, ...fleet.releases.map(({ titleId }) => titleId)]);
  }

  /** Releases of one device come in the order of their ids, those of a title and a product one after the other. */
  nextDevice() {
    this.#lastProduct = 0;
    this.#lastTitle = 0;
  }

  /** @param {number} organizationId @param {number} releaseId */
  add(organizationId, releaseId) {
    const title = this.#titleOfRelease[releaseId] ?? 0;
    if (title === this.#lastTitle) return;
    this.#lastTitle = title;
    this.#increment(this.#titles, title, organizationId);
    const product = this.#productOfTitle[title] ?? 0;
    if (product === this.#lastProduct) return;
    this.#lastProduct = product;
    this.#increment(this.#products, product, organizationId);
  }

  /** @param {import('pg').Client} client */
  async load(client) {
    for (const [thing, counts] of /** @type {const} */ ([
      ['product', this.#products],
      ['title', this.#titles],
    ])) {
      const columns = [`${thing}_id`, 'organization_id', 'devices'];
      await copyRows(client, `${thing}_device_count`, columns, this.#rows(counts));
      await client.query(`
        INSERT INTO ${thing}_device_total SELECT ${thing}_id, sum(devices) FROM ${thing}_device_count GROUP BY 1`);
    }
  }

  /** @param {Int32Array} counts @param {number} id @param {number} organizationId */
  #increment(counts, id, organizationId) {
    const at = id * (this.#fleet.size.organizations + 1) + organizationId;
    counts[at] = (counts[at] ?? 0) + 1;
  }

  /** @param {Int32Array} counts */
  *#rows(counts) {
    const width = this.#fleet.size.organizations + 1;
    for (let at = 0; at < counts.length; at++) {
      const devices = counts[at] ?? 0;
      if (devices > 0) yield [Math.floor(at / width), at % width, devices];
    }
  }
}
