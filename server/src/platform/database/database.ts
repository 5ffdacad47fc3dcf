import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, Logger, Optional } from '@nestjs/common';
import {
  DataSource,
  type EntityManager,
  type EntityTarget,
  type ObjectLiteral,
  QueryFailedError,
  type QueryRunner,
  type Repository,
} from 'typeorm';
import { ownConnectionOptions } from './connection.js';
import { namedFailure } from './database-away.js';
import { tellRetried } from './observed-client.js';
import { prepareAnew, prepareMarked } from './prepared-statements.js';
import { type ListSource, ReadReplica } from './read-replica.js';
import { RowCursor } from './row-cursor.js';
import { sql, type Sql } from './sql.js';
import { statementOf } from './statement.js';

interface UnitOfWork {
  runner: QueryRunner;
  /** See `readSettled`. */
  settledRead: (() => Promise<unknown>) | null;
  beforeCommit: (() => Promise<void>)[];
  afterCommit: (() => void | Promise<void>)[];
}

/** How often a unit of work is begun anew after losing against another one. */
const maximumAttempts = 6;

/** Deadlock and serialization failure: the database asks to try again from the start. */
const retryableStates = new Set(['40P01', '40001']);

/** True when the database asks to try the whole transaction again: whoever goes on after other failures lets this one pass. */
export function asksToTryAgain(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state !== null && retryableStates.has(state);
}

/** The SQLSTATE of a failed query, such as 23505 for a unique violation; null for any other error. */
export function sqlStateOf(error: unknown): string | null {
  if (!(error instanceof QueryFailedError)) return null;
  const driverError: unknown = error.driverError;
  return typeof driverError === 'object' && driverError !== null && 'code' in driverError
    ? String(driverError.code)
    : null;
}

/** True when a statement that is planned once cannot be run as it was planned: a newer version altered its tables. */
function isPlanRefused(error: unknown): boolean {
  return sqlStateOf(error) === '0A000' && String(error).includes('cached plan');
}

/** The constraint that a failed query ran into, or null. */
export function violatedConstraintOf(error: unknown): string | null {
  if (!(error instanceof QueryFailedError)) return null;
  const driverError: unknown = error.driverError;
  return typeof driverError === 'object' && driverError !== null && 'constraint' in driverError
    ? String(driverError.constraint)
    : null;
}

/**
 * The only door to the database. One ambient transaction per unit of work: whatever runs inside
 * `transaction` joins it without handing a handle around, nested calls included.
 */
@Injectable()
export class Database {
  private readonly logger = new Logger(Database.name);
  private readonly current = new AsyncLocalStorage<UnitOfWork>();

  constructor(
    private readonly dataSource: DataSource,
    @Optional() private readonly replica?: ReadReplica,
  ) {}

  /** True inside `transaction`. */
  get inTransaction(): boolean {
    return this.current.getStore() !== undefined;
  }

  /** The TypeORM manager of the ambient transaction, or of the pool outside one. */
  get manager(): EntityManager {
    return this.current.getStore()?.runner.manager ?? this.dataSource.manager;
  }

  /** The TypeORM repository of an entity, on the ambient transaction. */
  repository<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>): Repository<Entity> {
    return this.manager.getRepository(entity);
  }

  /** Runs a statement on the ambient transaction, or on a connection of the pool, and returns its rows. */
  async query<Row>(statement: Sql): Promise<Row[]> {
    const { text, values } = statementOf(statement);
    prepareMarked(statement, text);
    try {
      return await this.queryText<Row>(text, values);
    } catch (error) {
      if (!isPlanRefused(error)) throw error;
      prepareAnew(text);
      // What a transaction did so far is lost with the error: it begins anew.
      if (this.inTransaction) throw error;
      return this.queryText<Row>(text, values);
    }
  }

  /** Like `query`, for SQL that a library wrote with `$1` placeholders of its own. */
  async queryText<Row>(text: string, values: unknown[]): Promise<Row[]> {
    const runner = this.current.getStore()?.runner;
    if (runner !== undefined) return (await runner.query(text, values, true)).records;
    const own = this.dataSource.createQueryRunner();
    try {
      await connect(own);
      return (await own.query(text, values, true)).records;
    } finally {
      await own.release();
    }
  }

  /** The first row, or null. */
  async first<Row>(statement: Sql): Promise<Row | null> {
    return (await this.query<Row>(statement))[0] ?? null;
  }

  /** The one row that the statement always has. */
  async one<Row>(statement: Sql): Promise<Row> {
    const row = await this.first<Row>(statement);
    if (row === null) throw new Error('A statement that always has a row had none.');
    return row;
  }

  /**
   * Opens a cursor on a SELECT of any size, outside the ambient transaction and the pool. The caller closes it, also
   * when reading fails.
   */
  openCursor<Row extends object>(statement: Sql): Promise<RowCursor<Row>> {
    return RowCursor.open<Row>(ownConnectionOptions(this.dataSource), statement, (processId) =>
      this.current.exit(() => this.query(sql`SELECT pg_cancel_backend(${processId})`)),
    );
  }

  /**
   * Reads a list where it is to be read: on a replica that has all that was committed when this was called, else here.
   * @param read only reads, and can be begun anew.
   */
  readList<T>(read: (source: ListSource) => Promise<T>): Promise<T> {
    return this.inTransaction || this.replica === undefined ? read(this) : this.replica.read(read, this);
  }

  /**
   * Runs `work` in one transaction: all of it happens or nothing. Joins the transaction that is already open.
   * A deadlock or serialization failure is tried again from the start in a new transaction, so `work` must
   * leave nothing behind outside the database except through `afterCommit`.
   */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.inTransaction) return work();
    return (await this.transactionToSettle(work)).result;
  }

  /**
   * Like an outermost `transaction`, for one around whole requests.
   * @returns also what `readSettled` was asked to read, to be read again now that all that follows the commit is done.
   */
  async transactionToSettle<T>(
    work: () => Promise<T>,
  ): Promise<{ result: T; settledRead: (() => Promise<unknown>) | null }> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (!(asksToTryAgain(error) || isPlanRefused(error)) || attempt === maximumAttempts) throw error;
        this.logger.warn(`Transaction lost against another one (${sqlStateOf(error)}), attempt ${attempt}`);
        tellRetried(sqlStateOf(error));
        await backOff(attempt);
      }
    }
  }

  /**
   * Runs a part of the open transaction whose failure undoes that part alone, with what was to follow its commit. What
   * was to be done before the commit still is: the rest of the transaction may count on it. The error is thrown on; the
   * transaction can go on after it, unless it {@link asksToTryAgain}.
   */
  async savepoint<T>(work: () => Promise<T>): Promise<T> {
    const unit = this.current.getStore();
    if (unit === undefined) throw new Error('A savepoint needs a transaction.');
    const { settledRead } = unit;
    const followers = unit.afterCommit.length;
    // Of savepoints of one name the innermost is meant.
    await unit.runner.query('SAVEPOINT part');
    try {
      const result = await work();
      await unit.runner.query('RELEASE SAVEPOINT part');
      return result;
    } catch (error) {
      unit.settledRead = settledRead;
      unit.afterCommit.length = followers;
      await unit.runner.query('ROLLBACK TO SAVEPOINT part');
      await unit.runner.query('RELEASE SAVEPOINT part');
      throw error;
    }
  }

  /** Runs `work` as in a transaction and undoes all of it: what it returns is what would have been. */
  async rehearse<T>(work: () => Promise<T>): Promise<T> {
    const rehearsed = new Rehearsed<T>();
    const play = async () => {
      rehearsed.result = { value: await work() };
      throw rehearsed;
    };
    try {
      await (this.inTransaction ? this.savepoint(play) : this.transaction(play));
    } catch (error) {
      if (error !== rehearsed) throw error;
    }
    if (rehearsed.result === null) throw new Error('A rehearsal ended without a result.');
    return rehearsed.result.value;
  }

  /**
   * Reads what a request answers after it wrote. Within a transaction around the whole request, what follows its commit
   * is not in it yet: whoever began that transaction reads it again then.
   */
  readSettled<T>(read: () => Promise<T>): Promise<T> {
    const unit = this.current.getStore();
    if (unit !== undefined) unit.settledRead = read;
    return read();
  }

  /**
   * Runs work outside the open transaction, with transactions of its own: for work that commits part by part, and can be
   * repeated where the one around it fails.
   */
  apart<T>(work: () => Promise<T>): Promise<T> {
    return this.current.exit(work);
  }

  /** True when `readSettled` was asked in the open transaction. */
  get settles(): boolean {
    return (this.current.getStore()?.settledRead ?? null) !== null;
  }

  /** Runs when the open transaction is about to commit, still inside it. */
  beforeCommit(work: () => Promise<void>): void {
    const unit = this.current.getStore();
    if (unit === undefined) throw new Error('beforeCommit needs a transaction.');
    unit.beforeCommit.push(work);
  }

  /** Runs once the open transaction has committed, never if it fails; at once outside a transaction. */
  afterCommit(work: () => void | Promise<void>): void {
    const unit = this.current.getStore();
    if (unit === undefined) void this.runAfterCommit([work]);
    else unit.afterCommit.push(work);
  }

  private async attempt<T>(work: () => Promise<T>): Promise<{ result: T; settledRead: UnitOfWork['settledRead'] }> {
    const runner = this.dataSource.createQueryRunner();
    const unit: UnitOfWork = { runner, settledRead: null, beforeCommit: [], afterCommit: [] };
    let result: T;
    try {
      await connect(runner);
      await runner.startTransaction();
      try {
        result = await this.current.run(unit, async () => {
          const value = await work();
          for (const step of unit.beforeCommit) await step();
          return value;
        });
        await runner.commitTransaction();
      } catch (error) {
        // A connection that broke cannot roll back; the database has done it already.
        await runner.rollbackTransaction().catch(() => undefined);
        throw error;
      }
    } finally {
      await runner.release();
    }
    await this.runAfterCommit(unit.afterCommit);
    return { result, settledRead: unit.settledRead };
  }

  /** What was committed stays so: a follower that fails is logged and does not fail the caller. */
  private async runAfterCommit(steps: readonly (() => void | Promise<void>)[]): Promise<void> {
    for (const step of steps) {
      try {
        await this.current.exit(async () => step());
      } catch (error) {
        this.logger.error('A step after commit failed', error instanceof Error ? error.stack : String(error));
      }
    }
  }
}

/** @throws DatabaseAway where it is. */
async function connect(runner: QueryRunner): Promise<void> {
  try {
    await runner.connect();
  } catch (error) {
    throw namedFailure(error);
  }
}

/** Ends the transaction of a rehearsal that went well. */
class Rehearsed<T> extends Error {
  result: { value: T } | null = null;
}

/** Waits a little longer each time, with some chance in it so that two rivals do not meet again. */
function backOff(attempt: number): Promise<void> {
  const milliseconds = 5 * 2 ** attempt * (0.5 + Math.random());
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
