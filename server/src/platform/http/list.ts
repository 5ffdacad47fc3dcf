import type { Database } from '../database/database.js';
import { allOf, commaSeparated, sql, type Sql } from '../database/sql.js';
import { AppError } from './app-error.js';
import type { ListQuery, Page } from './list-query.js';

/** How a list is read: written once per list, next to the SQL of its feature. */
export interface ListDefinition {
  /** The columns of a row. */
  select: Sql;
  /** Tables and joins that filters, sorting and columns need; every join keeps one row per id. */
  from: Sql;
  /** The id that makes the order total. */
  id: Sql;
  /** The fields that `sort` may name. */
  sorts: Record<string, Sql>;
  /** Those of `sorts` that are never null: downwards, too, an index on them and the id is read in its order. */
  neverNull?: readonly string[];
  /** In the form of the `sort` parameter. */
  defaultSort: string;
}

/**
 * The ORDER BY of a request; always ends in the id, so that no row is on two pages. Nothing comes last both ways.
 * @throws AppError 400 for a field that is not sortable.
 */
export function orderBy(definition: ListDefinition, sort: string | undefined): Sql {
  const named = (sort ?? definition.defaultSort).split(',');
  const backwards = named.every((term) => term.startsWith('-') && definition.neverNull?.includes(term.slice(1)));
  const terms = named.map((term) => {
    const descending = term.startsWith('-');
    const field = descending ? term.slice(1) : term;
    const column = Object.hasOwn(definition.sorts, field) ? definition.sorts[field] : undefined;
    if (column === undefined) {
      const known = Object.keys(definition.sorts).join(', ');
      throw new AppError('list.sort-unknown', 400, `This list cannot be sorted by ${field}. It sorts by ${known}.`);
    }
    if (!descending) return sql`${column} ASC`;
    return definition.neverNull?.includes(field) ? sql`${column} DESC` : sql`${column} DESC NULLS LAST`;
  });
  return commaSeparated([...terms, backwards ? sql`${definition.id} DESC` : sql`${definition.id} ASC`]);
}

/**
 * Reads one page. The ids of the page are found first and the columns are read for those rows only, so a page
 * costs the same however wide its rows are.
 */
export async function readPage<Row, Item>(
  database: Database,
  definition: ListDefinition,
  query: ListQuery,
  where: readonly Sql[],
  toItem: (row: Row) => Item,
): Promise<Page<Item>> {
  const condition = allOf(where);
  const rows = await database.query<Row>(sql`
    SELECT ${definition.select}
    FROM ${definition.from}
    JOIN (
      SELECT page_id, row_number() OVER () AS page_rank FROM (
        SELECT ${definition.id} AS page_id
        FROM ${definition.from}
        WHERE ${condition}
        ORDER BY ${orderBy(definition, query.sort)}
        LIMIT ${query.pageSize} OFFSET ${(query.page - 1) * query.pageSize}
      ) AS ids
    ) AS page ON page.page_id = ${definition.id}
    ORDER BY page.page_rank`);
  const total = await countOf(database, definition, condition);
  return { items: rows.map(toItem), page: query.page, pageSize: query.pageSize, total };
}

async function countOf(database: Database, definition: ListDefinition, condition: Sql): Promise<number> {
  const { total } = await database.one<{ total: number }>(
    sql`SELECT count(*) AS total FROM ${definition.from} WHERE ${condition}`,
  );
  return total;
}
