import { Injectable, Logger } from '@nestjs/common';
import { asksToTryAgain, Database } from '../../platform/database/database.js';
import { Changes } from '../../platform/events/changes.js';
import { Clock } from '../../platform/time/clock.js';
import { BillingExportsRepository } from './billing-exports.repository.js';
import { ExportedInvoicesRepository } from './exported-invoices.repository.js';
import { ExportNotDelivered, ExportSenders } from './export-senders.js';

/** The job that hands over one file. */
export const deliverJob = 'billing-exports.deliver';

/** Hands over the files of schedules. What could not be handed over is kept, shown, and tried again each hour. */
@Injectable()
export class ExportDeliveries {
  private readonly logger = new Logger('Billing exports');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly changes: Changes,
    private readonly senders: ExportSenders,
    private readonly exports: BillingExportsRepository,
    private readonly invoices: ExportedInvoicesRepository,
  ) {}

  /** Hands over all that waits. */
  async deliverAll(): Promise<void> {
    for (const id of await this.exports.undelivered()) await this.deliver(id);
  }

  /** Hands over one file, unless it was, or somebody else is at it. */
  async deliver(id: number): Promise<void> {
    try {
      await this.database.transaction(async () => {
        const file = await this.exports.holdUndelivered(id);
        if (file === null) return;
        await this.senders.byTarget[file.target].send(file);
        await this.exports.delivered(id, this.clock.now());
        await this.announce(id);
      });
    } catch (error) {
      if (asksToTryAgain(error)) throw error;
      const told = error instanceof ExportNotDelivered;
      const reason = error instanceof Error ? error.message : String(error);
      this.logger.warn(`The file of export ${id} was not delivered: ${reason}`);
      await this.database.transaction(async () => {
        await this.exports.notDelivered(id, told ? reason : 'It could not be sent. The server’s log says why.');
        await this.announce(id);
      });
    }
  }

  private async announce(id: number): Promise<void> {
    const organizationIds = (await this.invoices.numbersOf(id)).map(({ organizationId }) => organizationId);
    await this.changes.publish({ topic: 'billing-exports', subject: 'BillingExport', ids: [id], organizationIds });
  }
}
