import type { TableFilter } from './table-filter';

/** How a filter compares. */
export type FilterOperator = 'is' | 'isNot' | 'before' | 'from' | 'between';

/** A filter that is on. */
export interface ChosenFilter {
  readonly operator: FilterOperator;
  /** Of `between` the first and the last day. */
  readonly values: readonly string[];
}

/** Chosen values by parameter, as the address holds them. */
type Filters = Readonly<Record<string, readonly string[]>>;

const dayMilliseconds = 86_400_000;

/** The parameters that a filter stands for. */
export function parametersOf(filter: TableFilter): string[] {
  if (filter.kind === 'days') return [filter.key, filter.until];
  return 'not' in filter && filter.not !== undefined ? [filter.key, filter.not] : [filter.key];
}

/** How a filter can compare; the first is what it begins with. */
export function operatorsOf(filter: TableFilter): readonly FilterOperator[] {
  if (filter.kind === 'days') return ['before', 'from', 'between'];
  return parametersOf(filter).length > 1 ? ['is', 'isNot'] : ['is'];
}

/** Whether some values are enough for an operator. */
export function isComplete({ operator, values }: ChosenFilter): boolean {
  const given = values.filter((value) => value !== '').length;
  return operator === 'between' ? given === 2 : given > 0;
}

/** What is chosen of a filter: nothing, or one chip for each way of comparing. */
export function chosenOf(filter: TableFilter, filters: Filters): ChosenFilter[] {
  const valuesOf = (key: string | undefined) => (key === undefined ? [] : (filters[key] ?? []));
  if (filter.kind === 'days') {
    const [first] = valuesOf(filter.key);
    const [end] = valuesOf(filter.until);
    if (end === undefined) return first === undefined ? [] : [{ operator: 'from', values: [first] }];
    const after = filter.untilIs === 'after' ? end : shifted(end, 1);
    if (first === undefined) return [{ operator: 'before', values: [after] }];
    return [{ operator: 'between', values: [first, shifted(after, -1)] }];
  }
  const chosen: ChosenFilter[] = [
    { operator: 'is', values: valuesOf(filter.key) },
    { operator: 'isNot', values: 'not' in filter ? valuesOf(filter.not) : [] },
  ];
  return chosen.filter(isComplete);
}

/** The chosen values with one chip changed, or taken away by an empty one. */
export function withChosen(
  filter: TableFilter,
  filters: Filters,
  before: FilterOperator | null,
  after: ChosenFilter,
): Record<string, readonly string[]> {
  const given = isComplete(after) ? parametersGiven(filter, after) : {};
  // Of the other way to compare nothing is said: a list may be filtered by both.
  const changed = new Set([...parametersFor(filter, before ?? after.operator), ...Object.keys(given)]);
  const kept = Object.entries(filters).filter(([key]) => !changed.has(key));
  return { ...Object.fromEntries(kept), ...given };
}

function parametersFor(filter: TableFilter, operator: FilterOperator): string[] {
  const [key = '', other] = parametersOf(filter);
  if (filter.kind === 'days') return parametersOf(filter);
  return operator === 'isNot' && other !== undefined ? [other] : [key];
}

function parametersGiven(filter: TableFilter, { operator, values }: ChosenFilter): Record<string, readonly string[]> {
  if (filter.kind !== 'days') {
    const [key = ''] = parametersFor(filter, operator);
    return { [key]: values };
  }
  const [first = '', second = ''] = values;
  if (operator === 'from') return { [filter.key]: [first] };
  const inclusive = filter.untilIs === 'last';
  if (operator === 'before') return { [filter.until]: [inclusive ? shifted(first, -1) : first] };
  const [from, to] = first <= second ? [first, second] : [second, first];
  return { [filter.key]: [from], [filter.until]: [inclusive ? to : shifted(to, 1)] };
}

/** A day some days later; what is no day stays as it is. */
function shifted(day: string, by: number): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? day : new Date(time + by * dayMilliseconds).toISOString().slice(0, 10);
}
