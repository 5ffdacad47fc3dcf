import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../data-source.js';
import { createTestDatabase } from './test-database.js';

let dataSource: DataSource;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await createTestDatabase();
  drop = () => database.drop();
  dataSource = await createDataSource({ url: database.url }).initialize();
});

afterAll(async () => {
  await dataSource.destroy();
  await drop();
});

it('says of every index which question it answers', async () => {
  const silent: { index: string }[] = await dataSource.query(`
    SELECT i.indexrelid::regclass::text AS index
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
    WHERE c.relnamespace = 'public'::regnamespace AND NOT i.indisprimary AND obj_description(i.indexrelid, 'pg_class') IS NULL
    ORDER BY 1`);
  expect(
    silent.map(({ index }) => index),
    'indexes without a comment: COMMENT ON INDEX … IS … in their migration, or drop them',
  ).toEqual([]);
});

it('has entities that agree with the migrations', async () => {
  const log = await dataSource.driver.createSchemaBuilder().log();
  expect(log.upQueries.map((query) => query.query)).toEqual([]);
});
