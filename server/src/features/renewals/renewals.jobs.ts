import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import { RenewalSummary } from './renewal-summary.service.js';

/** Tells of the renewals of the next weeks: each Monday, and later in the week where no process ran on it. */
@Injectable()
export class RenewalsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly summary: RenewalSummary,
  ) {}

  onModuleInit(): void {
    this.jobs.define({
      name: 'renewals.summary',
      title: 'Tell of renewals',
      does: 'Tells the default channels once a week what is renewed or ends in the next 30 days, and what it costs.',
      every: 'hour',
      atStart: true,
      run: () => this.summary.tellWeek(),
    });
  }
}
