import { Injectable, Logger } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Database } from '../../platform/database/database.js';
import { Changes } from '../../platform/events/changes.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Clock } from '../../platform/time/clock.js';
import { BillingExportClaims } from './billing-exports.claims.js';
import { BillingExportsRepository } from './billing-exports.repository.js';
import type { BillingExportFormat } from './billing-exports.types.js';
import { ExportFailures } from './export-failures.service.js';
import { ExportText, fileNameOf } from './export-writers.rules.js';
import { ExportedInvoicesRepository, type HeldInvoice } from './exported-invoices.repository.js';

/** The job that writes a file. */
export const writeJob = 'billing-exports.write';

/** So many invoices are written while the caller waits; more of them by a job. */
const mostAtOnce = 100;

/** Invoices that are read together. */
const invoicesPerPart = 200;

/** So often somebody begins to write a file; then it has failed. */
const mostAttempts = 5;

/** What an export is made of. */
export interface ExportOrder {
  format: BillingExportFormat;
  again: boolean;
  /** Held by the open transaction. */
  invoices: readonly HeldInvoice[];
  leftOut: number;
  /** The schedule that asks for it, and its day. */
  schedule: { id: number; day: Temporal.PlainDate } | null;
}

/**
 * Makes exports. Its invoices are marked with the commit that asks for it, so that no other export takes them; the file
 * is written in the same transaction, or by a job, which whoever comes next goes on with when its process is killed.
 */
@Injectable()
export class ExportMaker {
  private readonly logger = new Logger('Billing exports');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    private readonly changes: Changes,
    private readonly claims: BillingExportClaims,
    private readonly failures: ExportFailures,
    private readonly exports: BillingExportsRepository,
    private readonly invoices: ExportedInvoicesRepository,
  ) {}

  /** Within a transaction. @returns the id of the export. */
  async make(actor: Actor, { format, again, invoices, leftOut, schedule }: ExportOrder): Promise<number> {
    const ids = invoices.map((invoice) => invoice.id);
    const id = await this.exports.insert(
      {
        format,
        again,
        invoiceCount: ids.length,
        leftOutCount: leftOut,
        creditNotes: format === 'QUICKBOOKS' && invoices.every(({ kind }) => kind === 'CREDIT_NOTE'),
        billingExportScheduleId: schedule?.id ?? null,
        scheduledFor: schedule?.day.toString() ?? null,
        actorId: schedule === null ? actor.id : null,
        actorName: schedule === null ? actor.name : '',
      },
      ids,
    );
    await this.invoices.mark(ids, this.clock.now());
    if (ids.length > mostAtOnce) await this.jobs.send(writeJob, { id }, String(id));
    else await this.exports.finish(id, await this.write(id, format));
    await this.record(actor, id, { format, again });
    await this.announce(id);
    return id;
  }

  /** Writes the file of an export, unless it has one or somebody else is at it. */
  async work(id: number): Promise<void> {
    const claim = await this.claims.take([id]);
    if (!claim.has(id)) return;
    try {
      const begun = await this.exports.begin(id);
      if (begun === null) return;
      try {
        const file = await this.write(id, begun.format, (written, lines) => this.exports.progress(id, written, lines));
        await this.end(id, () => this.exports.finish(id, file));
      } catch (error) {
        this.logger.error(`Export ${id} broke off`, error instanceof Error ? error.stack : String(error));
        // The queue, or the next minute, tries again.
        if (begun.attempts < mostAttempts) throw error;
        await this.giveUp(id);
      }
    } finally {
      await claim.release();
    }
  }

  /** Goes on with exports whose process was killed. */
  async takeOver(): Promise<void> {
    // One that breaks off was logged; it must not keep the others from being gone on with.
    for (const id of await this.exports.unfinished()) await this.work(id).catch(() => undefined);
  }

  /** Its invoices can be exported again. */
  private giveUp(id: number): Promise<void> {
    return this.end(id, async () => {
      const failure = 'The file could not be written, several times. The server’s log says why.';
      const failed = await this.exports.fail(id, failure);
      if (failed) {
        await this.invoices.release(id);
        await this.failures.settle();
      }
      return failed;
    });
  }

  private end(id: number, write: () => Promise<boolean>): Promise<void> {
    return this.database.transaction(async () => {
      if (await write()) await this.announce(id);
    });
  }

  private async write(
    id: number,
    format: BillingExportFormat,
    told: (written: number, lines: number) => Promise<void> = async () => undefined,
  ): Promise<{ name: string; bytes: Buffer; lineCount: number }> {
    const ids = await this.invoices.idsOf(id);
    const text = new ExportText(format);
    for (let from = 0; from < ids.length; from += invoicesPerPart) {
      const part = ids.slice(from, from + invoicesPerPart);
      text.add(await this.invoices.contentOf(part));
      await told(from + part.length, text.lineCount);
    }
    return { name: fileNameOf(format, this.clock.today(), id), bytes: text.bytes(), lineCount: text.lineCount };
  }

  /** An entry for each organization: whoever reads those of one learns nothing of the others. */
  private async record(actor: Actor, id: number, what: { format: BillingExportFormat; again: boolean }): Promise<void> {
    const of = await this.invoices.numbersOf(id);
    await this.audit.recordAll(
      actor,
      of.map(({ organizationId, numbers }) => ({
        action: 'billing-export.created',
        subjectType: 'BillingExport',
        subjectId: id,
        organizationId,
        after: { id, ...what, invoices: numbers },
      })),
    );
  }

  private async announce(id: number): Promise<void> {
    const of = await this.invoices.numbersOf(id);
    const organizationIds = of.map(({ organizationId }) => organizationId);
    await this.changes.publish({ topic: 'billing-exports', subject: 'BillingExport', ids: [id], organizationIds });
    await this.changes.publish({ topic: 'billing-invoices', subject: 'BillingInvoice', ids: null, organizationIds });
  }
}
