import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { lockDataDirectory } from './data-directory-lock.js';
import { commandAs, postgresAccount, type PostgresAccount } from './postgres-account.js';
import { findPostgresBinaries } from './postgres-binaries.js';
import { postgresEnvironment, type PostgresLog, startPostgres } from './postgres-process.js';
import { endPostmaster, findLeftover } from './postmaster.js';

export { DataDirectoryInUseError } from './data-directory-lock.js';

/** A running PostgreSQL that belongs to this process. */
export interface EmbeddedPostgres {
  /** Where to connect, with the password: for the database connection, never for a log. */
  readonly url: string;
  /** Ends all connections and shuts PostgreSQL down; resolves when it is gone and the directory is free again. */
  stop(): Promise<void>;
}

/** What {@link startEmbeddedPostgres} needs. */
export interface EmbeddedPostgresOptions {
  /** `DATA_DIR`; the database lives in `postgres` below it, its password beside that in `postgres.password`. */
  readonly dataDirectory: string;
  readonly log: PostgresLog;
  /** Called when PostgreSQL ends although nobody stopped it; the server can only stop too. */
  readonly onUnexpectedStop?: (reason: string) => void;
}

/** The name of the role and of the database. */
const seatwise = 'seatwise';

const settings = ['shared_buffers=256MB', 'max_connections=100'];

/**
 * Starts the PostgreSQL that comes with Seatwise, and makes its cluster and database on the first start.
 *
 * The data directory is held for this process alone. A PostgreSQL that a killed server left behind is shut down first.
 * PostgreSQL ends with this process, however that ends.
 *
 * @throws {DataDirectoryInUseError} when another server runs on the data directory
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDirectory, log, onUnexpectedStop } = options;
  mkdirSync(dataDirectory, { recursive: true });
  const lock = lockDataDirectory(dataDirectory);
  try {
    const clusterDirectory = join(dataDirectory, 'postgres');
    const passwordFile = join(dataDirectory, 'postgres.password');
    const account = postgresAccount(clusterDirectory);

    if (!existsSync(clusterDirectory)) {
      const password = newPassword();
      writeFileSync(passwordFile, password, { mode: 0o600 });
      await createCluster({ clusterDirectory, account, password, initdbFlags: [] });
    }
    const password = readPassword(passwordFile);

    const leftover = findLeftover(clusterDirectory);
    if (leftover.kind === 'running') {
      log('A PostgreSQL of an earlier start is still running; it is shut down first.', 'warn');
      await endPostmaster(leftover.processId);
    }
    const reusedProcessId = leftover.kind === 'reused' ? leftover.processId : undefined;
    const server = await startPostgres({ clusterDirectory, account, settings, reusedProcessId, log, onUnexpectedStop });
    try {
      const url = await ensureDatabase(serverUrl(server.port, password));
      return {
        url,
        async stop() {
          await server.stop();
          lock.release();
        },
      };
    } catch (error) {
      await server.stop();
      throw error;
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** How to make a cluster. */
export interface ClusterOptions {
  readonly clusterDirectory: string;
  readonly account: PostgresAccount | undefined;
  readonly password: string;
  readonly initdbFlags: readonly string[];
}

/**
 * Makes a cluster whose text is UTF-8 and sorts by code point, whatever locales the machine has. It appears under its
 * name only when it is complete, so an interrupted first start is simply begun again.
 */
export async function createCluster(options: ClusterOptions): Promise<void> {
  const { clusterDirectory, account, password, initdbFlags } = options;
  const { initdb } = findPostgresBinaries();
  const unfinished = `${clusterDirectory}.new`;
  const passwordFile = `${clusterDirectory}.new.password`;
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) {
    for (const path of [unfinished, passwordFile]) chownSync(path, account.uid, account.gid);
  }
  const args = [
    `--pgdata=${unfinished}`,
    `--username=${seatwise}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...initdbFlags,
  ];
  const command = commandAs(account, initdb, args, [initdb, unfinished]);
  try {
    await promisify(execFile)(command.file, command.args, { ...command.account, env: postgresEnvironment() });
  } catch (error) {
    throw new Error(`The embedded PostgreSQL can't be set up in ${clusterDirectory}: ${reasonOf(error)}`, {
      cause: error,
    });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, clusterDirectory);
}

/** A program's own words say more than that it failed. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && 'stderr' in error && typeof error.stderr === 'string' && error.stderr.trim()) {
    return error.stderr.trim();
  }
  return String(error);
}

/** A password that needs no escaping in a URL. */
export function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

function readPassword(passwordFile: string): string {
  try {
    chmodSync(passwordFile, 0o600);
    return readFileSync(passwordFile, 'utf8').trim();
  } catch (error) {
    throw new Error(
      `The password of the embedded database can't be read from ${passwordFile} (${String(error)}). ` +
        'It belongs to the data directory: restore it from the same backup.',
      { cause: error },
    );
  }
}

/** The URL of the database that every cluster has, on a PostgreSQL of ours. */
export function serverUrl(port: number, password: string): string {
  return `postgresql://${seatwise}:${password}@127.0.0.1:${port}/postgres`;
}

/** Creates the application's database where it is missing, and returns its URL. */
async function ensureDatabase(adminUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [seatwise]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${seatwise}`);
  } finally {
    await client.end();
  }
  const url = new URL(adminUrl);
  url.pathname = `/${seatwise}`;
  return url.href;
}
