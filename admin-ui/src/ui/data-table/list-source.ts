import { type Signal, computed, effect, inject, linkedSignal, untracked } from '@angular/core';

import type { ApiRequest } from '../../core/api/api-request';
import { apiResource } from '../../core/api/api-resource';
import { Problem } from '../../core/problem/problem';
import { parametersOf } from './filter-operators.rules';
import { type ListState, filterParams, initialListState, lastPage, queryText, readListState } from './list-state.rules';
import { type ChooseOptions, addressStore, keptStore } from './list-store';
import type { TableFilter } from './table-filter';
import { TablePaging } from './table-paging';

/** Anything that can be a row: tables recognise rows by their id. */
export interface TableRow {
  readonly id: number | string;
}

/** One page of a list, as the API answers it. */
export interface PageOf<Row> {
  readonly items: readonly Row[];
  readonly total: number;
}

/** A page that was read, and what it is of. */
interface Answer<Row> {
  readonly page: number;
  readonly question: string;
  readonly content: PageOf<Row> | undefined;
}

export type ExportFormat = 'csv' | 'xlsx' | 'json';

/** How a list is read; see {@link listSource}. */
export interface ListSourceOptions<Row extends TableRow, Params extends object | undefined> {
  /** Names the table in what the browser keeps: column choices are kept by it. */
  readonly key: string;
  /** The generated list operation. */
  readonly list: (params: Params) => ApiRequest<PageOf<Row>>;
  /** The generated export operation; without it the table offers no export. */
  readonly export?: (params: NonNullable<NoInfer<Params>> & { format: ExportFormat }) => ApiRequest<unknown>;
  /** Parameters that the page sets and nobody chooses, as the organization of a detail page. May read signals. */
  readonly params?: () => Partial<NonNullable<NoInfer<Params>>>;
  /** Filters to offer. */
  readonly filters?: readonly TableFilter<keyof NonNullable<NoInfer<Params>> & string>[];
  /** Sort to start with, as in `-usage,name`. */
  readonly defaultSort?: string;
  /** Topics of change events that reload the list. */
  readonly topics?: readonly string[];
  /** `false` keeps the list's state out of the address: for lists in dialogs, and second lists of a page. */
  readonly inUrl?: boolean;
  /** `false` for an operation that does not search by text: the table has no search field then. */
  readonly searchable?: boolean;
  /** Tells rows apart where several have one `id`. */
  readonly rowId?: (row: Row) => TableRow['id'];
}

/** A list for `<app-data-table>`: its rows, and what a person chose for it. */
export interface ListSource<Row extends TableRow> {
  readonly key: string;
  readonly filters: readonly TableFilter[];
  readonly state: Signal<ListState>;
  /** Nobody has chosen anything. */
  readonly untouched: Signal<boolean>;
  /** Whether what is chosen stands in the address, and may be kept as a view. */
  readonly inUrl: boolean;
  /** Rows of the page; those of the previous page while the next one is on its way. */
  readonly rows: Signal<readonly Row[]>;
  /** The page that the rows are of, from 1: where one scrolls through all of them, the page that was begun with. */
  readonly rowsPage: Signal<number>;
  /** What the rows are an answer to, whatever the page. */
  readonly question: Signal<string>;
  /** Which rows match, whatever their order and page: changes with the search, the filters and the page's own parameters. */
  readonly matches: Signal<string>;
  /** Rows on all pages. */
  readonly total: Signal<number>;
  /** Nothing to show yet. */
  readonly loading: Signal<boolean>;
  /** Something is shown, and something newer that was asked for is on its way. */
  readonly refreshing: Signal<boolean>;
  readonly problem: Signal<Problem | null>;
  readonly canExport: boolean;
  readonly searchable: boolean;
  /** What tells a row from the others. */
  rowId(row: Row): TableRow['id'];
  /** Address of the whole result, with the same filters and sort. */
  exportUrl(format: ExportFormat): string;
  /** The request for any page. */
  pageRequest(page: number, pageSize: number): ApiRequest<PageOf<Row>>;
  /** Makes the requests for pages that belong together, whatever is chosen in between. */
  pageRequests(): (page: number, pageSize: number) => ApiRequest<PageOf<Row>>;
  /** The query of what is chosen, or would be. */
  queryOf(state: ListState): string;
  /** What a query chooses. */
  stateOf(query: string): ListState;
  /** Changes what is chosen. Anything but the page and the columns leads back to page 1. */
  choose(changes: Partial<ListState>, options?: ChooseOptions): void;
  /** Reads the rows again, keeping what is chosen. */
  reload(): void;
}

/**
 * Makes a list out of the generated operations. Needs an injection context: call it in a field of a component.
 *
 * @example
 * ```ts
 * readonly organizations = listSource({
 *   key: 'organizations',
 *   list: organizationsList,
 *   export: organizationsExport,
 *   defaultSort: 'name',
 *   topics: ['organizations'],
 * });
 * ```
 */
export function listSource<Row extends TableRow, Params extends object | undefined>(
  options: ListSourceOptions<Row, Params>,
): ListSource<Row> {
  const filters = options.filters ?? [];
  const initial = initialListState(options.defaultSort ?? '');
  const keys = filters.flatMap(parametersOf);
  const inUrl = options.inUrl !== false;
  const { state, untouched, choose } = inUrl ? addressStore(initial, keys) : keptStore(initial);
  const paging = inject(TablePaging);

  // The filters' keys are checked against the parameters where they are made; their values come from the address, so
  // that only the server can check them.
  type Given = NonNullable<Params>;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const params = (extra: object): Given => ({ ...filterParams(state()), ...options.params?.(), ...extra }) as Given;
  const pageRequests = () => {
    const given = params({});
    return (page: number, pageSize: number) => options.list({ ...given, page, pageSize });
  };
  const pageRequest = (page: number, pageSize: number) => pageRequests()(page, pageSize);
  const question = computed(() => pageRequest(1, state().pageSize).url);
  // Who scrolls through all rows reads the other pages by the way: the address follows, and nothing is read for it.
  const startPage = linkedSignal({ source: question, computation: () => untracked(state).page });
  const page = computed(() => (paging.way() === 'continuous' ? startPage() : state().page));
  // Columns, and the place that one scrolled to, are no other question.
  const request = computed(() => pageRequest(page(), state().pageSize), { equal: (a, b) => a.url === b.url });
  const resource = apiResource(request, { topics: options.topics });

  const answer = linkedSignal<Answer<Row> | undefined, Answer<Row> | undefined>({
    source: () =>
      resource.hasValue() && resource.value() !== undefined
        ? { page: untracked(page), question: untracked(question), content: resource.value() }
        : undefined,
    computation: (next, previous) => next ?? previous?.value,
  });

  // Rows may go while a person is on the last page.
  effect(() => {
    const read = resource.hasValue() ? resource.value() : undefined;
    if (!read || read.items.length > 0) return;
    const { page: current, pageSize } = untracked(state);
    const last = lastPage(read.total, pageSize);
    if (current > last) choose({ page: last }, { replace: true });
    if (untracked(startPage) > last) startPage.set(last);
  });

  const problem = computed(() => {
    const error = resource.error();
    return error === undefined ? null : Problem.of(error);
  });

  return {
    key: options.key,
    filters,
    state,
    untouched,
    inUrl,
    rows: computed(() => answer()?.content?.items ?? []),
    rowsPage: computed(() => answer()?.page ?? 1),
    question: computed(() => answer()?.question ?? question()),
    matches: computed(() => options.list(params({ sort: undefined })).url),
    total: computed(() => answer()?.content?.total ?? 0),
    loading: computed(() => answer() === undefined && problem() === null),
    refreshing: computed(() => answer() !== undefined && resource.status() === 'loading'),
    problem,
    canExport: options.export !== undefined,
    searchable: options.searchable !== false,
    rowId: options.rowId ?? (({ id }) => id),
    pageRequest,
    pageRequests,
    queryOf: (chosen) => queryText(chosen, initial, keys),
    stateOf: (query) => readListState(new URLSearchParams(query), initial, keys),
    exportUrl: (format) => options.export?.({ ...params({}), format }).url ?? '',
    choose,
    reload: () => void resource.reload(),
  };
}
