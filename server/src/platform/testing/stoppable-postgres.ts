import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCluster, newPassword, serverUrl } from '../database/embedded-postgres.js';
import { postgresAccount } from '../database/postgres-account.js';
import { type PostgresProcess, startPostgres } from '../database/postgres-process.js';

/** A PostgreSQL that goes away and comes back at the same address, with all that was committed. */
export interface StoppablePostgres {
  /** Connects to the database `postgres`, as its superuser. */
  readonly url: string;
  /** Stops it at once, as if its machine went down: no connection is told, and nothing is finished. */
  crash(): Promise<void>;
  /** Starts it again after `crash`. */
  recover(): Promise<void>;
  /** Stops it for good. */
  stop(): Promise<void>;
}

/** Starts one in a temporary directory, which is gone after `stop`. */
export async function startStoppablePostgres(): Promise<StoppablePostgres> {
  const directory = mkdtempSync(join(tmpdir(), 'seatwise-postgres-'));
  const clusterDirectory = join(directory, 'cluster');
  const account = postgresAccount();
  const password = newPassword();
  const start = (port?: number): Promise<PostgresProcess> =>
    startPostgres({
      clusterDirectory,
      account,
      // The machine itself stays up, so nothing has to reach the disk; every commit has to reach the log.
      settings: ['fsync=off', 'synchronous_commit=on', 'max_connections=200'],
      ...(port === undefined ? {} : { port }),
      log: () => {},
    });
  if (account) chownSync(directory, account.uid, account.gid);
  await createCluster({ clusterDirectory, account, password, initdbFlags: ['--no-sync'] });
  let server = await start();
  const { port } = server;
  return {
    url: serverUrl(port, password),
    async crash() {
      process.kill(server.processId, 'SIGQUIT');
      await server.stop();
    },
    async recover() {
      server = await start(port);
    },
    async stop() {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
