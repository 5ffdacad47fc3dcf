import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.js';
import { Database } from './database.js';
import { planOnce } from './prepared-statements.js';
import { sql } from './sql.js';

describe('statements that are planned once', () => {
  let server: TestServer;
  let database: Database;
  beforeAll(async () => {
    server = await startTestServer();
    ({ database } = server);
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    await database.query(sql`DROP TABLE IF EXISTS thing`);
    await database.query(sql`CREATE TABLE thing (id int, name text)`);
    await database.query(sql`INSERT INTO thing VALUES (1, 'one'), (2, 'two')`);
  });

  const nameOf = (id: number) => planOnce(sql`SELECT name FROM thing WHERE id = ${id}`);
  const plansOf = (part: string) =>
    database.query<{ name: string; runs: number }>(sql`
      SELECT name, generic_plans + custom_plans AS runs FROM pg_prepared_statements
      WHERE statement LIKE ${`%${part}%`} AND statement NOT LIKE '%pg_prepared_statements%'`);

  it('are known to a connection by a name, and answer for each value', async () => {
    await database.transaction(async () => {
      for (const [id, name] of [
        [1, 'one'],
        [2, 'two'],
        [1, 'one'],
      ] as const) {
        expect(await database.query(nameOf(id))).toEqual([{ name }]);
      }
      expect(await plansOf('FROM thing WHERE id')).toEqual([{ name: expect.stringMatching(/^seatwise_/), runs: 3 }]);
    });
  });

  it('are no others', async () => {
    await database.transaction(async () => {
      await database.query(sql`SELECT id FROM thing WHERE name = ${'one'}`);
      expect(await plansOf('FROM thing WHERE name')).toEqual([]);
    });
  });

  it('are planned anew when what they are about is another now', async () => {
    expect(await database.query(nameOf(1))).toEqual([{ name: 'one' }]);
    await database.query(sql`ALTER TABLE thing ALTER COLUMN name TYPE varchar(20)`);
    expect(await database.query(nameOf(1))).toEqual([{ name: 'one' }]);
    await database.query(sql`ALTER TABLE thing ALTER COLUMN name TYPE int USING id`);
    // In a transaction the refusal is the end of it: it begins anew.
    let begun = 0;
    const name = await database.transaction(async () => {
      begun += 1;
      return database.query(nameOf(2));
    });
    expect(name).toEqual([{ name: 2 }]);
    expect(begun).toBe(2);
  });
});
