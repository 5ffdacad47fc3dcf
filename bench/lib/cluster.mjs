/** The PostgreSQL of the benchmarks: kept between runs, so that a fleet is loaded once. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import * as statements from './statements.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '../..');
/** @param {string} file of the built server @returns {Promise<any>} */
export const built = (file) => import(path.join(root, 'dist/server', file));

const directory = process.env['BENCH_DATA'] ?? path.join(root, 'bench/data');

/** Nothing is waited for that the disk does: what is compared would all wait alike, and machines differ most in it. */
const settings = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_wal_size=8GB',
  'checkpoint_timeout=30min',
  'shared_buffers=2GB',
  'effective_cache_size=12GB',
  'work_mem=32MB',
  'max_connections=200',
  'random_page_cost=1.1',
];

/**
 * @typedef {object} Cluster
 * @property {(database: string) => string} urlOf
 * @property {(text: string) => Promise<any[]>} run a statement outside of any database of a benchmark
 * @property {() => Promise<void>} stop
 */

/** @param {readonly string[]} [more] settings @returns {Promise<Cluster>} */
export async function openCluster(more = []) {
  const { createCluster, newPassword, serverUrl } = await built('platform/database/embedded-postgres.js');
  const { postgresAccount } = await built('platform/database/postgres-account.js');
  const { startPostgres } = await built('platform/database/postgres-process.js');
  const clusterDirectory = path.join(directory, 'cluster');
  const passwordFile = path.join(directory, 'cluster.password');
  mkdirSync(directory, { recursive: true });
  const account = postgresAccount(directory);
  if (account) chownSync(directory, account.uid, account.gid);
  if (!existsSync(clusterDirectory)) {
    writeFileSync(passwordFile, newPassword(), { mode: 0o600 });
    const password = readFileSync(passwordFile, 'utf8');
    await createCluster({ clusterDirectory, account, password, initdbFlags: ['--no-sync'] });
  }
  const password = readFileSync(passwordFile, 'utf8');
  const postgres = await startPostgres({
    clusterDirectory,
    account,
    settings: [...settings, ...statements.settings, ...more],
    log: () => {},
  });
  const base = new URL(serverUrl(postgres.port, password));
  const urlOf = (/** @type {string} */ database) => {
    base.pathname = `/${database}`;
    return base.href;
  };
  return {
    urlOf,
    async run(text) {
      const client = new pg.Client({ connectionString: urlOf('postgres') });
      await client.connect();
      try {
        return (await client.query(text)).rows;
      } finally {
        await client.end();
      }
    },
    stop: () => postgres.stop(),
  };
}

/**
 * A database with a fleet, of which benchmarks take copies; made where it is not there yet, in a process of its own.
 * @param {Cluster} cluster
 * @param {{ devices: number, seed: number }} fleet
 * @returns {Promise<string>} its name
 */
export async function fleetTemplate(cluster, { devices, seed }) {
  const name = `fleet_${devices}_${seed}_${fingerprint()}`;
  const there = await cluster.run(`SELECT FROM pg_database WHERE datname = '${name}' AND datistemplate`);
  if (there.length > 0) return name;
  await cluster.run(`DROP DATABASE IF EXISTS ${name}`);
  await cluster.run(`CREATE DATABASE ${name}`);
  const file = path.join(here, 'fleet/main.mjs');
  const child = spawn(process.execPath, [file, String(devices), String(seed)], {
    stdio: 'inherit',
    env: { ...process.env, FLEET_URL: cluster.urlOf(name) },
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`The fleet could not be loaded (${code}).`);
  await cluster.run(`ALTER DATABASE ${name} IS_TEMPLATE true`);
  return name;
}

let copies = 0;

/** @param {Cluster} cluster @param {string} template @returns {Promise<{ url: string, drop: () => Promise<void> }>} */
export async function copyOf(cluster, template) {
  const name = `bench_${process.pid}_${++copies}`;
  await cluster.run(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  return {
    url: cluster.urlOf(name),
    drop: async () => void (await cluster.run(`DROP DATABASE ${name} WITH (FORCE)`)),
  };
}

/** Drops what a benchmark that was ended left behind. @param {Cluster} cluster */
export async function dropLeftovers(cluster) {
  for (const { datname } of await cluster.run(`SELECT datname FROM pg_database WHERE datname LIKE 'bench\\_%'`)) {
    await cluster.run(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  }
}

/** Of what a fleet is made of: its tables and how it is made up. Licenses come afterwards. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const folder of [path.join(root, 'server/src/migrations'), path.join(here, 'fleet')]) {
    const files = readdirSync(folder).filter((file) => file !== 'licenses.mjs');
    for (const file of files.sort()) hash.update(readFileSync(path.join(folder, file)));
  }
  return hash.digest('hex').slice(0, 12);
}
