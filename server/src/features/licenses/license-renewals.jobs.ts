import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import { LicenseRenewals } from './license-renewals.service.js';
import { renewalJob } from './license-renewals.types.js';

/** Renews licenses on the day that their term ends, and what was missed as soon as a process runs again. */
@Injectable()
export class LicenseRenewalsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly renewals: LicenseRenewals,
  ) {}

  onModuleInit(): void {
    this.jobs.define({
      name: renewalJob,
      title: 'Renew licenses',
      does: 'Opens the next term of licenses that renew themselves, with every term that was missed.',
      every: 'minute',
      atStart: true,
      run: () => this.renewals.renewDue(),
    });
  }
}
