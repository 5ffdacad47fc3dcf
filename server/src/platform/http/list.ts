import type { Database } from '../database/database.js';
import type { ListSource } from '../database/read-replica.js';
import { rowsPerFetch } from '../database/row-cursor.js';
import { allOf, commaSeparated, sql, type Sql } from '../database/sql.js';
import { AppError } from './app-error.js';
import type { ListQuery, Page, Unpaged } from './list-query.js';

/** How a list is read: written once per list, next to the SQL of its feature. */
export interface ListDefinition {
  /** The columns of a row. */
  select: Sql;
  /** Tables and joins that filters, sorting and columns need; every join keeps one row per id. */
  from: Sql;
  /** The tables that filters need, where those are fewer: joins that no filter looks at only cost when rows are counted. */
  counted?: Sql;
  /**
   * Those of `sorts` that read no table but those of `counted`. A page in such an order is found without the other joins:
   * in an index alone, where one has all that filters and order look at.
   */
  countedSorts?: readonly string[];
  /** A statement that yields the number of rows as `total`, where counters know it: the rows are not counted then. */
  total?: Sql;
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
 * @param fromEnd the same order from its other end.
 * @throws AppError 400 for a field that is not sortable.
 */
export function orderBy(definition: ListDefinition, sort: string | undefined, fromEnd = false): Sql {
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
    if (!descending) return fromEnd ? sql`${column} DESC` : sql`${column} ASC`;
    if (definition.neverNull?.includes(field)) return fromEnd ? sql`${column} ASC` : sql`${column} DESC`;
    return fromEnd ? sql`${column} ASC NULLS FIRST` : sql`${column} DESC NULLS LAST`;
  });
  return commaSeparated([...terms, backwards === fromEnd ? sql`${definition.id} ASC` : sql`${definition.id} DESC`]);
}

/** Every row of a list in its order, a part at a time. Whoever opened it closes it, also when reading fails. */
export interface WholeList<Item> extends AsyncIterable<readonly Item[]> {
  /** How many rows it has, where few enough were read at once to know; null for more than those. */
  size: number | null;
  /** Frees what reading holds. Repeating it changes nothing. */
  close(): Promise<void>;
}

/** Whether an order reads no table but those of `counted`. */
function isOfCounted({ countedSorts = [], defaultSort }: ListDefinition, sort: string | undefined): boolean {
  return (sort ?? defaultSort).split(',').every((term) => countedSorts.includes(term.replace(/^-/, '')));
}

/** A list whose filters and visibility are settled and which is not read yet: by pages, or as a whole. */
export interface RowList<Item> {
  /** How many rows it has: the `total` of its pages, without a page. */
  count(): Promise<number>;
  /** The first rows in its own order, and nothing counted: of a list that only grows that is what costs. */
  first(size: number): Promise<Item[]>;
  /** @throws AppError 400 for a field that is not sortable. */
  page(query: ListQuery): Promise<Page<Item>>;
  /** Reads on as far as its items are taken. @throws AppError 400 for a field that is not sortable. */
  whole(query: Unpaged<ListQuery>): Promise<WholeList<Item>>;
}

/** The list of the rows that satisfy all of `where`. */
export function listOf<Row extends object, Item>(
  database: Database,
  definition: ListDefinition,
  where: readonly Sql[],
  toItem: (row: Row) => Item,
): RowList<Item> {
  return {
    count: () => database.readList((source) => countOf(source, definition, allOf(where))),
    first: (size) => database.readList((source) => firstOf(source, definition, size, allOf(where), toItem)),
    page: (query) => readPage(database, definition, query, where, toItem),
    whole: (query) => readWhole(database, definition, query, where, toItem),
  };
}

/** The list with something made of its items, a page or a part of the whole at a time. */
export function mapList<Item, Mapped>(
  list: RowList<Item>,
  map: (items: readonly Item[]) => Promise<Mapped[]>,
): RowList<Mapped> {
  return {
    count: () => list.count(),
    first: async (size) => map(await list.first(size)),
    async page(query) {
      const page = await list.page(query);
      return { ...page, items: await map(page.items) };
    },
    async whole(query) {
      const whole = await list.whole(query);
      return {
        size: whole.size,
        async *[Symbol.asyncIterator]() {
          for await (const items of whole) yield map(items);
        },
        close: () => whole.close(),
      };
    },
  };
}

/** Opens every row of a list. The first rows are read before this answers, so that what cannot be read is refused. */
export function readWhole<Row extends object, Item>(
  database: Database,
  definition: ListDefinition,
  query: Unpaged<ListQuery>,
  where: readonly Sql[],
  toItem: (row: Row) => Item,
): Promise<WholeList<Item>> {
  return database.readList((source) => openWhole(source, definition, query, where, toItem));
}

async function openWhole<Row extends object, Item>(
  source: ListSource,
  definition: ListDefinition,
  query: Unpaged<ListQuery>,
  where: readonly Sql[],
  toItem: (row: Row) => Item,
): Promise<WholeList<Item>> {
  const cursor = await source.openCursor<Row>(sql`
    SELECT ${definition.select}
    FROM ${definition.from}
    WHERE ${allOf(where)}
    ORDER BY ${orderBy(definition, query.sort)}`);
  try {
    const first = await cursor.next();
    return {
      size: first.length < rowsPerFetch ? first.length : null,
      async *[Symbol.asyncIterator]() {
        for (let rows = first; rows.length > 0; rows = await cursor.next()) yield rows.map(toItem);
      },
      close: () => cursor.close(),
    };
  } catch (error) {
    await cursor.close();
    throw error;
  }
}

/**
 * Reads one page. The ids of the page are found first and the columns are read for those rows only, so a page
 * costs the same however wide its rows are. Pages beyond the middle are reached from the end.
 */
export function readPage<Row, Item>(
  database: Database,
  definition: ListDefinition,
  query: ListQuery,
  where: readonly Sql[],
  toItem: (row: Row) => Item,
): Promise<Page<Item>> {
  return database.readList((source) => pageOf(source, definition, query, where, toItem));
}

async function firstOf<Row, Item>(
  source: ListSource,
  definition: ListDefinition,
  size: number,
  condition: Sql,
  toItem: (row: Row) => Item,
): Promise<Item[]> {
  const order = orderBy(definition, undefined);
  const rows = await rowsOf<Row>(source, definition, condition, { order, size, offset: 0, fromEnd: false });
  return rows.map(toItem);
}

async function pageOf<Row, Item>(
  source: ListSource,
  definition: ListDefinition,
  query: ListQuery,
  where: readonly Sql[],
  toItem: (row: Row) => Item,
): Promise<Page<Item>> {
  const condition = allOf(where);
  const total = await countOf(source, definition, condition);
  const offset = (query.page - 1) * query.pageSize;
  const size = Math.min(query.pageSize, Math.max(0, total - offset));
  const after = total - offset - size;
  const fromEnd = size > 0 && after < offset;
  const order = orderBy(definition, query.sort, fromEnd);
  const rows = await rowsOf<Row>(source, definition, condition, {
    order,
    ordered: isOfCounted(definition, query.sort) ? definition.counted : undefined,
    size: fromEnd ? size : query.pageSize,
    offset: fromEnd ? after : offset,
    fromEnd,
  });
  return { items: rows.map(toItem), page: query.page, pageSize: query.pageSize, total };
}

/** Which rows of a list, in which order; `ordered` are the tables that the order needs, where those are fewer. */
interface Part {
  order: Sql;
  ordered?: Sql | undefined;
  size: number;
  offset: number;
  fromEnd: boolean;
}

function rowsOf<Row>(
  source: ListSource,
  definition: ListDefinition,
  condition: Sql,
  { order, ordered, size, offset, fromEnd }: Part,
): Promise<Row[]> {
  return source.query<Row>(sql`
    SELECT ${definition.select}
    FROM ${definition.from}
    JOIN (
      SELECT page_id, row_number() OVER () AS page_rank FROM (
        SELECT ${definition.id} AS page_id
        FROM ${ordered ?? definition.from}
        WHERE ${condition}
        ORDER BY ${order}
        LIMIT ${size} OFFSET ${offset}
      ) AS ids
    ) AS page ON page.page_id = ${definition.id}
    ORDER BY ${fromEnd ? sql`page.page_rank DESC` : sql`page.page_rank`}`);
}

async function countOf(source: ListSource, definition: ListDefinition, condition: Sql): Promise<number> {
  const { total } = await source.one<{ total: number }>(
    definition.total ?? sql`SELECT count(*) AS total FROM ${definition.counted ?? definition.from} WHERE ${condition}`,
  );
  return total;
}
