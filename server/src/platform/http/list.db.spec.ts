import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Database } from '../database/database.js';
import { sql } from '../database/sql.js';
import { type DatabaseUnderTest, openTestDatabase } from '../testing/open-test-database.js';
import { type ListDefinition, listOf, type RowList } from './list.js';

const rows = 53;

interface Row {
  id: number;
}

const definition: ListDefinition = {
  select: sql`t.id`,
  from: sql`thing t`,
  id: sql`t.id`,
  sorts: { name: sql`t.name`, size: sql`t.size`, id: sql`t.id` },
  neverNull: ['name', 'id'],
  defaultSort: 'name',
};

let under: DatabaseUnderTest;
beforeAll(async () => {
  under = await openTestDatabase();
  await under.database.query(sql`
    CREATE TABLE thing AS
    SELECT n AS id, 'Name ' || n % 5 AS name, CASE WHEN n % 4 > 0 THEN n * 7 % 6 END AS size
    FROM generate_series(1, ${rows}::int) n`);
});
afterAll(() => under.close());

const list = (total?: number): RowList<number> =>
  listOf<Row, number>(
    under.database,
    total === undefined ? definition : { ...definition, total: sql`SELECT ${total}::bigint AS total` },
    [sql`t.id > 0`],
    (row) => row.id,
  );

it('has first rows, for which nothing is counted', async () => {
  const { items } = await list().page({ page: 1, pageSize: 7 });
  const asked = vi.spyOn(Database.prototype, 'queryText');
  const first = await list().first(7);
  const texts = asked.mock.calls.map(([text]) => text);
  asked.mockRestore();
  expect(first).toEqual(items);
  expect([texts.length, texts.filter((text) => text.includes('count(*)')).length]).toEqual([1, 0]);
});

it('has every row once and in one order, whatever the size of its pages', async () => {
  const terms = ['name', '-name', 'size', '-size', 'id', '-id'];
  const sorts = fc.subarray(terms, { minLength: 1, maxLength: 3 }).map((each) => each.join(','));
  await fc.assert(
    fc.asyncProperty(sorts, fc.integer({ min: 1, max: rows + 5 }), async (sort, pageSize) => {
      const wanted: number[] = [];
      const whole = await list().whole({ sort });
      for await (const items of whole) wanted.push(...items);
      await whole.close();
      const paged: number[] = [];
      for (let page = 1; page <= Math.ceil(rows / pageSize); page++) {
        const { items, total } = await list().page({ page, pageSize, sort });
        expect({ sort, page, total }).toEqual({ sort, page, total: rows });
        paged.push(...items);
      }
      expect(paged, `${sort} by ${pageSize}`).toEqual(wanted);
      expect(paged).toHaveLength(rows);
    }),
    { numRuns: 60, seed: 11 },
  );
});

it('finds a page by the tables that its order needs, and no others', async () => {
  const asked = vi.spyOn(Database.prototype, 'queryText');
  const withOther: ListDefinition = {
    ...definition,
    select: sql`t.id, other.size`,
    from: sql`thing t LEFT JOIN thing other ON other.id = t.id`,
    counted: sql`thing t`,
    countedSorts: ['name', 'id'],
    sorts: { ...definition.sorts, other: sql`other.size` },
  };
  const joins = async (sort: string) => {
    asked.mockClear();
    const ofOther = listOf<Row, number>(under.database, withOther, [], (row) => row.id);
    const { items } = await ofOther.page({ page: 2, pageSize: 10, sort });
    const { items: wanted } = await list().page({ page: 2, pageSize: 10, sort: sort.replace('other', 'size') });
    expect(items).toEqual(wanted);
    return asked.mock.calls.reduce((sum, [text]) => sum + text.split('JOIN thing other').length - 1, 0);
  };
  try {
    // Those that are shown are joined; beyond that only what an order needs.
    expect(await joins('-name,id')).toBe(1);
    expect(await joins('name,other')).toBe(2);
    expect(await joins('size')).toBe(2);
  } finally {
    asked.mockRestore();
  }
});

it('has nothing beyond its end, and still refuses what it cannot be sorted by', async () => {
  expect(await list().page({ page: 3, pageSize: 50 })).toEqual({ items: [], page: 3, pageSize: 50, total: rows });
  await expect(list().page({ page: 3, pageSize: 50, sort: 'colour' })).rejects.toMatchObject({ status: 400 });
});

it('takes the number of its rows from counters, where it knows some', async () => {
  expect((await list(rows).page({ page: 1, pageSize: 2 })).total).toBe(rows);
  expect((await list(70).page({ page: 1, pageSize: 2 })).total).toBe(70);
  // A counter that is wrong mislabels a list, and takes no row from its first page.
  const mislabelled = await list(0).page({ page: 1, pageSize: 10, sort: 'id' });
  expect(mislabelled).toMatchObject({ items: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], total: 0 });
});
