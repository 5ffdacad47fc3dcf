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
}

/** Things that another list knows, picked by searching. */
export interface LookupFilter<Key extends string = string> extends FilterBase<Key> {
  readonly kind: 'lookup';
  /** Finds things by their name. */
  readonly search: (q: string) => ApiRequest<{ readonly items: readonly NamedThing[] }>;
  /** Loads one thing, to name what an address chose. */
  readonly load: (id: number) => ApiRequest<{ readonly name: string }>;
  readonly single?: boolean;
}

/** A calendar date. */
export interface DateFilter<Key extends string = string> extends FilterBase<Key> {
  readonly kind: 'date';
}

/** A word, as a tag. */
export interface TextFilter<Key extends string = string> extends FilterBase<Key> {
  readonly kind: 'text';
}

/** One way to narrow a list. */
export type TableFilter<Key extends string = string> =
  ChoiceFilter<Key> | LookupFilter<Key> | DateFilter<Key> | TextFilter<Key>;

/** Something with a name. */
export interface NamedThing {
  readonly id: number;
  readonly name: string;
}
