import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import { deliverJob, ExportDeliveries } from './export-deliveries.service.js';
import { ExportMaker, writeJob } from './export-maker.service.js';
import { ExportRuns } from './export-runs.service.js';

/** Files that nobody waits for. */
@Injectable()
export class BillingExportsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly maker: ExportMaker,
    private readonly deliveries: ExportDeliveries,
    private readonly runs: ExportRuns,
  ) {}

  onModuleInit(): void {
    this.jobs.define({
      name: writeJob,
      title: 'Write an export',
      does: 'Writes the file of an export of invoices that somebody asked for.',
      run: (data) => this.maker.work(idOf(data)),
    });
    this.jobs.define({
      name: deliverJob,
      title: 'Deliver an export',
      does: 'Brings the file of an export to where its schedule says.',
      run: (data) => this.deliveries.deliver(idOf(data)),
    });
    this.jobs.define({
      name: 'billing-exports.take-over',
      title: 'Take over exports',
      does: 'Goes on with exports whose server stopped before they were done, and asks webhooks again to take files.',
      every: 'minute',
      atStart: true,
      run: async () => {
        await this.maker.takeOver();
        await this.deliveries.askForPosts();
      },
    });
    this.jobs.define({
      name: 'billing-exports.schedules',
      title: 'Export invoices',
      does: 'Makes the exports of the schedules whose hour has come, and delivers again what could not be delivered.',
      every: 'hour',
      atStart: true,
      run: () => this.runs.run(),
    });
  }
}

function idOf(data: unknown): number {
  const id = typeof data === 'object' && data !== null && 'id' in data ? Number(data.id) : Number.NaN;
  if (!Number.isSafeInteger(id)) throw new Error('An export is asked for by its id.');
  return id;
}
