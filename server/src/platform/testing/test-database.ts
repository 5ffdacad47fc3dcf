import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { databaseUrl, execute } from './administration.js';

/** A database that belongs to one spec file. */
export interface TestDatabase {
  readonly url: string;
  /** Removes it, whoever is still connected. */
  drop(): Promise<void>;
}

/**
 * Copies the migrated template database, file by file: without fsync that is the faster of the two ways.
 *
 * @example
 * ```ts
 * let database: TestDatabase;
 * beforeAll(async () => {
 *   database = await createTestDatabase();
 * });
 * afterAll(() => database.drop());
 * ```
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { adminUrl, template } = inject('templateDatabase');
  const name = `seatwise_test_${randomBytes(6).toString('hex')}`;
  await execute(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  return {
    url: databaseUrl(adminUrl, name),
    drop: () => execute(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}
