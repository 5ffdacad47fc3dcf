import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import { ReconciliationService } from './reconciliation.service.js';

/** A change of rules moves its seats itself; after so long nobody is at it any more. */
const abandonedAfterSeconds = 60;

/** Seats that must move without anybody changing anything. */
@Injectable()
export class ReconciliationJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly reconciliation: ReconciliationService,
  ) {}

  onModuleInit(): void {
    this.jobs.define({
      name: 'reconciliation.overdue',
      every: 'minute',
      run: () => this.reconciliation.reconcileOverdue(abandonedAfterSeconds),
    });
    this.jobs.define({
      name: 'reconciliation.time-dependent',
      every: 'minute',
      run: () => this.reconciliation.reconcileTimeDependent(),
    });
  }
}
