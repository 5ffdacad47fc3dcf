import { type Signal, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';

import { type ListState, readListState, saysSomething, writeListState } from './list-state.rules';

/** How a change of a list's state is written down. */
export interface ChooseOptions {
  /** Leaves no page behind to go back to. */
  readonly replace?: boolean;
  /** Follows what was done some time ago: whoever is about to open another page is not held back by it. */
  readonly unasked?: boolean;
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
  const choose = (changes: Partial<ListState>, { replace = false, unasked = false }: ChooseOptions = {}): void => {
    const next = withChanges(state(), changes);
    if (unasked && leadsElsewhere(router)) return;
    void router.navigate([], {
      relativeTo: route,
      queryParams: writeListState(next, initial, keys),
      queryParamsHandling: 'merge',
      // Every letter typed, and every column moved, is not a page to go back to.
      replaceUrl: replace || Object.keys(changes).every((key) => leavesNothingBehind.has(key)),
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

/** Changes that are no page to go back to, as long as nothing else changes with them. */
const leavesNothingBehind = new Set(['columns', 'q', 'view']);

/** Whether another page is being opened. */
function leadsElsewhere(router: Router): boolean {
  const navigation = router.currentNavigation();
  if (navigation === null) return false;
  const pathOf = (address: string) => address.split(/[?#]/, 1)[0];
  return pathOf(router.serializeUrl(navigation.finalUrl ?? navigation.extractedUrl)) !== pathOf(router.url);
}

/** Changes that leave the rows as they are. */
const besidesRows = new Set(['columns', 'page', 'view']);

function withChanges(state: ListState, changes: Partial<ListState>): ListState {
  const keepsRows = Object.keys(changes).every((key) => besidesRows.has(key));
  return { ...state, ...(keepsRows ? {} : { page: 1 }), ...changes };
}
