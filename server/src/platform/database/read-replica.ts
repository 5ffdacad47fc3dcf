import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { AppError } from '../http/app-error.js';
import { clientOptions } from './connection.js';
import { tellListRead } from './observed-client.js';
import { type PrimaryState, type ReplicaState, verdictOn } from './read-replica.rules.js';
import { RowCursor } from './row-cursor.js';
import { SharedAnswer } from './shared-answer.js';
import { sql, type Sql } from './sql.js';
import { statementOf } from './statement.js';

/** Where a list is read. */
export interface ListSource {
  query<Row>(statement: Sql): Promise<Row[]>;
  one<Row>(statement: Sql): Promise<Row>;
  openCursor<Row extends object>(statement: Sql): Promise<RowCursor<Row>>;
}

/** How long a list waits for the replica before it is read from the primary. A page is not noticeably later by it. */
const patienceMilliseconds = 100;

/** Between two questions to a replica how far it is. */
const pollMilliseconds = 5;

/** How long one that was waited for in vain is not waited for again. */
const behindMilliseconds = 500;

/** How long one that does not answer, or is no replica of this database, is left alone. */
const brokenMilliseconds = 5_000;

/** How long a connection to it may take, and the question how far it is. */
const answerMilliseconds = 2_000;

const primaryQuestion = sql`
  SELECT system_identifier::text AS system_id, (pg_current_wal_insert_lsn() - '0/0')::text AS position
  FROM pg_control_system()`;

const replicaQuestion = `
  SELECT system_identifier::text AS system_id, pg_is_in_recovery() AS following,
    (pg_last_wal_replay_lsn() - '0/0')::text AS position
  FROM pg_control_system()`;

/**
 * A streaming replica that lists and exports are read from. Before each, the primary is asked how far its log is, and the
 * replica is used only when it has come as far: it then has everything that anybody was told of, so nobody misses what
 * they wrote, nothing is shown that was taken out of sight before, and a list that is read again after an event has what
 * the event told of. Where it is behind, broken or no replica of this database, the primary answers.
 */
@Injectable()
export class ReadReplica implements OnApplicationShutdown {
  /** How many lists were read where, since the start. */
  readonly reads = { replica: 0, primary: 0 };

  private readonly logger = new Logger(ReadReplica.name);
  private readonly options: pg.ClientConfig | null;
  private readonly pool: pg.Pool | null;
  private readonly source: ListSource | null;
  private readonly state: SharedAnswer<ReplicaState>;
  private readonly primaries = new WeakMap<ListSource, SharedAnswer<PrimaryState>>();
  private seen: ReplicaState | null = null;
  /** When it is asked again, by the clock of the process. */
  private notBefore = 0;
  private trouble: string | null = null;

  /** @param url null where there is none. */
  constructor(url: string | null, poolSize: number) {
    this.options = url === null ? null : clientOptions(url, 'seatwise lists');
    this.pool = this.options === null ? null : poolOf(this.options, poolSize);
    this.source = this.options === null || this.pool === null ? null : sourceOf(this.options, this.pool);
    this.state = new SharedAnswer(() => this.askReplica());
  }

  /** Reads a list from the replica, else from the primary. Whatever fails on the replica is read again on the primary. */
  async read<T>(read: (source: ListSource) => Promise<T>, primary: ListSource): Promise<T> {
    const { source } = this;
    if (source !== null && (await this.hasCaughtUp(primary))) {
      try {
        const result = await read(source);
        this.count('replica');
        return result;
      } catch (error) {
        if (error instanceof AppError) throw error;
        // It may be the statement, the replay that got in its way, or the replica itself: the next question tells.
        this.seen = null;
        this.logger.debug(`Read again from the primary: ${messageOf(error)}`);
      }
    }
    this.count('primary');
    return read(primary);
  }

  /** The connections to it; null where there is none. */
  get connections(): pg.Pool | null {
    return this.pool;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool?.end();
  }

  private count(source: 'replica' | 'primary'): void {
    this.reads[source] += 1;
    if (this.source !== null) tellListRead(source);
  }

  private async hasCaughtUp(primary: ListSource): Promise<boolean> {
    const begun = performance.now();
    if (begun < this.notBefore) return false;
    try {
      const target = await this.stateOf(primary);
      for (;;) {
        // What it has replayed it keeps: who was seen to be far enough need not be asked.
        const known =
          this.seen !== null && verdictOn(this.seen, target) === 'USE' ? this.seen : await this.state.next();
        const verdict = verdictOn(known, target);
        if (verdict === 'FOREIGN') throw new Error('it is no streaming replica of this database');
        if (verdict === 'USE') return this.well();
        if (performance.now() - begun > patienceMilliseconds) return this.leave(null, behindMilliseconds);
        await setTimeout(pollMilliseconds);
      }
    } catch (error) {
      return this.leave(messageOf(error), brokenMilliseconds);
    }
  }

  private stateOf(primary: ListSource): Promise<PrimaryState> {
    let state = this.primaries.get(primary);
    if (state === undefined) {
      state = new SharedAnswer(async () => {
        const { system_id, position } = await primary.one<{ system_id: string; position: string }>(primaryQuestion);
        return { systemId: system_id, position: BigInt(position) };
      });
      this.primaries.set(primary, state);
    }
    return state.next();
  }

  private async askReplica(): Promise<ReplicaState> {
    if (this.pool === null) throw new Error('there is none');
    const answer = await Promise.race([
      this.pool.query<{ system_id: string; following: boolean; position: string | null }>(replicaQuestion),
      setTimeout(answerMilliseconds, null, { ref: false }),
    ]);
    const row = answer?.rows[0];
    if (row === undefined) throw new Error('it does not answer');
    const position = row.position === null ? null : BigInt(row.position);
    this.seen = { systemId: row.system_id, following: row.following, position };
    return this.seen;
  }

  private well(): true {
    if (this.trouble !== null) this.logger.log('The replica is used again.');
    this.trouble = null;
    return true;
  }

  /** @param trouble null for what passes by itself and happens every day. */
  private leave(trouble: string | null, milliseconds: number): false {
    this.seen = null;
    this.notBefore = performance.now() + milliseconds;
    // Once, however long it lasts and however many lists are read meanwhile.
    if (trouble !== null && this.trouble === null)
      this.logger.warn(`Lists are read from the primary, not from the replica: ${trouble}.`);
    this.trouble ??= trouble;
    return false;
  }
}

function poolOf(options: pg.ClientConfig, max: number): pg.Pool {
  const pool = new pg.Pool({ ...options, max, connectionTimeoutMillis: answerMilliseconds, keepAlive: true });
  // An idle connection that the replica closed is replaced at the next use.
  pool.on('error', () => undefined);
  return pool;
}

function sourceOf(options: pg.ClientConfig, pool: pg.Pool): ListSource {
  const query = async <Row>(statement: Sql): Promise<Row[]> => {
    const { text, values } = statementOf(statement);
    const result: { rows: Row[] } = await pool.query<object & Row>(text, values);
    return result.rows;
  };
  return {
    query,
    async one<Row>(statement: Sql) {
      const [row] = await query<Row>(statement);
      if (row === undefined) throw new Error('A statement that always has a row had none.');
      return row;
    },
    openCursor: <Row extends object>(statement: Sql) =>
      RowCursor.open<Row>(options, statement, (processId) => pool.query('SELECT pg_cancel_backend($1)', [processId])),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
