import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { Jobs } from './jobs.js';

/** The clock of every node. It only asks; the queue sees to it that each due job is done once. */
@Injectable()
export class Ticks {
  private readonly logger = new Logger(Ticks.name);

  constructor(private readonly jobs: Jobs) {}

  @Cron(CronExpression.EVERY_MINUTE)
  async everyMinute(): Promise<void> {
    try {
      await this.jobs.tick();
    } catch (error) {
      // The next minute asks again.
      this.logger.warn(`Due jobs could not be queued: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
