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

it('has entities that agree with the migrations', async () => {
  const log = await dataSource.driver.createSchemaBuilder().log();
  expect(log.upQueries.map((query) => query.query)).toEqual([]);
});
