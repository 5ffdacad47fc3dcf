import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../database/database.js';
import { sql, type Sql } from '../database/sql.js';
import { type Change, Changes } from '../events/changes.js';
import { Clock } from '../time/clock.js';
import { type Interval, keptRuns, longRunMilliseconds, reasonOf, type StoredOutcome } from './job-runs.rules.js';
import { isAlive, NodeClaim } from './node-claim.js';

/** A run that somebody asked for by hand. */
export interface AskedRun {
  id: number;
  outcome: StoredOutcome;
  /** False where one was waiting or under way already: that is the one to follow. */
  created: boolean;
}

/** What is written of a scheduled job. */
interface RecordedJob {
  name: string;
  every: Interval;
}

const schedulesChanged: Change = { topic: 'schedules', subject: 'Schedule', ids: null, organizationIds: null };

/**
 * What became of scheduled jobs. Of what is due every minute only the last run is kept where nothing was remarkable: a row
 * a minute would tell nobody anything. Failures, interruptions, long runs and those asked for by hand stay, the last ones.
 */
@Injectable()
export class JobRuns {
  private readonly logger = new Logger(JobRuns.name);
  /** What this process is at. */
  private readonly running = new Set<number>();

  constructor(
    private readonly database: Database,
    private readonly changes: Changes,
    private readonly clock: Clock,
    private readonly node: NodeClaim,
  ) {}

  /** Does a job and writes down what became of it. What it throws is thrown on. @param data of the job. */
  async record(job: RecordedJob, data: unknown, run: () => Promise<void>): Promise<void> {
    const id = await this.begin(job, askedIdOf(data));
    if (id === null) return;
    const beganAt = performance.now();
    try {
      await run();
    } catch (error) {
      await this.end(id, performance.now() - beganAt, reasonOf(error));
      throw error;
    }
    await this.end(id, performance.now() - beganAt, null);
  }

  /** Those of some runs that are under way; others are not, whatever was last written of them. */
  async underWay(ids: readonly number[]): Promise<Set<number>> {
    const rows = await this.database.query<{ id: number }>(sql`
      SELECT r.id FROM job_run r
      WHERE r.id = ANY(${ids}::bigint[]) AND r.outcome = 'RUNNING' AND ${this.isUnderWay(sql`r`)}`);
    return new Set(rows.map(({ id }) => id));
  }

  /** In the open transaction: writes down that somebody wants a run now. However often they ask, there is one. */
  async ask(job: string, by: string): Promise<AskedRun> {
    await this.settle();
    const asked = sql`
      SELECT id, outcome, false AS created FROM job_run
      WHERE job = ${job} AND requested_at IS NOT NULL AND outcome IN ('WAITING', 'RUNNING')
      ORDER BY id DESC LIMIT 1`;
    const known = await this.database.first<AskedRun>(asked);
    if (known !== null) return known;
    const created = await this.database.first<AskedRun>(sql`
      INSERT INTO job_run (job, outcome, requested_by, requested_at) VALUES (${job}, 'WAITING', ${by}, ${this.now()})
      ON CONFLICT (job) WHERE outcome = 'WAITING' DO NOTHING
      RETURNING id, outcome, true AS created`);
    await this.changes.publish(schedulesChanged);
    return created ?? this.database.one<AskedRun>(asked);
  }

  /** @returns null where it is not to be done: somebody asked for it, and it has been done. */
  private async begin({ name, every }: RecordedJob, askedId: number | null): Promise<number | null> {
    const nodeKey = await this.node.hold();
    return this.database.transaction(async () => {
      await this.settle();
      const node = this.node.title;
      const begun = await this.database.first<{ id: number }>(
        askedId === null
          ? sql`
            INSERT INTO job_run (job, outcome, started_at, node, node_key)
            VALUES (${name}, 'RUNNING', ${this.now()}, ${node}, ${nodeKey}) RETURNING id`
          : sql`
            UPDATE job_run SET outcome = 'RUNNING', started_at = ${this.now()}, node = ${node}, node_key = ${nodeKey}
            WHERE id = ${askedId} AND job = ${name} AND outcome = 'WAITING' RETURNING id`,
      );
      if (begun === null) return null;
      this.running.add(begun.id);
      await this.forget(name, every, begun.id);
      await this.changes.publish(schedulesChanged);
      return begun.id;
    });
  }

  /** The work is done, or has failed, whatever can be written of it: what this leaves out, the next run settles. */
  private async end(id: number, milliseconds: number, error: string | null): Promise<void> {
    try {
      await this.database.transaction(async () => {
        await this.database.query(sql`
          UPDATE job_run SET outcome = ${error === null ? 'DONE' : 'FAILED'}, finished_at = ${this.now()},
            duration_ms = ${Math.round(milliseconds)}, error = ${error}
          WHERE id = ${id}`);
        await this.changes.publish(schedulesChanged);
      });
    } catch (failure) {
      this.logger.warn(`What became of a job could not be written down: ${reasonOf(failure)}`);
    } finally {
      this.running.delete(id);
    }
  }

  /** Runs whose process is gone, or could not write down how they ended, are not under way any more. */
  private settle(): Promise<unknown> {
    return this.database.query(sql`
      UPDATE job_run SET outcome = 'INTERRUPTED'
      WHERE outcome = 'RUNNING' AND NOT (${this.isUnderWay(sql`job_run`)})`);
  }

  /** A run that this process is at, or another one that lives. */
  private isUnderWay(run: Sql): Sql {
    return sql`(${run}.id = ANY(${[...this.running]}::bigint[])
      OR ${run}.node_key <> ${this.node.present} AND ${isAlive(sql`${run}.node_key`)})`;
  }

  /** Forgets what nobody asks for any more, see above. job_run_job_id_idx. */
  private async forget(job: string, every: Interval, present: number): Promise<void> {
    const unremarkable = sql`outcome = 'DONE' AND requested_at IS NULL AND duration_ms < ${longRunMilliseconds}`;
    await this.database.query(sql`
      DELETE FROM job_run
      WHERE job = ${job} AND id < ${present} AND outcome NOT IN ('WAITING', 'RUNNING')
        AND (${every === 'MINUTE' ? unremarkable : sql`false`} OR id <= (
          SELECT r.id FROM job_run r WHERE r.job = ${job} ORDER BY r.id DESC OFFSET ${keptRuns} LIMIT 1))`);
  }

  private now(): string {
    return this.clock.now().toString();
  }
}

/** The run that was asked for by hand, of what the queue hands over. */
function askedIdOf(data: unknown): number | null {
  return typeof data === 'object' && data !== null && 'runId' in data && typeof data.runId === 'number'
    ? data.runId
    : null;
}
