import { Injectable, Logger } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { sql } from '../database/sql.js';
import { runJob } from '../observability/job-run.js';
import { type AskedRun, JobRuns } from './job-runs.js';
import { type Interval, intervalSeconds } from './job-runs.rules.js';
import { observeQueue } from './queue-figures.js';

/** A kind of work that is done outside a request, once however many nodes run. */
export interface JobDefinition {
  /** `<feature>.<what>` */
  name: string;
  /** What people read in the list of schedules. */
  title: string;
  /** What it does, and why, in a sentence for them. */
  does: string;
  /**
   * Does the work; a failure is tried again with back-off, or with the next minute where it is due every minute. Must be
   * harmless when repeated. `data` is what was sent, as plain JSON: read it as carefully as any other input. `stopping` is
   * aborted as this process stops: what waits for somebody else gives up then, and is done again by whoever comes next.
   */
  run(data: unknown, stopping: AbortSignal): Promise<void>;
  /** How often the work is due by the clock; absent: only when it is asked for. */
  every?: 'minute' | 'hour';
  /** Due as well whenever a process has started: a killed one may have left something. */
  atStart?: boolean;
}

/** A job that is due by the clock. */
export interface Schedule {
  name: string;
  title: string;
  does: string;
  every: Interval;
}

/** A process tells that often, in seconds, that it is still at a job; of one that does not, another does it again. */
const heartbeatSeconds = 60;

/** What is due every minute is tried again as often as that, and no oftener. */
function queueOptionsOf({ every }: JobDefinition) {
  return { retryLimit: every === 'minute' ? 0 : 10, retryDelay: 1, retryBackoff: true, heartbeatSeconds };
}

/**
 * Jobs in PostgreSQL. `send` joins the ambient transaction: the job exists if and only if the change that asked for it
 * was committed.
 */
@Injectable()
export class Jobs {
  private readonly logger = new Logger(Jobs.name);
  private readonly definitions = new Map<string, JobDefinition>();
  private boss: PgBoss | null = null;
  private stopping = new AbortController();
  private endFigures: (() => void) | null = null;

  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly runs: JobRuns,
  ) {}

  /** Called by features as their module starts. */
  define(job: JobDefinition): void {
    this.definitions.set(job.name, job);
  }

  /** What is due by the clock, by title. */
  get schedules(): Schedule[] {
    return [...this.definitions.values()]
      .flatMap(scheduleOf)
      .sort((a, b) => (a.title === b.title ? 0 : a.title < b.title ? -1 : 1));
  }

  /**
   * Asks in the open transaction for a schedule to be done now, once, however often that is asked before it is done.
   * Unlike what is due, it is not tried again when it fails: whoever asked sees that it did.
   */
  async runNow(name: string, by: string): Promise<AskedRun> {
    const run = await this.runs.ask(name, by);
    // Also for one that waits already, should the queue have lost it.
    if (run.outcome === 'WAITING') await this.send(name, { runId: run.id }, 'asked', { retryLimit: 0 });
    return run;
  }

  /** Connects to the queue at `url`, and where this process is a worker begins to work. */
  async start(url: string): Promise<void> {
    const works = this.config.values.ROLE !== 'web';
    this.stopping = new AbortController();
    const boss = new PgBoss({
      connectionString: url,
      max: 4,
      application_name: 'seatwise jobs',
      schedule: false,
      supervise: works,
      superviseIntervalSeconds: 30,
      monitorIntervalSeconds: 30,
    });
    boss.on('error', (error) => this.logger.error(error.message));
    await boss.start();
    for (const job of this.definitions.values()) {
      const queueOptions = queueOptionsOf(job);
      await boss.createQueue(job.name, { policy: 'short', ...queueOptions });
      // One that an earlier version made is as it made it.
      await boss.updateQueue(job.name, queueOptions);
      if (works) await this.work(boss, job);
    }
    for (const { name, atStart } of this.definitions.values()) {
      if (atStart === true) await boss.send(name, {}, { singletonKey: 'start' });
    }
    this.boss = boss;
    this.endFigures = observeQueue(this.database, [...this.definitions.keys()], this.logger);
  }

  /**
   * Asks for work, with the commit of the open transaction. While a job with the same `key` waits, no second is made.
   * Where no queue runs (one-off commands), nothing is asked for.
   */
  async send(name: string, data: object, key: string, options: { retryLimit?: number } = {}): Promise<void> {
    if (this.boss === null) return;
    const executeSql = async (text: string, values: unknown[] = []) => ({
      rows: await this.database.queryText<unknown>(text, values),
    });
    await this.boss.send(name, data, { ...options, singletonKey: key, db: { executeSql } });
  }

  /** Asks for the work that is due by the clock. However many nodes ask, it is done once a minute or hour. */
  async tick(): Promise<void> {
    if (this.boss !== null) await this.freeFuture();
    for (const { name, every } of this.schedules) {
      await this.boss?.send(name, {}, { singletonKey: 'tick', singletonSeconds: intervalSeconds(every) });
    }
  }

  /**
   * A clock that was ahead and was put right has left minutes and hours taken that are still to come, and jobs that wait
   * for them: nothing would be due until then. Some seconds are let pass, for a node that asks as a minute begins. Index
   * job_i4.
   */
  private async freeFuture(): Promise<void> {
    await this.database.query(sql`
      UPDATE pgboss.job SET singleton_on = NULL, start_after = least(start_after, now())
      WHERE name = ANY(${this.schedules.map(({ name }) => name)}::text[]) AND singleton_key = 'tick'
        AND state <> 'cancelled' AND singleton_on > (now() AT TIME ZONE 'UTC') + interval '10 seconds'`);
  }

  /** Lets running jobs finish, then disconnects. */
  async stop(): Promise<void> {
    const boss = this.boss;
    this.boss = null;
    this.endFigures?.();
    this.stopping.abort();
    await boss?.stop({ graceful: true, timeout: 5000 });
  }

  private async work(boss: PgBoss, job: JobDefinition): Promise<void> {
    const schedule = scheduleOf(job)[0];
    await boss.work(job.name, { pollingIntervalSeconds: 1 }, async (jobs) => {
      for (const { id, data } of jobs) {
        const run = () => job.run(data, this.stopping.signal);
        const recorded = schedule === undefined ? run : () => this.runs.record(schedule, data, run);
        await runJob({ name: job.name, id }, recorded, this.logger);
      }
    });
  }
}

/** The schedule of a job; none where it is done only when it is asked for. */
function scheduleOf({ name, title, does, every }: JobDefinition): Schedule[] {
  if (every === undefined) return [];
  return [{ name, title, does, every: every === 'minute' ? 'MINUTE' : 'HOUR' }];
}
