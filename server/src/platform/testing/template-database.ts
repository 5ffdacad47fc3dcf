import { randomBytes } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { createDataSource } from '../../data-source.js';
import { migrate } from '../database/migrate.js';
import { databaseUrl, execute } from './administration.js';
import { startThrowAwayPostgres } from './throw-away-postgres.js';

/** What the tests need to make a database of their own; see {@link createTestDatabase}. */
export interface TemplateDatabase {
  /** Connects to the server's administration database. */
  readonly adminUrl: string;
  /** The migrated, empty database that copies are made of. */
  readonly template: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    templateDatabase: TemplateDatabase;
  }
}

/**
 * Runs once before the database tests: starts a PostgreSQL (or takes that of `TEST_DATABASE_URL`, whose user must be
 * allowed to create databases) and migrates one database, which every spec file then copies.
 *
 * @returns what undoes it after the last test
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { url: given, stop: async () => {} } : await startThrowAwayPostgres();
  const template = `seatwise_template_${randomBytes(6).toString('hex')}`;
  try {
    await execute(server.url, `CREATE DATABASE ${template}`);
    await migrateDatabase(databaseUrl(server.url, template));
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide('templateDatabase', { adminUrl: server.url, template });
  return async () => {
    if (given) await execute(server.url, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
    await server.stop();
  };
}

async function migrateDatabase(url: string): Promise<void> {
  const dataSource = await createDataSource({ url }).initialize();
  try {
    await migrate(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
