import { afterAll, beforeAll, expect, it } from 'vitest';
import { createConfig, readConfigValues } from '../config/config.js';
import { sql } from '../database/sql.js';
import { type DatabaseUnderTest, openTestDatabase } from '../testing/open-test-database.js';
import { SecretBox } from './secret-box.js';
import { SecretRotation } from './secret-rotation.js';

const [before, after, unknown] = ['before', 'after', 'unknown'].map(
  (name) => `the secret key ${name} of many characters`,
);
const purposeOf = (groupId: number, id: number) => `things/${groupId}/${id}`;
const rows = 1_200;

let test: DatabaseUnderTest;
beforeAll(async () => {
  test = await openTestDatabase();
  await test.database.query(
    sql`CREATE TABLE thing (id bigint PRIMARY KEY, group_id bigint NOT NULL, sealed text NOT NULL, mark text)`,
  );
});
afterAll(() => test.close());

function boxOf(secretKey = '', old?: string): SecretBox {
  return new SecretBox(createConfig(readConfigValues(old === undefined ? {} : { OLD_SECRET_KEY: old }), secretKey));
}

function rotationOf(box: SecretBox): SecretRotation {
  const rotation = new SecretRotation(test.database, box);
  const marks = { column: 'mark', purposeOf: (groupId: number) => `things/${groupId}` };
  rotation.register({ table: 'thing', column: 'sealed', boundTo: ['group_id', 'id'], purposeOf, marks });
  return rotation;
}

async function insert(id: number, sealed: string): Promise<void> {
  await test.database.query(sql`INSERT INTO thing (id, group_id, sealed) VALUES (${id}, ${id % 7}, ${sealed})`);
}

it('seals everything with the new key, leaves what no key opens, and is harmless when repeated', async () => {
  const [old, changing, present] = [boxOf(before), boxOf(after, before), boxOf(after)];
  for (let id = 1; id <= rows; id++) await insert(id, old.seal(`text ${id}`, purposeOf(id % 7, id)));
  await insert(rows + 1, boxOf(unknown).seal('text', purposeOf((rows + 1) % 7, rows + 1)));
  await insert(rows + 2, present.seal('new already', purposeOf((rows + 2) % 7, rows + 2)));
  // Moved from another row: it opens nowhere, and must not be made to.
  await insert(rows + 3, old.seal('text', purposeOf(1, 1)));

  const unreadable = [`thing ${rows + 1}`, `thing ${rows + 3}`];
  expect(await rotationOf(changing).rotate()).toEqual({ resealed: rows, marked: 1, unreadable });
  expect(await rotationOf(changing).rotate()).toEqual({ resealed: 0, marked: 0, unreadable });

  const stored = await test.database.query<{ id: number; sealed: string }>(
    sql`SELECT id, sealed FROM thing WHERE id <= ${rows}`,
  );
  expect(stored).toHaveLength(rows);
  for (const { id, sealed } of stored) expect(present.open(sealed, purposeOf(id % 7, id))).toBe(`text ${id}`);
});

it('marks everything with the new key, also what it sealed already', async () => {
  await test.database.query(sql`DELETE FROM thing`);
  const [changing, present] = [boxOf(after, before), boxOf(after)];
  const [old] = boxOf(before).marksOf('text 1', 'things/1');
  await insert(1, boxOf(before).seal('text 1', purposeOf(1, 1)));
  await test.database.query(sql`UPDATE thing SET mark = ${old}`);
  await insert(2, present.seal('text 2', purposeOf(2, 2)));
  await insert(3, present.seal('text 3', purposeOf(3, 3)));
  const [third] = present.marksOf('text 3', 'things/3');
  await test.database.query(sql`UPDATE thing SET mark = ${third} WHERE id = 3`);
  expect(await rotationOf(changing).rotate()).toEqual({ resealed: 1, marked: 1, unreadable: [] });
  const marks = await test.database.query<{ mark: string }>(sql`SELECT mark FROM thing ORDER BY id`);
  expect(marks.map(({ mark }) => [mark])).toEqual([1, 2, 3].map((id) => present.marksOf(`text ${id}`, `things/${id}`)));
});
