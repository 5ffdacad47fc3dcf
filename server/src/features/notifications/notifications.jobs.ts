import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import { metrics } from '../../platform/observability/metrics.js';
import { DeliveryWorker } from './delivery-worker.service.js';
import { Digests } from './digests.service.js';
import { DueDeliveriesRepository } from './due-deliveries.repository.js';
import { ForgottenNotifications } from './forgotten-notifications.service.js';

/** What of notifications is done by the clock, and how much of it is still to be done. */
@Injectable()
export class NotificationsJobs implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(NotificationsJobs.name);
  private endFigures: (() => void) | null = null;

  constructor(
    private readonly jobs: Jobs,
    private readonly worker: DeliveryWorker,
    private readonly digests: Digests,
    private readonly forgotten: ForgottenNotifications,
    private readonly deliveries: DueDeliveriesRepository,
  ) {}

  onModuleInit(): void {
    // A receiver that does not answer holds up its own channel alone: the job does not wait for it.
    const deliver = async () => this.worker.wake();
    this.jobs.define({
      name: 'notifications.deliver',
      title: 'Deliver notifications',
      does: 'Sends what is due, also what failed before or what a stopped server left.',
      every: 'minute',
      atStart: true,
      run: deliver,
    });
    this.jobs.define({
      name: 'notifications.digest',
      title: 'Put digests together',
      does: 'Sends the daily and weekly digests of channels whose hour has come.',
      every: 'minute',
      atStart: true,
      run: () => this.digests.run(),
    });
    this.jobs.define({
      name: 'notifications.forget',
      title: 'Forget notifications',
      does: 'Forgets notifications and deliveries that are older than 180 days.',
      every: 'hour',
      run: () => this.forgotten.forgetOld(),
    });
    this.endFigures = metrics.addSample(
      {
        read: async () => metrics.deliveriesWaiting(await this.deliveries.waiting()),
        forget: () => metrics.deliveriesWaiting(null),
      },
      (error) => this.logger.warn(`Deliveries could not be counted: ${String(error)}`),
    );
  }

  onApplicationShutdown(): void {
    this.endFigures?.();
  }
}
