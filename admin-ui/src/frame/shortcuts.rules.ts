/** What is known of a key that was pressed. */
export interface PressedKey {
  readonly key: string;
  readonly control: boolean;
  readonly alt: boolean;
  /** In a field, where keys are text. */
  readonly typing: boolean;
  /** Keys of one letter are wanted. */
  readonly letters: boolean;
  /** A dialog or a menu is open, which has keys of its own. */
  readonly covered: boolean;
}

/** What a key asks for. `leader`: the next one says which page. */
export type ShortcutAsked =
  { readonly kind: 'search' | 'find' | 'help' | 'leader' } | { readonly kind: 'page'; readonly path: string };

/**
 * What a key does on every page.
 *
 * @param afterLeader whether the key before was the one that leads to pages
 * @param pages paths by the key that leads there
 */
export function shortcutOf(
  { key, control, alt, typing, letters, covered }: PressedKey,
  afterLeader: boolean,
  pages: ReadonlyMap<string, string>,
): ShortcutAsked | null {
  if (covered || alt) return null;
  if (control) return key.toLowerCase() === 'k' ? { kind: 'search' } : null;
  if (typing || !letters) return null;
  if (afterLeader) {
    const path = pages.get(key);
    return path === undefined ? null : { kind: 'page', path };
  }
  if (key === '/') return { kind: 'search' };
  if (key === '?') return { kind: 'help' };
  if (key === 'f') return { kind: 'find' };
  return key === 'g' ? { kind: 'leader' } : null;
}
