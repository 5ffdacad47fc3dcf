import type pg from 'pg';
import { namedFailure } from './database-away.js';
import { ObservedClient } from './observed-client.js';
import type { Sql } from './sql.js';
import { statementOf } from './statement.js';

/** Rows of one FETCH: enough that the way to the database does not count, few enough to be held whatever they are. */
export const rowsPerFetch = 1_000;

/**
 * How long a transaction may wait for the reader of its rows, who has stopped taking them. A snapshot keeps the
 * database from cleaning up, so nobody holds one for good.
 */
const longestPause = '5min';

/**
 * The rows of one SELECT, read a part at a time, however many there are: a cursor of the database, in a READ ONLY
 * transaction that sees one state of it throughout, on a connection of its own. Whoever opened it closes it.
 */
export class RowCursor<Row extends object> {
  /** How often rows were asked for. */
  fetches = 0;
  private closed = false;
  private fetching: Promise<unknown> | null = null;

  private constructor(
    private readonly client: pg.Client,
    private readonly processId: number,
    private readonly cancel: (processId: number) => Promise<unknown>,
  ) {}

  /**
   * Connects and declares the cursor; no row is read yet.
   * @param cancel ends the statement that a process of the database is busy with, from another connection.
   */
  static async open<Row extends object>(
    options: pg.ClientConfig,
    statement: Sql,
    cancel: (processId: number) => Promise<unknown>,
  ): Promise<RowCursor<Row>> {
    const client = new ObservedClient(options);
    // What breaks between two statements is told by the next one.
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      // All rows are wanted, not the first ones soonest.
      await client.query(`SET LOCAL cursor_tuple_fraction = 1`);
      await client.query(`SET LOCAL idle_in_transaction_session_timeout = '${longestPause}'`);
      const { rows } = await client.query<{ id: number }>('SELECT pg_backend_pid() AS id');
      const { text, values } = statementOf(statement);
      await client.query(`DECLARE rows NO SCROLL CURSOR FOR ${text}`, values);
      return new RowCursor<Row>(client, rows[0]?.id ?? 0, cancel);
    } catch (error) {
      void client.end().catch(() => undefined);
      throw namedFailure(error);
    }
  }

  /** The next rows; none at all after the last. */
  async next(): Promise<Row[]> {
    if (this.closed) return [];
    this.fetches += 1;
    const fetching = this.client.query<Row>(`FETCH ${rowsPerFetch} FROM rows`);
    this.fetching = fetching;
    try {
      return (await fetching).rows;
    } finally {
      this.fetching = null;
    }
  }

  /** Ends the transaction and the connection, and a statement that is running. Repeating it changes nothing. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    const fetching = this.fetching;
    if (fetching !== null) {
      await this.cancel(this.processId).catch(() => undefined);
      await fetching.catch(() => undefined);
    }
    await this.client.end();
  }
}
