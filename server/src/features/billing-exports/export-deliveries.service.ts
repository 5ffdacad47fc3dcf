import { Injectable, Logger } from '@nestjs/common';
import { asksToTryAgain, Database } from '../../platform/database/database.js';
import { Changes } from '../../platform/events/changes.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Clock } from '../../platform/time/clock.js';
import { BillingExportsRepository } from './billing-exports.repository.js';
import { nextAttemptAt } from './export-deliveries.rules.js';
import { ExportFailures } from './export-failures.service.js';
import { ExportedInvoicesRepository } from './exported-invoices.repository.js';
import { ExportNotDelivered, ExportSenders } from './export-senders.js';
import { WebhookDeliveries } from './webhook-deliveries.service.js';

/** The job that hands over one file. */
export const deliverJob = 'billing-exports.deliver';

/** Hands over the files of schedules. What could not be handed over is kept, shown, told of, and tried again. */
@Injectable()
export class ExportDeliveries {
  private readonly logger = new Logger('Billing exports');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly changes: Changes,
    private readonly senders: ExportSenders,
    private readonly webhooks: WebhookDeliveries,
    private readonly failures: ExportFailures,
    private readonly exports: BillingExportsRepository,
    private readonly invoices: ExportedInvoicesRepository,
  ) {}

  /** Hands over all that waits; webhooks, which may be slow, are asked by jobs of their own. */
  async deliverAll(): Promise<void> {
    for (const id of await this.exports.undelivered()) await this.deliver(id);
    await this.askForPosts();
  }

  /** Has the files posted that webhooks are to be asked to take now. */
  async askForPosts(): Promise<void> {
    for (const id of await this.exports.duePosts(this.clock.now()))
      await this.jobs.send(deliverJob, { id }, String(id));
  }

  /** Hands over one file, unless it was, or somebody else is at it. */
  async deliver(id: number): Promise<void> {
    const target = await this.exports.targetOf(id);
    if (target === null) return;
    if (target === 'WEBHOOK') await this.post(id);
    else await this.handOver(id);
  }

  private post(id: number): Promise<void> {
    return this.webhooks.post(id, async ({ failure, attempts }) => {
      if (failure === null) return this.delivered(id);
      return this.notDelivered(id, failure, nextAttemptAt(attempts, this.clock.now()));
    });
  }

  private async handOver(id: number): Promise<void> {
    try {
      await this.database.transaction(async () => {
        const file = await this.exports.holdUndelivered(id);
        // Somebody chose a webhook meanwhile, which is asked by the next minute.
        if (file === null || file.target === 'WEBHOOK') return;
        await this.senders.byTarget[file.target].send(file);
        await this.delivered(id);
      });
    } catch (error) {
      if (asksToTryAgain(error)) throw error;
      const told = error instanceof ExportNotDelivered;
      const reason = error instanceof Error ? error.message : String(error);
      this.logger.warn(`The file of export ${id} was not delivered: ${reason}`);
      await this.notDelivered(id, told ? reason : 'It could not be sent. The server’s log says why.', null);
    }
  }

  private delivered(id: number): Promise<void> {
    return this.database.transaction(async () => {
      await this.exports.delivered(id, this.clock.now());
      await this.failures.settle();
      await this.announce(id);
    });
  }

  private notDelivered(id: number, failure: string, dueAt: Temporal.Instant | null): Promise<void> {
    return this.database.transaction(async () => {
      await this.exports.notDelivered(id, failure, dueAt);
      await this.failures.settle();
      await this.announce(id);
    });
  }

  private async announce(id: number): Promise<void> {
    const organizationIds = (await this.invoices.numbersOf(id)).map(({ organizationId }) => organizationId);
    await this.changes.publish({ topic: 'billing-exports', subject: 'BillingExport', ids: [id], organizationIds });
    const subject = 'BillingExportSchedule';
    await this.changes.publish({ topic: 'billing-export-schedules', subject, ids: null, organizationIds: null });
  }
}
