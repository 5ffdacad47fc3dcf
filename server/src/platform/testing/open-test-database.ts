import type { DataSource } from 'typeorm';
import { createDataSource } from '../../data-source.js';
import { Database } from '../database/database.js';
import { createTestDatabase } from './test-database.js';

/** A database of its own for one spec file, with our door to it and no server around. */
export interface DatabaseUnderTest {
  database: Database;
  dataSource: DataSource;
  url: string;
  close(): Promise<void>;
}

/** Connects to a fresh copy of the template database. */
export async function openTestDatabase(): Promise<DatabaseUnderTest> {
  const copy = await createTestDatabase();
  const dataSource = await createDataSource({ url: copy.url, poolSize: 12 }).initialize();
  return {
    database: new Database(dataSource),
    dataSource,
    url: copy.url,
    async close() {
      await dataSource.destroy();
      await copy.drop();
    },
  };
}
