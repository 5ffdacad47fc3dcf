import { expect, it } from 'vitest';
import { sql } from './sql.js';
import { statementOf } from './statement.js';

const long = Array.from({ length: 40 }, (_, index) => index);

it('numbers its values in their order', () => {
  expect(statementOf(sql`SELECT ${1}, ${'a'} WHERE ${sql`x = ${2}`}`)).toEqual({
    text: 'SELECT $1, $2 WHERE x = $3',
    values: [1, 'a', 2],
  });
  expect(statementOf(sql`SELECT 1`)).toEqual({ text: 'SELECT 1', values: [] });
});

it('sends a long list once, however often it stands in it', () => {
  const of = (column: string) => sql`${sql`x`}.${column} = ANY(${long}::bigint[])`;
  const { text, values } = statementOf(sql`${of('a')} AND ${of('b')} AND ${7} = ANY(${long}::int[])`);
  expect(text).toBe('x.$1 = ANY($2::bigint[]) AND x.$3 = ANY($2::bigint[]) AND $4 = ANY($5::int[])');
  expect(values).toEqual(['a', long, 'b', 7, long]);
});

it('writes a long list that never changes as the database does, once', () => {
  const frozen = Object.freeze([...long]);
  const { values } = statementOf(sql`${frozen}::bigint[] ${frozen}::bigint[]`);
  expect(values).toEqual([`{${long.join(',')}}`]);
  const words = Object.freeze(long.map(String));
  expect(statementOf(sql`${words}::text[]`).values).toEqual([words]);
});

it('tells lists apart that only look the same, and leaves short ones and those without a type', () => {
  expect(statementOf(sql`${long}::bigint[] ${[...long]}::bigint[]`).values).toHaveLength(2);
  expect(statementOf(sql`${long} ${long}`).values).toHaveLength(2);
  const short = [1, 2];
  expect(statementOf(sql`${short}::bigint[] ${short}::bigint[]`).values).toHaveLength(2);
});
