import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { type AppError, notFound } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import {
  type BillingExportFilter,
  type BillingExportResponse,
  type CreateBillingExportRequest,
  toWaitingInvoices,
  type WaitingInvoicesQuery,
  type WaitingInvoicesResponse,
} from './billing-exports.dto.js';
import {
  alreadyExported,
  creditNotesApart,
  exportNotReady,
  invoiceUnknown,
  notApproved,
  nothingToDeliver,
  nothingToExport,
} from './billing-exports.errors.js';
import { BillingExportsRepository } from './billing-exports.repository.js';
import { deliverJob } from './export-deliveries.service.js';
import { ExportMaker } from './export-maker.service.js';
import { fittingTogether, type SelectionProblem, selectionProblem } from './export-selection.rules.js';
import { exportWriters } from './export-writers.rules.js';
import { ExportedInvoicesRepository, type HeldInvoice } from './exported-invoices.repository.js';

/** A file as it is downloaded. */
export interface DownloadedFile {
  name: string;
  mediaType: string;
  bytes: Buffer;
}

const problems: Record<SelectionProblem['kind'], (numbers: readonly string[]) => AppError> = {
  NOT_APPROVED: notApproved,
  ALREADY_EXPORTED: alreadyExported,
  CREDIT_NOTES_APART: creditNotesApart,
};

@Injectable()
export class BillingExportsService {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
    private readonly maker: ExportMaker,
    private readonly exports: BillingExportsRepository,
    private readonly invoices: ExportedInvoicesRepository,
  ) {}

  /** The exports all of whose invoices the actor may see. */
  list(actor: Actor, query: BillingExportFilter): RowList<BillingExportResponse> {
    return this.exports.list(this.visible(actor), query);
  }

  /** @throws AppError 404 when there is none that the actor may see. */
  async get(actor: Actor, id: number): Promise<BillingExportResponse> {
    const found = await this.exports.find(this.visible(actor), id);
    if (found === null) throw notFound('export');
    return found;
  }

  /** The same bytes whenever it is asked for. @throws AppError 404, 409 `export.not-ready`. */
  async file(actor: Actor, id: number): Promise<DownloadedFile> {
    const { status, format, fileName } = await this.get(actor, id);
    const bytes = await this.exports.fileOf(this.visible(actor), id);
    if (bytes === null) throw exportNotReady(status === 'FAILED');
    return { name: fileName, mediaType: exportWriters[format].mediaType, bytes };
  }

  /**
   * Exports invoices that are named, or all that wait and that the actor may export.
   * @throws AppError 403, 409 `export.already`, 422 `export.empty`, `export.not-approved`, `export.credit-notes-apart`,
   * `reference.unknown`.
   */
  create(
    actor: Actor,
    { format, invoiceIds, again = false, ...chosen }: CreateBillingExportRequest,
  ): Promise<BillingExportResponse> {
    return this.database.transaction(async () => {
      const { taken, leftOut } =
        invoiceIds === undefined
          ? fittingTogether(await this.invoices.holdWaiting(this.mine(actor), { again, ...chosen }), format)
          : { taken: await this.named(actor, [...new Set(invoiceIds)]), leftOut: 0 };
      const problem = selectionProblem(taken, { format, again });
      if (problem !== null) throw problems[problem.kind](problem.numbers);
      if (taken.length === 0) throw nothingToExport();
      const id = await this.maker.make(actor, { format, again, invoices: taken, leftOut, schedule: null });
      return this.get(actor, id);
    });
  }

  /** What an export would hold that names no invoices. */
  async waiting(
    actor: Actor,
    { organizationId, again = false, ...days }: WaitingInvoicesQuery,
  ): Promise<WaitingInvoicesResponse> {
    const chosen = { again, organizationIds: organizationId, ...days };
    return toWaitingInvoices(await this.invoices.countWaiting(this.mine(actor), chosen));
  }

  /** Hands over a file at once that could not be handed over before. @throws AppError 404, 403, 409. */
  deliver(actor: Actor, id: number): Promise<BillingExportResponse> {
    return this.database.transaction(async () => {
      const present = await this.get(actor, id);
      const of = await this.invoices.numbersOf(id);
      this.demand(actor, 'update', of);
      const { status, schedule, delivery } = present;
      if (status !== 'DONE' || schedule === null || delivery?.status === 'DELIVERED') throw nothingToDeliver();
      await this.jobs.send(deliverJob, { id }, String(id));
      await this.audit.recordAll(
        actor,
        of.map(({ organizationId }) => ({
          action: 'billing-export.delivery-requested',
          subjectType: 'BillingExport',
          subjectId: id,
          organizationId,
        })),
      );
      return present;
    });
  }

  /** Invoices that the actor may export. */
  private mine(actor: Actor): Sql {
    return this.authorization.visibleTo(actor, 'BillingInvoice', 'i', 'create');
  }

  private async named(actor: Actor, ids: readonly number[]): Promise<HeldInvoice[]> {
    const held = await this.invoices.hold(this.authorization.visibleTo(actor, 'BillingInvoice', 'i'), ids);
    const found = new Set(held.map(({ id }) => id));
    const unknown = ids.filter((id) => !found.has(id));
    if (unknown.length > 0) throw invoiceUnknown(unknown);
    this.demand(actor, 'create', held);
    return held;
  }

  private demand(actor: Actor, action: 'create' | 'update', of: readonly { organizationId: number }[]): void {
    const organizationIds = of.map(({ organizationId }) => organizationId);
    this.authorization.demand(actor, action, 'BillingExport', { organizationIds });
  }

  private visible(actor: Actor) {
    return this.authorization.visibleTo(actor, 'BillingExport', 'e');
  }
}
