import type { ApiRequest } from '../../core/api/api-request';

interface FilterBase<Key extends string> {
  /** The API's query parameter. */
  readonly key: Key;
  readonly label: string;
  /** The page has controls of its own for it, so that the table offers none; it still stands in the address. */
  readonly hidden?: boolean;
}

/** One of some, or several of some, fixed values. */
export interface ChoiceFilter<Key extends string = string> extends FilterBase<Key> {
  readonly kind: 'choice';
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** At most one value; for parameters that the API doesn't repeat. */
  readonly single?: boolean;
  /** The API's parameter for "none of them"; without it the filter has no "is not". */
  readonly not?: Key;
}

/** Things that another list knows, picked by searching. */
export interface LookupFilter<Key extends string = string> extends FilterBase<Key> {
  readonly kind: 'lookup';
  /** Finds things by their name. */
  readonly search: (q: string) => ApiRequest<{ readonly items: readonly NamedThing[] }>;
  /** Loads one thing, to name what an address chose. */
  readonly load: (id: number) => ApiRequest<{ readonly name: string }>;
  readonly single?: boolean;
  readonly not?: Key;
}

/** A calendar date. */
export interface DateFilter<Key extends string = string> extends FilterBase<Key> {
  readonly kind: 'date';
}

/** Days from one to another, either of which may be open; `key` is the API's parameter for the first of them. */
export interface DaysFilter<Key extends string = string> extends FilterBase<Key> {
  readonly kind: 'days';
  /** The API's parameter for the end. */
  readonly until: Key;
  /** Whether the API takes `until` for the last of the days, or for the first after them. */
  readonly untilIs: 'last' | 'after';
}

/** A word, as a tag. */
export interface TextFilter<Key extends string = string> extends FilterBase<Key> {
  readonly kind: 'text';
  readonly not?: Key;
}

/** One way to narrow a list. */
export type TableFilter<Key extends string = string> =
  ChoiceFilter<Key> | LookupFilter<Key> | DateFilter<Key> | DaysFilter<Key> | TextFilter<Key>;

/** Something with a name. */
export interface NamedThing {
  readonly id: number;
  readonly name: string;
}
