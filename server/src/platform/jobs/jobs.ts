import { Injectable, Logger } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';

/** A kind of work that is done outside a request, once however many nodes run. */
export interface JobDefinition<Data extends object> {
  /** `<feature>.<what>` */
  name: string;
  /** Does the work; a failure is tried again with back-off. Must be harmless when repeated. */
  run(data: Data): Promise<void>;
  /** Five-field cron expression when the work is due by the clock. */
  cron?: string;
}

interface AnyJob {
  name: string;
  cron?: string;
  run(data: unknown): Promise<void>;
}

/**
 * Jobs in PostgreSQL. `send` joins the ambient transaction: the job exists if and only if the change that asked for it
 * was committed.
 */
@Injectable()
export class Jobs {
  private readonly logger = new Logger(Jobs.name);
  private readonly definitions = new Map<string, AnyJob>();
  private boss: PgBoss | null = null;

  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /** Called by features as their module starts. */
  define<Data extends object>(job: JobDefinition<Data>): void {
    this.definitions.set(job.name, { ...job, run: (data) => job.run(data as Data) });
  }

  /** Connects to the queue at `url`, and where this process is a worker begins to work. */
  async start(url: string): Promise<void> {
    const works = this.config.values.ROLE !== 'web';
    const boss = new PgBoss({
      connectionString: url,
      max: 4,
      application_name: 'seatwise jobs',
      schedule: works,
      supervise: works,
    });
    boss.on('error', (error) => this.logger.error(error.message));
    await boss.start();
    for (const job of this.definitions.values()) {
      await boss.createQueue(job.name, { policy: 'short', retryLimit: 10, retryDelay: 1, retryBackoff: true });
      if (works) await this.work(boss, job);
    }
    this.boss = boss;
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

  /** Lets running jobs finish, then disconnects. */
  async stop(): Promise<void> {
    const boss = this.boss;
    this.boss = null;
    await boss?.stop({ graceful: true, timeout: 5000 });
  }

  private async work(boss: PgBoss, job: AnyJob): Promise<void> {
    await boss.work(job.name, { pollingIntervalSeconds: 1 }, async (jobs) => {
      for (const each of jobs) await job.run(each.data);
    });
    if (job.cron !== undefined) {
      await boss.schedule(job.name, job.cron, {}, { tz: this.config.values.TIME_ZONE });
    }
  }
}
