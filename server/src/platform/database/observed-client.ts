import pg from 'pg';
import { preparedNameOf } from './prepared-statements.js';

/** A statement that the database has answered. */
export interface ObservedStatement {
  /** As it was sent: values stand apart from it and are not told. */
  readonly text: string;
  /** From sending, or waiting on the connection for its turn, to the answer. */
  readonly milliseconds: number;
  readonly failed: boolean;
}

/** Hears of what the database is asked, within the request or job that asked. Must be quick, and never fail. */
export interface DatabaseObserver {
  /** A statement was answered. */
  statement?(statement: ObservedStatement): void;
  /** A transaction is begun anew, because of this SQLSTATE: 40P01 for a deadlock, 40001 for a serialization failure. */
  retried?(sqlState: string | null): void;
  /** A list was read there, where there is a replica for lists. */
  listRead?(source: 'replica' | 'primary'): void;
}

const observers = new Set<DatabaseObserver>();

/**
 * Lets an observer hear of all connections of this process that are made of `connectionOptions`.
 * @returns a function that ends it.
 */
export function observeDatabase(observer: DatabaseObserver): () => void {
  observers.add(observer);
  return () => observers.delete(observer);
}

/** Tells observers that a transaction is begun anew. */
export function tellRetried(sqlState: string | null): void {
  for (const observer of observers) observer.retried?.(sqlState);
}

/** Tells observers where a list was read. */
export function tellListRead(source: 'replica' | 'primary'): void {
  for (const observer of observers) observer.listRead?.(source);
}

/** A connection whose statements observers hear of, and which plans some of them once: see `planOnce`. */
export class ObservedClient extends pg.Client {}

// Not an override: `query` has eight forms, and what each of them takes and gives is none of our business.
const query: unknown = Reflect.get(pg.Client.prototype, 'query');
Object.defineProperty(ObservedClient.prototype, 'query', {
  value(this: pg.Client, ...given: unknown[]): unknown {
    if (typeof query !== 'function') throw new Error('The database driver has no query.');
    const beganAt = performance.now();
    const answer: unknown = Reflect.apply(query, this, prepared(given));
    if (observers.size > 0 && answer instanceof Promise) {
      const tell = (failed: boolean) => tellStatement(textOf(given[0]), performance.now() - beganAt, failed);
      answer.then(
        () => tell(false),
        () => tell(true),
      );
    }
    return answer;
  },
});

/** @param given what `query` is called with; a text and its values become a statement with a name where it has one. */
function prepared(given: unknown[]): unknown[] {
  const [text, values] = given;
  if (given.length !== 2 || typeof text !== 'string' || !Array.isArray(values)) return given;
  const name = preparedNameOf(text);
  return name === undefined ? given : [{ name, text, values }];
}

function tellStatement(text: string, milliseconds: number, failed: boolean): void {
  for (const observer of observers) observer.statement?.({ text, milliseconds, failed });
}

function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement;
  const { text }: { text?: unknown } = statement instanceof Object ? statement : {};
  return typeof text === 'string' ? text : '';
}
