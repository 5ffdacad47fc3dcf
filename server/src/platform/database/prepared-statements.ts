import type { Sql } from './sql.js';

/**
 * So many texts at the most: each connection keeps the plans of all of them. A text that varies is a mistake, and would
 * fill it; whatever comes after these is planned every time, like all other statements.
 */
const mostPrepared = 200;

const marked = new WeakSet<Sql>();
const names = new Map<string, string>();
let named = 0;

/**
 * Has each connection plan a statement once, instead of every time that it is run: for what every check-in or request
 * asks, as planning often takes longer than answering. Only where the best plan is the same for all values, as in look-ups
 * by key and writes of rows that are given, and where the text does not vary.
 */
export function planOnce(statement: Sql): Sql {
  marked.add(statement);
  return statement;
}

/** Notes the text of a statement that was marked by `planOnce`. */
export function prepareMarked(statement: Sql, text: string): void {
  if (marked.has(statement) && !names.has(text) && names.size < mostPrepared) names.set(text, nextName());
}

/** The name that connections know a statement by; undefined for one that is planned every time. */
export function preparedNameOf(text: string): string | undefined {
  return names.get(text);
}

/** Has a statement planned anew by all connections: what it is about was altered, and PostgreSQL refuses the plan. */
export function prepareAnew(text: string): void {
  if (names.has(text)) names.set(text, nextName());
}

function nextName(): string {
  named += 1;
  return `seatwise_${named}`;
}
