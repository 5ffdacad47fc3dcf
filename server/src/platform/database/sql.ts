import sqlTag, { empty, join, raw, Sql } from 'sql-template-tag';

/**
 * SQL with its values kept apart: `` sql`SELECT … WHERE id = ${id}` `` becomes text with `$1` and a list of values.
 * Fragments nest, so a condition can be built in one place and used in another.
 */
export const sql = sqlTag;
export { join, Sql };

/** No text at all: what an absent filter contributes. */
export const nothing = empty;

/** A name or keyword of our own (never of a request) put into the text as it is. */
export function identifier(name: string): Sql {
  if (!/^[a-z_][a-z0-9_.]*$/.test(name)) throw new Error(`Not an identifier: ${name}`);
  return raw(name);
}

/** All of the conditions; none at all is true. */
export function allOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0
    ? sql`TRUE`
    : join(
        conditions.map((condition) => sql`(${condition})`),
        ' AND ',
      );
}

/** Any of the conditions; none at all is false. */
export function anyOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0
    ? sql`FALSE`
    : join(
        conditions.map((condition) => sql`(${condition})`),
        ' OR ',
      );
}

/**
 * What a filter and its opposite let through: rows of which the condition holds for the values of the one, and not for
 * those of the other. Rows that have nothing there are not like any value. None at all where neither is asked for.
 */
export function picked<Value>(
  wanted: readonly Value[] | undefined,
  unwanted: readonly Value[] | undefined,
  condition: (values: Value[]) => Sql,
): Sql[] {
  return [
    ...(wanted === undefined ? [] : [condition([...wanted])]),
    ...(unwanted === undefined ? [] : [sql`(${condition([...unwanted])}) IS NOT TRUE`]),
  ];
}

/** Fragments one after another with a comma between. */
export function commaSeparated(fragments: readonly Sql[]): Sql {
  return join(fragments, ', ');
}

/** What a statement begins with that names some queries, each as `name AS (…)`: nothing where there are none. */
export function withQueries(queries: readonly Sql[]): Sql {
  return queries.length === 0 ? nothing : sql`WITH ${commaSeparated(queries)}`;
}

/** Fragments with UNION ALL between. */
export function unionAll(fragments: readonly Sql[]): Sql {
  return join(fragments, ' UNION ALL ');
}

/**
 * Membership in a list of ids: one array parameter however long the list is. A single one is asked for by `=`, which an
 * index that goes on with an order is read in.
 */
export function inIds(column: Sql, ids: readonly number[]): Sql {
  const [only] = ids;
  if (only !== undefined && ids.length === 1) return sql`${column} = ${only}::bigint`;
  return sql`${column} = ANY(${[...ids]}::bigint[])`;
}

/** `q` as a LIKE pattern that finds it anywhere, with its own wildcards made literal. */
export function containsPattern(q: string): string {
  return `%${q.replace(/[\\%_]/g, '\\$&')}%`;
}

/** `q` as a LIKE pattern that finds what begins with it, with its own wildcards made literal. */
export function startsWithPattern(q: string): string {
  return `${q.replace(/[\\%_]/g, '\\$&')}%`;
}
