import type { DataSource } from 'typeorm';

/** Nodes that start together migrate one after another; the later ones find nothing left to do. */
const migrationLock = 7_300;

/** Brings a connected database to the present state. */
export async function migrate(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    try {
      await dataSource.runMigrations();
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
    }
  } finally {
    await runner.release();
  }
}
