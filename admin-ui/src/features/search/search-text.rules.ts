/** A label in the parts before, within and after what is looked for. */
export type LabelParts = readonly [before: string, match: string, after: string];

/** Whether every word of a query begins some word of a text. */
export function matchesWords(query: string, text: string): boolean {
  const words = wordsOf(text);
  const wanted = wordsOf(query);
  return wanted.length > 0 && wanted.every((each) => words.some((word) => word.startsWith(each)));
}

/** Where a query is in a label, for showing it; the whole label stands before where it is not. */
export function partsOf(label: string, query: string): LabelParts {
  const at = query === '' ? -1 : label.toLowerCase().indexOf(query.toLowerCase());
  if (at < 0) return [label, '', ''];
  return [label.slice(0, at), label.slice(at, at + query.length), label.slice(at + query.length)];
}

/** The next of some keys by the arrow keys: around at both ends. */
export function neighbour(keys: readonly string[], current: string | null, step: 1 | -1): string | null {
  if (keys.length === 0) return null;
  const index = current === null ? -1 : keys.indexOf(current);
  if (index < 0) return (step === 1 ? keys[0] : keys.at(-1)) ?? null;
  return keys[(index + step + keys.length) % keys.length] ?? null;
}

/** Small letters without accents. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
