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
      title: 'Finish seats that wait',
      does: 'Finishes moving seats where a change of rules was left half done, such as by a server that stopped.',
      every: 'minute',
      atStart: true,
      run: () => this.reconciliation.reconcileOverdue(begunWithinSeconds),
    });
    this.jobs.define({
      name: 'reconciliation.time-dependent',
      title: 'Move seats as time passes',
      does: 'Gives and ends seats where rules look at how long ago something was, such as when a device was last seen.',
      every: 'minute',
      run: () => this.reconciliation.reconcileTimeDependent(),
    });
  }
}
