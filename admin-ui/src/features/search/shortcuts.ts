import { navigation } from '../../app-navigation';
import { commandKey } from './keys';

/** What keys do, outside of fields. */
export interface Shortcut {
  readonly keys: readonly string[];
  readonly label: string;
}

export const generalShortcuts: readonly Shortcut[] = [
  { keys: ['/'], label: $localize`Search and actions` },
  { keys: [commandKey, 'K'], label: $localize`Search and actions, also while typing` },
  { keys: ['f'], label: $localize`Find in the table` },
  { keys: [commandKey, 'Z'], label: $localize`Undo, while it is offered` },
  { keys: ['?'], label: $localize`Keyboard shortcuts` },
  { keys: ['Esc'], label: $localize`Close` },
];

/** The pages that have one. */
export const pageShortcuts = navigation
  .flatMap(({ entries }) => entries)
  .flatMap((entry) => (entry.shortcut === undefined ? [] : [{ ...entry, keys: ['g', entry.shortcut] }]));
