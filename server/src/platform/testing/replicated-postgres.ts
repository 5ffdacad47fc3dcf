import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { postgresAccount } from '../database/postgres-account.js';
import { startPostgres } from '../database/postgres-process.js';
import { startThrowAwayPostgres } from './throw-away-postgres.js';

/** A primary and a streaming replica of it. */
export interface ReplicatedPostgres {
  /** Connects to the database `postgres` of the primary, as its superuser. */
  readonly url: string;
  /** The same of the replica. */
  readonly replicaUrl: string;
  /** Stops the replica alone. */
  stopReplica(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts both, in temporary directories that go with them. */
export async function startReplicatedPostgres(): Promise<ReplicatedPostgres> {
  const primary = await startThrowAwayPostgres(['wal_level=replica', 'max_wal_senders=4', 'full_page_writes=on']);
  const directory = mkdtempSync(join(tmpdir(), 'seatwise-replica-'));
  try {
    const clusterDirectory = join(directory, 'cluster');
    await copyCluster(primary.url, clusterDirectory);
    const { username, password, hostname, port } = new URL(primary.url);
    const replica = await startPostgres({
      clusterDirectory,
      account: handOver(directory),
      settings: [
        'fsync=off',
        'max_connections=200',
        'max_wal_senders=4',
        'wal_level=replica',
        `primary_conninfo=host=${hostname} port=${port} user=${username} password=${password}`,
        'wal_retrieve_retry_interval=100ms',
      ],
      removeAfterwards: directory,
      log: () => {},
    });
    const replicaUrl = new URL(primary.url);
    replicaUrl.port = String(replica.port);
    return {
      url: primary.url,
      replicaUrl: replicaUrl.href,
      stopReplica: () => replica.stop(),
      async stop() {
        await replica.stop();
        await primary.stop();
      },
    };
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    await primary.stop();
    throw error;
  }
}

/** Copies the files of a running PostgreSQL, as its manual describes it under "Making a Base Backup Using the Low Level API". */
async function copyCluster(url: string, to: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    const from = rows[0]?.data_directory ?? '';
    await client.query(`SELECT pg_backup_start('replica', true)`);
    cpSync(from, to, { recursive: true, filter: (file) => !/postmaster\.(pid|opts)$/.test(file) });
    const { rows: ended } = await client.query<{ label: string }>(
      'SELECT labelfile AS label FROM pg_backup_stop(wait_for_archive => false)',
    );
    writeFileSync(join(to, 'backup_label'), ended[0]?.label ?? '');
    writeFileSync(join(to, 'standby.signal'), '');
  } finally {
    await client.end();
  }
}

/** Gives the copy to whoever PostgreSQL runs as here. */
function handOver(directory: string) {
  const account = postgresAccount();
  if (account) execFileSync('chown', ['-R', `${account.uid}:${account.gid}`, directory]);
  execFileSync('chmod', ['-R', 'u=rwX,go=', directory]);
  return account;
}
