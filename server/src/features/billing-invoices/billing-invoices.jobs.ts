import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { ActiveApps } from '../../platform/apps/in-app.js';
import { systemActor } from '../../platform/authorization/actor.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { BillingFailures } from './billing-failures.service.js';
import { BillingRuns } from './billing-runs.service.js';

/** Bills what is due, whether somebody looks or not. */
@Injectable()
export class BillingInvoicesJobs implements OnModuleInit, BeforeApplicationShutdown {
  constructor(
    private readonly jobs: Jobs,
    private readonly apps: ActiveApps,
    private readonly runs: BillingRuns,
    private readonly failures: BillingFailures,
  ) {}

  onModuleInit(): void {
    this.jobs.define({
      name: 'billing-invoices.run',
      title: 'Make invoices',
      does: 'Bills every period of an agreement that is due, and those that were missed.',
      every: 'hour',
      atStart: true,
      run: () => this.run(),
    });
  }

  beforeApplicationShutdown(): void {
    this.runs.stop();
  }

  /** What the job does. */
  async run(): Promise<void> {
    if (await this.apps.isActive('billing')) await this.runs.run(systemActor, {});
    await this.failures.settleAll();
  }
}
