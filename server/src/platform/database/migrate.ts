import type { DataSource } from 'typeorm';
import { ConfigError } from '../config/config.js';
import { advisoryLocks } from './advisory-locks.js';

/** The oldest PostgreSQL that the statements of the product run on. */
const oldestVersion = 15;

/**
 * Brings a connected database to the present state.
 * @throws ConfigError when PostgreSQL is too old.
 */
export async function migrate(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    const [{ version } = { version: '' }]: { version: string }[] = await runner.query(
      `SELECT current_setting('server_version') AS version`,
    );
    demandVersion(version);
    await runner.query('SELECT pg_advisory_lock($1)', [advisoryLocks.migrations]);
    try {
      await dataSource.runMigrations();
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [advisoryLocks.migrations]);
    }
  } finally {
    await runner.release();
  }
}

/** @throws ConfigError when this version of PostgreSQL, such as `14.2 (Debian 14.2-1)`, is too old. */
export function demandVersion(version: string): void {
  if (Number.parseInt(version, 10) >= oldestVersion) return;
  throw new ConfigError(`DATABASE_URL leads to PostgreSQL ${version}; Seatwise needs ${oldestVersion} or newer.`);
}
