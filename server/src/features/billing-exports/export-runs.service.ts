import { Injectable, Logger } from '@nestjs/common';
import { ActiveApps } from '../../platform/apps/in-app.js';
import { systemActor } from '../../platform/authorization/actor.js';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { Changes } from '../../platform/events/changes.js';
import { Clock } from '../../platform/time/clock.js';
import { ExportDeliveries } from './export-deliveries.service.js';
import { ExportFailures } from './export-failures.service.js';
import { ExportMaker } from './export-maker.service.js';
import { ExportSchedulesRepository } from './export-schedules.repository.js';
import { dayToSeeTo } from './export-schedules.rules.js';
import { filesOf } from './export-selection.rules.js';
import { ExportedInvoicesRepository } from './exported-invoices.repository.js';

/** Exports what schedules ask for. */
@Injectable()
export class ExportRuns {
  private readonly logger = new Logger('Billing exports');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly apps: ActiveApps,
    private readonly changes: Changes,
    private readonly schedules: ExportSchedulesRepository,
    private readonly invoices: ExportedInvoicesRepository,
    private readonly maker: ExportMaker,
    private readonly deliveries: ExportDeliveries,
    private readonly failures: ExportFailures,
  ) {}

  /** Sees to every schedule whose day has come, and hands over what waits. Harmless however often it is asked for. */
  async run(): Promise<void> {
    if (!(await this.apps.isActive('billing'))) return;
    for (const id of await this.schedules.active()) {
      try {
        for (const made of await this.seeTo(id)) await this.maker.work(made);
      } catch (error) {
        // It must not keep the others from being seen to; the next hour tries again.
        this.logger.error(`Schedule ${id} broke off`, error instanceof Error ? error.stack : String(error));
      }
    }
    await this.deliveries.deliverAll();
    await this.failures.settle();
  }

  /**
   * Makes the exports of a day and notes that it was seen to, with one commit: once, whoever else is at it and whatever is
   * killed. @returns the exports; none where there was nothing to do.
   */
  private seeTo(id: number): Promise<number[]> {
    return this.database.transaction(async () => {
      const schedule = await this.schedules.holdActive(id);
      if (schedule === null) return [];
      const day = dayToSeeTo(schedule, schedule.doneOn, this.clock.local());
      if (day === null) return [];
      await this.schedules.seenTo(id, day);
      await this.changes.publish({
        topic: 'billing-export-schedules',
        subject: 'BillingExportSchedule',
        ids: [id],
        organizationIds: null,
      });
      const { format } = schedule;
      const order = { format, again: false, leftOut: 0, schedule: { id, day } };
      const made: number[] = [];
      for (const invoices of filesOf(await this.invoices.holdWaiting(sql`TRUE`, { again: false }), format)) {
        made.push(await this.maker.make(systemActor, { ...order, invoices }));
      }
      return made;
    });
  }
}
