import pg from 'pg';
import { expect, it } from 'vitest';
import { createTestDatabase } from './test-database.js';

it('gives each caller a migrated database of its own, and removes it', async () => {
  const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const inFirst = await connect(first.url);
  const inSecond = await connect(second.url);

  await inFirst.query("INSERT INTO organization (name) VALUES ('Only in the first')");
  const { rows } = await inSecond.query('SELECT count(*)::int AS count FROM organization');
  expect(rows).toEqual([{ count: 0 }]);

  await Promise.all([inFirst.end(), inSecond.end()]);
  await Promise.all([first.drop(), second.drop()]);
  await expect(connect(first.url)).rejects.toThrow(/does not exist/);
});

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}
