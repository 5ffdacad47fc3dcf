import { type Signal, computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';

import type { ApiRequest } from '../../core/api/api-request';
import { apiResource } from '../../core/api/api-resource';
import { Problem } from '../../core/problem/problem';
import {
  type ListState,
  filterParams,
  initialListState,
  lastPage,
  readListState,
  writeListState,
} from './list-state.rules';
import type { TableFilter } from './table-filter';

/** Anything that can be a row: tables recognise rows by their id. */
export interface TableRow {
  readonly id: number | string;
}

/** One page of a list, as the API answers it. */
export interface PageOf<Row> {
  readonly items: readonly Row[];
  readonly total: number;
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
  /** Rows of the page; those of the previous page while the next one is on its way. */
  readonly rows: Signal<readonly Row[]>;
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
  /** Changes what is chosen. Anything but the page and the columns leads back to page 1. */
  choose(changes: Partial<ListState>): void;
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
  const { state, choose } = options.inUrl === false ? keptState(initial) : addressState(initial, filters);

  // The filters' keys are checked against the parameters where they are made; their values come from the address, so
  // that only the server can check them.
  type Given = NonNullable<Params>;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const params = (extra: object): Given => ({ ...filterParams(state()), ...options.params?.(), ...extra }) as Given;
  const request = computed(() => options.list(params({ page: state().page, pageSize: state().pageSize })));
  const resource = apiResource(request, { topics: options.topics });

  const answer = linkedSignal<PageOf<Row> | undefined, PageOf<Row> | undefined>({
    source: () => (resource.hasValue() ? resource.value() : undefined),
    computation: (page, previous) => page ?? previous?.value,
  });

  // Rows may go while a person is on the last page.
  effect(() => {
    const page = resource.hasValue() ? resource.value() : undefined;
    if (!page || page.items.length > 0) return;
    const { page: current, pageSize } = untracked(state);
    if (current > lastPage(page.total, pageSize)) choose({ page: lastPage(page.total, pageSize) });
  });

  const problem = computed(() => {
    const error = resource.error();
    return error === undefined ? null : Problem.of(error);
  });

  return {
    key: options.key,
    filters,
    state,
    rows: computed(() => answer()?.items ?? []),
    total: computed(() => answer()?.total ?? 0),
    loading: computed(() => answer() === undefined && problem() === null),
    refreshing: computed(() => answer() !== undefined && resource.status() === 'loading'),
    problem,
    canExport: options.export !== undefined,
    searchable: options.searchable !== false,
    rowId: options.rowId ?? (({ id }) => id),
    exportUrl: (format) => options.export?.({ ...params({}), format }).url ?? '',
    choose,
    reload: () => void resource.reload(),
  };
}

/** A list's state and the way to change it. */
interface StateStore {
  readonly state: Signal<ListState>;
  choose(changes: Partial<ListState>): void;
}

function addressState(initial: ListState, filters: readonly TableFilter[]): StateStore {
  const router = inject(Router);
  const route = inject(ActivatedRoute);
  const keys = filters.map(({ key }) => key);
  const query = toSignal(route.queryParamMap, { initialValue: route.snapshot.queryParamMap });
  const state = computed(() => readListState(query(), initial, keys), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  const choose = (changes: Partial<ListState>): void => {
    const next = withChanges(state(), changes);
    void router.navigate([], {
      relativeTo: route,
      queryParams: writeListState(next, initial, keys),
      queryParamsHandling: 'merge',
      // Every letter typed, and every column moved, is not a page to go back to.
      replaceUrl: 'q' in changes || 'columns' in changes,
    });
  };
  return { state, choose };
}

function keptState(initial: ListState): StateStore {
  const state = signal(initial);
  return {
    state: state.asReadonly(),
    choose: (changes) => state.update((current) => withChanges(current, changes)),
  };
}

function withChanges(state: ListState, changes: Partial<ListState>): ListState {
  const keepsRows = Object.keys(changes).every((key) => key === 'columns' || key === 'page');
  return { ...state, ...(keepsRows ? {} : { page: 1 }), ...changes };
}
