import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import { AppError, invalidFields, notFound } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { assertVersion } from '../../platform/http/versions.js';
import { LicenseCosts } from '../billing-products/license-costs.service.js';
import { auditedInvoice, toAuditedInvoice } from './billing-invoices.audit.js';
import { editLines, givesBackTooMuch, isTooLarge, type LineEdit } from './billing-invoice-edits.rules.js';
import { type InvoiceStep, type StepOutcome, stepOf } from './billing-invoice-states.rules.js';
import { invoiceTotals, shownAmount } from './billing-amounts.rules.js';
import type {
  ApproveInvoicesResponse,
  InvoiceListQuery,
  InvoiceResponse,
  UpdateInvoiceRequest,
} from './billing-invoices.dto.js';
import { creditTooLarge, invoiceRefusal, invoiceTooLarge } from './billing-invoices.errors.js';
import { BillingInvoicesRepository, type HeldInvoice, type SeenInvoices } from './billing-invoices.repository.js';
import type { InvoiceSummaryQuery, InvoiceSummaryResponse } from './invoice-summary.dto.js';
import { invoiceSummary } from './invoice-summary.rules.js';
import { InvoiceWriter } from './invoice-writer.service.js';

/** An invoice that is held for a step that can be done. */
interface Step {
  held: HeldInvoice;
  before: InvoiceResponse;
  outcome: Exclude<StepOutcome, { refused: unknown }>;
}

/** What organizations were charged. */
@Injectable()
export class BillingInvoicesService {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly audit: Audit,
    private readonly costs: LicenseCosts,
    private readonly writer: InvoiceWriter,
    private readonly invoices: BillingInvoicesRepository,
  ) {}

  list(actor: Actor, query: Unpaged<InvoiceListQuery>): RowList<InvoiceResponse> {
    return this.invoices.list(this.seen(actor), query);
  }

  async summary(actor: Actor, query: InvoiceSummaryQuery): Promise<InvoiceSummaryResponse> {
    return invoiceSummary(await this.invoices.countByState(this.visible(actor), query));
  }

  /** @throws AppError 404 when there is none that the actor may see. */
  async get(actor: Actor, id: number): Promise<InvoiceResponse> {
    const invoice = await this.invoices.find(this.seen(actor), id);
    if (invoice === null) throw notFound('invoice');
    return invoice;
  }

  /** @throws AppError 404, 403, 412, 409 `invoice.frozen` or `invoice.archived`, 422 for lines that cannot be. */
  update(
    actor: Actor,
    id: number,
    { note, lines }: UpdateInvoiceRequest,
    version: number | null,
  ): Promise<InvoiceResponse> {
    return this.database.transaction(async () => {
      const { held, before } = await this.begin(actor, 'change', id, version);
      const changed = lines === undefined ? {} : await this.writeLines(held, before, lines);
      await this.invoices.update(id, { ...changed, ...(note === undefined ? {} : { note }) });
      return this.settle(actor, 'updated', before);
    });
  }

  /** It is frozen from then on. Repeating it changes nothing. @throws AppError 404, 403, 412, 409. */
  approve(actor: Actor, id: number, version: number | null): Promise<InvoiceResponse> {
    return this.database.transaction(async () => {
      const { before, outcome } = await this.begin(actor, 'approve', id, version);
      if ('done' in outcome) return before;
      await this.invoices.update(id, this.writer.approval(actor, true));
      return this.settle(actor, 'approved', before);
    });
  }

  /** Approves several; what cannot be is told, and the others are. */
  approveAll(actor: Actor, ids: readonly number[]): Promise<ApproveInvoicesResponse> {
    return this.database.transaction(async () => {
      const wanted = [...new Set(ids)];
      const held = new Map((await this.invoices.lock(this.visible(actor), wanted)).map((each) => [each.id, each]));
      const answer: ApproveInvoicesResponse = { approved: [], refused: [] };
      const pending: HeldInvoice[] = [];
      for (const id of wanted) {
        try {
          const invoice = held.get(id);
          if (invoice === undefined) throw notFound('invoice');
          this.authorization.demand(actor, 'update', 'BillingInvoice', { organizationId: invoice.organizationId });
          const outcome = demandStep('approve', invoice);
          answer.approved.push(id);
          if (!('done' in outcome)) pending.push(invoice);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          answer.refused.push({ id, code: error.code, message: error.message });
        }
      }
      await this.approveHeld(actor, pending);
      return answer;
    });
  }

  /** An approved one is done with. Repeating it changes nothing. @throws AppError 404, 403, 412, 409. */
  complete(actor: Actor, id: number, version: number | null): Promise<InvoiceResponse> {
    return this.step(actor, 'complete', 'completed', id, version);
  }

  /** Puts it aside. Repeating it changes nothing. @throws AppError 404, 403, 412. */
  archive(actor: Actor, id: number, version: number | null): Promise<InvoiceResponse> {
    return this.step(actor, 'archive', 'archived', id, version);
  }

  /** Undoes `archive`. Repeating it changes nothing. @throws AppError 404, 403, 412. */
  unarchive(actor: Actor, id: number, version: number | null): Promise<InvoiceResponse> {
    return this.step(actor, 'unarchive', 'unarchived', id, version);
  }

  /**
   * Holds an invoice for a step.
   * @throws AppError 404, 403, 412, 409 where its state does not allow the step.
   */
  async begin(
    actor: Actor,
    step: InvoiceStep,
    id: number,
    version: number | null,
    action: 'update' | 'create' = 'update',
  ): Promise<Step> {
    const [held] = await this.invoices.lock(this.visible(actor), [id]);
    if (held === undefined) throw notFound('invoice');
    this.authorization.demand(actor, action, 'BillingInvoice', { organizationId: held.organizationId });
    assertVersion(held.version, version);
    const outcome = demandStep(step, held);
    return { held, before: await this.get(actor, id), outcome };
  }

  /** Writes down and tells what became of an invoice. */
  async settle(actor: Actor, what: string, before: InvoiceResponse): Promise<InvoiceResponse> {
    const after = await this.get(actor, before.id);
    await this.writer.announce(after.id, after.organization.id);
    const fate = { what, before: toAuditedInvoice(before), after: toAuditedInvoice(after) };
    await this.audit.recordFate(actor, auditedInvoice, fate);
    return after;
  }

  private async writeLines(held: HeldInvoice, before: InvoiceResponse, edits: readonly LineEdit[]) {
    const { currency, taxPercent, creditedInvoice } = before;
    const edited = editLines(await this.invoices.linesOf(held.id), edits, before, await this.invoices.manualAccount());
    if ('errors' in edited) throw invalidFields(edited.errors);
    const totals = invoiceTotals(edited.lines, taxPercent, currency);
    if (isTooLarge(totals)) throw invoiceTooLarge();
    const credited = creditedInvoice === null ? null : await this.invoices.totalsOf(creditedInvoice.id);
    if (credited !== null && givesBackTooMuch(totals, credited)) {
      const total = shownAmount(credited.total, currency);
      throw creditTooLarge({ number: credited.number, total, currency });
    }
    const kept = edited.lines.flatMap((line) => line.id ?? []);
    await this.invoices.deleteLinesExcept(held.id, kept);
    await this.invoices.writeLines(held.id, edited.lines);
    const removed = new Set([...held.removedProductIds, ...edited.removedProductIds]);
    return { ...totals, removedProductIds: [...removed] };
  }

  private step(
    actor: Actor,
    step: 'complete' | 'archive' | 'unarchive',
    what: string,
    id: number,
    version: number | null,
  ): Promise<InvoiceResponse> {
    return this.database.transaction(async () => {
      const { held, before, outcome } = await this.begin(actor, step, id, version);
      if ('done' in outcome) return before;
      const { to } = outcome;
      await this.invoices.update(id, { status: to, archivedStatus: to === 'ARCHIVED' ? held.status : null });
      return this.settle(actor, what, before);
    });
  }

  private async approveHeld(actor: Actor, pending: readonly HeldInvoice[]): Promise<void> {
    if (pending.length === 0) return;
    const at = this.writer.now();
    await this.invoices.approve(
      pending.map(({ id }) => id),
      actor.name,
      at,
    );
    await this.audit.recordChanges(
      actor,
      pending.map(({ id, organizationId }) => ({
        action: 'billing-invoice.approved',
        subjectType: 'BillingInvoice',
        subjectId: id,
        organizationId,
        before: { status: 'PENDING', approvedAt: null, approvedBy: '' },
        after: { status: 'APPROVED', approvedAt: at, approvedBy: actor.name },
      })),
    );
    for (const { id, organizationId } of pending) await this.writer.announce(id, organizationId);
  }

  private seen(actor: Actor): SeenInvoices {
    return { invoices: this.visible(actor), costs: this.costs.knownOnLine(actor, 'n') };
  }

  private visible(actor: Actor) {
    return this.authorization.visibleTo(actor, 'BillingInvoice', 'i');
  }
}

function demandStep(step: InvoiceStep, held: HeldInvoice): Step['outcome'] {
  const outcome = stepOf(step, held);
  if ('refused' in outcome) throw invoiceRefusal(outcome.refused);
  return outcome;
}
