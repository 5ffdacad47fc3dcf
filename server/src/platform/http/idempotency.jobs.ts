import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { sql } from '../database/sql.js';
import { Jobs } from '../jobs/jobs.js';

/** Forgets answers to repeated requests after a day. */
@Injectable()
export class IdempotencyJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.jobs.define({
      name: 'idempotency.forget',
      title: 'Forget answers that were kept',
      does: 'Forgets the answers that are kept for a day so that a repeated request is not done twice.',
      every: 'hour',
      run: () => this.forgetOld(),
    });
  }

  private async forgetOld(): Promise<void> {
    await this.database.query(sql`DELETE FROM idempotency_key WHERE created_at < now() - interval '1 day'`);
  }
}
