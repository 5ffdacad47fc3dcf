import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/app-error.js';
import { Clock } from '../../platform/time/clock.js';
import { BillableAgreements } from '../billing-agreements/billable-agreements.service.js';
import { invoiceTotals } from './billing-amounts.rules.js';
import { BillingDrafts } from './billing-drafts.service.js';
import { creditedLines, isTooLarge, negated, remeasuredLines } from './billing-invoice-edits.rules.js';
import type { InvoiceResponse, RecalculateInvoiceRequest } from './billing-invoices.dto.js';
import { currencyChanged, invoiceCredited, invoiceTooLarge, notBillable } from './billing-invoices.errors.js';
import { BillingInvoicesRepository, type HeldInvoice } from './billing-invoices.repository.js';
import { BillingInvoicesService } from './billing-invoices.service.js';
import { InvoiceWriter } from './invoice-writer.service.js';

/** Measures pending invoices anew, and gives back what approved ones charge. */
@Injectable()
export class InvoiceCorrections {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly agreements: BillableAgreements,
    private readonly drafts: BillingDrafts,
    private readonly writer: InvoiceWriter,
    private readonly service: BillingInvoicesService,
    private readonly invoices: BillingInvoicesRepository,
  ) {}

  /**
   * Measures again what was there on the measuring day, with the products and the currency that the agreement has now; the
   * period stays as long as it was.
   * @throws AppError 404, 403, 412, 409, 422 where it cannot be measured.
   */
  recalculate(
    actor: Actor,
    id: number,
    { resetEdits = false }: RecalculateInvoiceRequest,
    version: number | null,
  ): Promise<InvoiceResponse> {
    return this.database.transaction(async () => {
      const { held, before } = await this.service.begin(actor, 'recalculate', id, version);
      await this.drafts.untilSettled(() => this.database.savepoint(() => this.remeasure(held, before, resetEdits)));
      return this.service.settle(actor, 'recalculated', before);
    });
  }

  /**
   * Makes the credit note of an approved invoice: a pending one of its own number, whose lines give back what the invoice
   * charges. Once an invoice.
   * @throws AppError 404, 403, 412, 409 `invoice.credited`, `invoice.not-approved`.
   */
  credit(actor: Actor, id: number, version: number | null): Promise<InvoiceResponse> {
    return this.database.transaction(async () => {
      const { held, before } = await this.service.begin(actor, 'credit', id, version, 'create');
      if (before.creditNote !== null) throw invoiceCredited(before.creditNote.number);
      const today = this.clock.today().toString();
      const { currency, taxPercent, periodStart, periodEnd, measuredOn } = before;
      const note = await this.writer.insert(
        actor,
        {
          kind: 'CREDIT_NOTE',
          creditedInvoiceId: id,
          billingAgreementId: held.agreementId,
          agreementName: before.agreementName,
          sequence: null,
          organizationId: held.organizationId,
          ...{ periodStart, periodEnd, measuredOn, currency, taxPercent },
          interval: held.interval,
          chargedDays: held.chargedDays,
          wholeDays: held.wholeDays,
          invoicedOn: today,
          dueOn: today,
          ...this.writer.approval(actor, false),
          subtotal: negated(before.subtotal),
          tax: negated(before.tax),
          total: negated(before.total),
        },
        creditedLines(await this.invoices.linesOf(id)),
        null,
      );
      await this.writer.announce(id, held.organizationId);
      return this.service.get(actor, note.id);
    });
  }

  private async remeasure(held: HeldInvoice, before: InvoiceResponse, resetEdits: boolean): Promise<void> {
    // What is bought once is on one of its invoices: no other one is made or measured meanwhile.
    const agreement = held.agreementId === null ? null : await this.agreements.hold(held.agreementId);
    if (agreement === null || held.sequence === null) throw notFound('agreement');
    const stored = await this.invoices.linesOf(held.id);
    const present = stored.map((line) => (resetEdits ? { ...line, edited: false } : line));
    const { currency, taxPercent, paymentTermDays } = agreement.terms;
    const keeps = present.some(({ edited }) => edited);
    if (keeps && currency !== before.currency) throw currencyChanged(before.currency, currency);
    const removedProductIds = resetEdits ? [] : held.removedProductIds;
    const measuredOn = Temporal.PlainDate.from(held.measuredOn);
    const { lines, problems } = await this.drafts.draft(agreement, {
      sequence: held.sequence,
      measuredOn,
      interval: held.interval,
      charged: { days: held.chargedDays, wholeDays: held.wholeDays },
    });
    const left = new Set([
      ...removedProductIds,
      ...present.flatMap((line) => (line.edited ? (line.productId ?? []) : [])),
    ]);
    const open = problems.filter(({ productId }) => !left.has(productId));
    if (open.length > 0) throw notBillable(open);
    const placed = remeasuredLines(present, lines, removedProductIds);
    const totals = invoiceTotals(placed, taxPercent, currency);
    if (isTooLarge(totals)) throw invoiceTooLarge();
    await this.invoices.deleteLinesExcept(
      held.id,
      placed.flatMap((line) => line.id ?? []),
    );
    const written = await this.invoices.writeLines(held.id, placed);
    await this.drafts.keepEvidence(written, held.organizationId, measuredOn);
    const dueOn = Temporal.PlainDate.from(held.invoicedOn).add({ days: paymentTermDays }).toString();
    await this.invoices.update(held.id, { ...totals, currency, taxPercent, dueOn, removedProductIds });
  }
}
