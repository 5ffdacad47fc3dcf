/** One sort key of a list. */
export interface SortKey {
  readonly field: string;
  readonly descending: boolean;
}

/** What a person chose for a list: everything that the address holds. */
export interface ListState {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly sort: readonly SortKey[];
  /** Free text. */
  readonly q: string;
  /** Chosen values by filter key; a filter without values is not here. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** Visible columns in their order; `null` where the address names none. */
  readonly columns: readonly string[] | null;
  /**
   * The saved view that the list was opened with, whatever was changed since; `all` where somebody asked for the list without
   * one, and `null` where nobody said.
   */
  readonly view: number | 'all' | null;
}

export const pageSizes = [25, 50, 100, 200] as const;
export const defaultPageSize = 50;

/** The parameters of the address that every list has. */
const stateKeys = ['page', 'pageSize', 'sort', 'q', 'columns', 'view'] as const;

/** Reads what `URLSearchParams` and the router's `ParamMap` both offer. */
interface QueryReader {
  get(name: string): string | null;
  getAll(name: string): string[];
}

/** The state of a list before anybody chose anything. */
export function initialListState(defaultSort: string): ListState {
  return {
    page: 1,
    pageSize: defaultPageSize,
    sort: parseSort(defaultSort),
    q: '',
    filters: {},
    columns: null,
    view: null,
  };
}

/**
 * Reads a list's state from a query. What makes no sense is as good as absent: a broken link still shows a list.
 *
 * @param filterKeys the parameters of the filters that the list knows
 */
export function readListState(query: QueryReader, initial: ListState, filterKeys: readonly string[]): ListState {
  const filters: Record<string, string[]> = {};
  for (const key of filterKeys) {
    const values = query.getAll(key).filter((value) => value !== '');
    if (values.length > 0) filters[key] = values;
  }
  const sort = query.get('sort');
  const columns = query.get('columns');
  const view = query.get('view');
  const pageSize = positive(query.get('pageSize'));
  return {
    page: positive(query.get('page')) ?? initial.page,
    pageSize: pageSizes.find((size) => size === pageSize) ?? initial.pageSize,
    sort: sort ? parseSort(sort) : initial.sort,
    q: query.get('q') ?? initial.q,
    filters: { ...initial.filters, ...filters },
    columns: columns ? columns.split(',') : initial.columns,
    view: view === 'all' ? view : (positive(view) ?? initial.view),
  };
}

/** The query of a list's state; `null` takes a parameter out of the address. Only what differs from the start is named. */
export function writeListState(
  state: ListState,
  initial: ListState,
  filterKeys: readonly string[],
): Record<string, string | number | readonly string[] | null> {
  const sort = formatSort(state.sort);
  const query: Record<string, string | number | readonly string[] | null> = {
    page: state.page === 1 ? null : state.page,
    pageSize: state.pageSize === initial.pageSize ? null : state.pageSize,
    sort: sort === formatSort(initial.sort) ? null : sort,
    q: state.q === '' ? null : state.q,
    columns: state.columns === null ? null : state.columns.join(','),
    view: state.view,
  };
  for (const key of filterKeys) {
    const values = state.filters[key] ?? [];
    query[key] = values.length === 0 ? null : values;
  }
  return query;
}

/** A list's state as the text of a query, as `type=A&sort=-usage`. */
export function queryText(state: ListState, initial: ListState, filterKeys: readonly string[]): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(writeListState(state, initial, filterKeys))) {
    for (const single of [value].flat()) if (single !== null) query.append(key, String(single));
  }
  return query.toString();
}

/** Whether a query says anything of a list. */
export function saysSomething(query: QueryReader, filterKeys: readonly string[]): boolean {
  return [...stateKeys, ...filterKeys].some((key) => (query.get(key) ?? '') !== '');
}

/** The parameters that a list request and its export share. */
export function filterParams(state: ListState): Record<string, string | readonly string[]> {
  const sort = formatSort(state.sort);
  return { ...state.filters, ...(state.q === '' ? {} : { q: state.q }), ...(sort === '' ? {} : { sort }) };
}

/** `-usage,name` as sort keys. */
export function parseSort(text: string): SortKey[] {
  return text
    .split(',')
    .filter((part) => part !== '' && part !== '-')
    .map((part) =>
      part.startsWith('-') ? { field: part.slice(1), descending: true } : { field: part, descending: false },
    );
}

export function formatSort(sort: readonly SortKey[]): string {
  return sort.map(({ field, descending }) => (descending ? `-${field}` : field)).join(',');
}

/**
 * What a click on a column's header makes of the sort: ascending, descending, then no longer by this column.
 *
 * @param keepOthers sorts by this column after the others (shift-click) instead of by it alone
 */
export function toggleSort(sort: readonly SortKey[], field: string, keepOthers: boolean): SortKey[] {
  const current = sort.find((key) => key.field === field);
  const next =
    current === undefined ? { field, descending: false } : current.descending ? undefined : { field, descending: true };
  if (!keepOthers) return next ? [next] : [];
  if (current === undefined) return [...sort, { field, descending: false }];
  return sort.flatMap((key) => (key.field === field ? (next ? [next] : []) : [key]));
}

/** Whether anything narrows the list: with it, "no rows" means "nothing matches" and not "nothing there yet". */
export function isNarrowed(state: ListState): boolean {
  return state.q !== '' || Object.keys(state.filters).length > 0;
}

/** The last page that has rows; 1 for an empty list. */
export function lastPage(total: number, pageSize: number): number {
  return Math.max(1, Math.ceil(total / pageSize));
}

function positive(text: string | null): number | undefined {
  const value = Number(text);
  return Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
