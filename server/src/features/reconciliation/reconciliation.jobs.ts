import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import { ReconciliationService } from './reconciliation.service.js';

/** A change of rules moves its seats itself, and is at it by then; what somebody is at is left to them in any case. */
const begunWithinSeconds = 2;

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
      atStart: true,
      run: () => this.reconciliation.reconcileOverdue(begunWithinSeconds),
    });
    this.jobs.define({
      name: 'reconciliation.time-dependent',
      every: 'minute',
      run: () => this.reconciliation.reconcileTimeDependent(),
    });
  }
}
