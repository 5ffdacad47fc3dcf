import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import { AlertJudging } from './alert-judging.service.js';
import { AlertWatch } from './alert-watch.service.js';

/** What the calendar opens and closes, and what a killed process left. */
@Injectable()
export class AlertsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly judging: AlertJudging,
    private readonly watch: AlertWatch,
  ) {}

  onModuleInit(): void {
    this.jobs.define({
      name: 'alerts.judge',
      title: 'Judge alerts',
      does: 'Opens and closes alerts as days pass, and those that a stopped server left.',
      every: 'minute',
      atStart: true,
      run: async () => this.watch.ask(await this.judging.judgeAll()),
    });
  }
}
