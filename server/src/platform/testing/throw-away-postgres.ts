import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCluster, newPassword, serverUrl } from '../database/embedded-postgres.js';
import { postgresAccount } from '../database/postgres-account.js';
import { startPostgres } from '../database/postgres-process.js';

/** A PostgreSQL for one run of tests or benchmarks. */
export interface ThrowAwayPostgres {
  /** Connects to the database `postgres`, as its superuser. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Nothing survives a crash, and nothing has to: these trade safety for speed. */
const careless = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'shared_buffers=128MB',
  'max_connections=200',
  // It would connect to the template database while a copy of it is made, and change plans between two runs.
  'autovacuum=off',
];

/**
 * Starts an empty PostgreSQL in a temporary directory. Both are gone after `stop`, and after the end of this process,
 * however it ends.
 *
 * @param settings more settings, as `name=value`
 */
export async function startThrowAwayPostgres(settings: readonly string[] = []): Promise<ThrowAwayPostgres> {
  const directory = mkdtempSync(join(tmpdir(), 'seatwise-postgres-'));
  try {
    const account = postgresAccount();
    if (account) chownSync(directory, account.uid, account.gid);
    const clusterDirectory = join(directory, 'cluster');
    const password = newPassword();
    await createCluster({ clusterDirectory, account, password, initdbFlags: ['--no-sync'] });
    const server = await startPostgres({
      clusterDirectory,
      account,
      settings: [...careless, ...settings],
      removeAfterwards: directory,
      log: () => {},
    });
    return { url: serverUrl(server.port, password), stop: () => server.stop() };
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    throw error;
  }
}
