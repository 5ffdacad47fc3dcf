/** What a key on a row of the review queue does. */
export type ReviewDecision = 'confirm' | 'map' | 'explain';

const decisions: ReadonlyMap<string, ReviewDecision> = new Map([
  ['c', 'confirm'],
  ['m', 'map'],
  ['w', 'explain'],
]);

/** The decision that a key stands for; `null` for any other key, and with a modifier: those belong to the browser. */
export function reviewKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>,
): ReviewDecision | null {
  // A key that is held down must not confirm one row after the other.
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return null;
  return decisions.get(event.key.toLowerCase()) ?? null;
}
