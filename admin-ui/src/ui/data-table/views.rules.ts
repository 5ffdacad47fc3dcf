import type { ListState } from './list-state.rules';

/** A state as a view keeps it: with the columns that are shown, and without the page. */
export function viewState(state: ListState, shown: readonly string[]): ListState {
  return { ...state, page: 1, view: null, columns: [...shown] };
}

/**
 * Whether a list is not as its view has it.
 *
 * @param view the state that the view was saved with; what it says nothing of counts as it is
 * @param shown the columns that the list shows
 */
export function isChangedSince(view: ListState, state: ListState, shown: readonly string[]): boolean {
  return textOf(viewState(state, shown)) !== textOf(viewState(view, view.columns ?? shown));
}

function textOf({ filters, ...rest }: ListState): string {
  const sorted = Object.entries(filters)
    .map(([key, values]) => [key, [...values].sort()] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([rest.sort, rest.q, rest.pageSize, rest.columns, sorted]);
}

/** What is told apart in the list of views. */
interface Owned {
  readonly own: boolean;
}

/** One's own views, and those of others. */
export function viewGroups<View extends Owned>(views: readonly View[]): { own: View[]; others: View[] } {
  return { own: views.filter(({ own }) => own), others: views.filter(({ own }) => !own) };
}
