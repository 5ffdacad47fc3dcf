import { Injectable, Logger } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { runJob } from '../observability/job-run.js';
import { observeQueue } from './queue-figures.js';

/** A kind of work that is done outside a request, once however many nodes run. */
export interface JobDefinition {
  /** `<feature>.<what>` */
  name: string;
  /**
   * Does the work; a failure is tried again with back-off. Must be harmless when repeated. `data` is what was sent, as
   * plain JSON: read it as carefully as any other input.
   */
  run(data: unknown): Promise<void>;
  /** How often the work is due by the clock; absent: only when it is asked for. */
  every?: 'minute' | 'hour';
  /** Due as well whenever a process has started: a killed one may have left something. */
  atStart?: boolean;
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
  private endFigures: (() => void) | null = null;

  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /** Called by features as their module starts. */
  define(job: JobDefinition): void {
    this.definitions.set(job.name, job);
  }

  /** Connects to the queue at `url`, and where this process is a worker begins to work. */
  async start(url: string): Promise<void> {
    const works = this.config.values.ROLE !== 'web';
    const boss = new PgBoss({
      connectionString: url,
      max: 4,
      application_name: 'seatwise jobs',
      schedule: false,
      supervise: works,
    });
    boss.on('error', (error) => this.logger.error(error.message));
    await boss.start();
    for (const job of this.definitions.values()) {
      await boss.createQueue(job.name, { policy: 'short', retryLimit: 10, retryDelay: 1, retryBackoff: true });
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
  async send(name: string, data: object, key: string): Promise<void> {
    if (this.boss === null) return;
    const executeSql = async (text: string, values: unknown[] = []) => ({
      rows: await this.database.queryText<unknown>(text, values),
    });
    await this.boss.send(name, data, { singletonKey: key, db: { executeSql } });
  }

  /** Asks for the work that is due by the clock. However many nodes ask, it is done once a minute or hour. */
  async tick(): Promise<void> {
    for (const job of this.definitions.values()) {
      if (job.every === undefined) continue;
      const singletonSeconds = job.every === 'minute' ? 60 : 3600;
      await this.boss?.send(job.name, {}, { singletonKey: 'tick', singletonSeconds });
    }
  }

  /** Lets running jobs finish, then disconnects. */
  async stop(): Promise<void> {
    const boss = this.boss;
    this.boss = null;
    this.endFigures?.();
    await boss?.stop({ graceful: true, timeout: 5000 });
  }

  private async work(boss: PgBoss, job: JobDefinition): Promise<void> {
    await boss.work(job.name, { pollingIntervalSeconds: 1 }, async (jobs) => {
      for (const { id, data } of jobs) await runJob({ name: job.name, id }, () => job.run(data), this.logger);
    });
  }
}
