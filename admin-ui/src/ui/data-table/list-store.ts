import { type Signal, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';

import { type ListState, readListState, saysSomething, writeListState } from './list-state.rules';

/** How a change of a list's state is written down. */
export interface ChooseOptions {
  /** Leaves no page behind to go back to. */
  readonly replace?: boolean;
}

/** A list's state and the way to change it. */
export interface ListStore {
  readonly state: Signal<ListState>;
  /** Nobody has chosen anything. */
  readonly untouched: Signal<boolean>;
  choose(changes: Partial<ListState>, options?: ChooseOptions): void;
}

/** State that the address holds. @param keys the parameters of the list's filters */
export function addressStore(initial: ListState, keys: readonly string[]): ListStore {
  const router = inject(Router);
  const route = inject(ActivatedRoute);
  const query = toSignal(route.queryParamMap, { initialValue: route.snapshot.queryParamMap });
  const state = computed(() => readListState(query(), initial, keys), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  const choose = (changes: Partial<ListState>, { replace = false }: ChooseOptions = {}): void => {
    const next = withChanges(state(), changes);
    void router.navigate([], {
      relativeTo: route,
      queryParams: writeListState(next, initial, keys),
      queryParamsHandling: 'merge',
      // Every letter typed, and every column moved, is not a page to go back to.
      replaceUrl: replace || 'q' in changes || 'columns' in changes,
    });
  };
  return { state, untouched: computed(() => !saysSomething(query(), keys)), choose };
}

/** State that is forgotten with the page. */
export function keptStore(initial: ListState): ListStore {
  const state = signal(initial);
  return {
    state: state.asReadonly(),
    untouched: computed(() => state() === initial),
    choose: (changes) => state.update((current) => withChanges(current, changes)),
  };
}

/** Changes that leave the rows as they are. */
const besidesRows = new Set(['columns', 'page', 'view']);

function withChanges(state: ListState, changes: Partial<ListState>): ListState {
  const keepsRows = Object.keys(changes).every((key) => besidesRows.has(key));
  return { ...state, ...(keepsRows ? {} : { page: 1 }), ...changes };
}
