import { formatDate } from '../../core/format';
import { locale } from '../../core/locale';
import type { ChosenFilter, FilterOperator } from './filter-operators.rules';
import type { TableFilter } from './table-filter';

const namedValues = 2;
const either = new Intl.ListFormat(locale, { type: 'disjunction' });

/** How operators are called in a chip and where they are chosen. */
export const operatorWords: Readonly<Record<FilterOperator, string>> = {
  is: $localize`is`,
  isNot: $localize`is not`,
  before: $localize`before`,
  from: $localize`on or after`,
  between: $localize`between`,
};

/** A yes or no, which says what it means by itself. */
export function isFlag(filter: TableFilter): boolean {
  return filter.kind === 'choice' && filter.single === true && filter.not === undefined;
}

/** What a chip says before its values. */
export function chipLabel(filter: TableFilter, { operator }: ChosenFilter): string {
  if (isFlag(filter) || filter.kind === 'date') return `${filter.label}:`;
  return `${filter.label} ${operatorWords[operator]}`;
}

/** The values of a chip, by their names. */
export function chipValues(filter: TableFilter, { operator, values }: ChosenFilter, names: readonly string[]): string {
  if (filter.kind === 'days' || filter.kind === 'date') {
    const [first = '', last = ''] = values.map(formatDate);
    return operator === 'between' ? $localize`${first}:first: and ${last}:last:` : first;
  }
  const rest = names.length - namedValues;
  const shown = names.slice(0, namedValues);
  return either.format(rest > 0 ? [...shown, $localize`${rest}:count: more`] : shown);
}
