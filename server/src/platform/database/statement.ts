import type { Sql } from './sql.js';

/** A statement as the driver takes it. */
export interface Statement {
  text: string;
  values: unknown[];
}

/** From this length on a list is worth being sent once. */
const longList = 32;

const cast = /^::[a-z]+\[\]/;

/**
 * The text of a statement with `$1` placeholders, and its values. A long list that stands in it several times, as the
 * organizations of a permission do, is sent and read once.
 */
export function statementOf({ strings, values }: Sql): Statement {
  const sent: unknown[] = [];
  const places = new Map<unknown, Map<string, number>>();
  let text = strings[0] ?? '';
  for (const [index, value] of values.entries()) {
    const following = strings[index + 1] ?? '';
    text += `$${placeOf(value, following, sent, places)}${following}`;
  }
  return { text, values: sent };
}

/** A placeholder has one type, so a list is the same only with the same cast behind it. */
function placeOf(
  value: unknown,
  following: string,
  sent: unknown[],
  places: Map<unknown, Map<string, number>>,
): number {
  const type = Array.isArray(value) && value.length >= longList ? cast.exec(following)?.[0] : undefined;
  if (type === undefined) return sent.push(value);
  const byType = places.get(value) ?? new Map<string, number>();
  places.set(value, byType);
  const place = byType.get(type) ?? sent.push(literalOf(value));
  byType.set(type, place);
  return place;
}

const literals = new WeakMap<object, string>();

/**
 * A long list of integers that never changes as PostgreSQL writes it, which the driver would do number by number, and kept:
 * the lists of permissions are the same in every request. Other lists as they are.
 */
function literalOf(list: unknown): unknown {
  if (!Array.isArray(list) || !Object.isFrozen(list)) return list;
  const known = literals.get(list);
  if (known !== undefined) return known;
  if (!list.every((item) => Number.isSafeInteger(item))) return list;
  const text = `{${list.join(',')}}`;
  literals.set(list, text);
  return text;
}
