import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { translateViolations } from '../../platform/database/violations.js';
import { Changes } from '../../platform/events/changes.js';
import { Clock } from '../../platform/time/clock.js';
import type { BillableAgreement } from '../billing-agreements/billable-agreements.types.js';
import type { BillingPeriod } from '../billing-agreements/billing-periods.rules.js';
import { invoiceTotals } from './billing-amounts.rules.js';
import { BillingDrafts } from './billing-drafts.service.js';
import { invoiceTooLarge, numberTaken } from './billing-invoices.errors.js';
import { BillingInvoicesRepository, type NewInvoice } from './billing-invoices.repository.js';
import { isTooLarge } from './billing-invoice-edits.rules.js';
import type { ChargedPeriod, InvoiceLine } from './billing-lines.rules.js';
import { invoiceNumber } from './billing-numbering.rules.js';

/** An invoice of a period that is to be stored. */
export interface InvoiceOfPeriod {
  period: BillingPeriod;
  charged: ChargedPeriod['charged'];
  lines: readonly InvoiceLine[];
}

/** Stores new invoices with their numbers, lines and evidence. */
@Injectable()
export class InvoiceWriter {
  constructor(
    private readonly audit: Audit,
    private readonly changes: Changes,
    private readonly clock: Clock,
    private readonly drafts: BillingDrafts,
    private readonly invoices: BillingInvoicesRepository,
  ) {}

  /** The invoice of a period of a held agreement. @returns its id. */
  async writeNew(
    actor: Actor,
    agreement: BillableAgreement,
    { period, charged, lines }: InvoiceOfPeriod,
  ): Promise<number> {
    const { terms } = agreement;
    const { id } = await this.insert(
      actor,
      {
        kind: 'INVOICE',
        creditedInvoiceId: null,
        billingAgreementId: agreement.id,
        agreementName: agreement.name,
        sequence: agreement.sequence,
        organizationId: agreement.organizationId,
        periodStart: period.start.toString(),
        periodEnd: period.end.toString(),
        interval: terms.interval,
        chargedDays: charged.days,
        wholeDays: charged.wholeDays,
        measuredOn: period.measuredOn.toString(),
        invoicedOn: period.invoicedOn.toString(),
        dueOn: period.invoicedOn.add({ days: terms.paymentTermDays }).toString(),
        currency: terms.currency,
        taxPercent: terms.taxPercent,
        ...this.approval(actor, terms.autoApprove),
        ...invoiceTotals(lines, terms.taxPercent, terms.currency),
      },
      lines,
      period.measuredOn,
    );
    return id;
  }

  /**
   * Stores an invoice, its number last of all that others wait for.
   * @param measuredOn null: nobody is counted.
   * @throws AppError 409 `numbering.taken`, 422 `invoice.too-large`.
   */
  async insert(
    actor: Actor,
    invoice: Omit<NewInvoice, 'counter' | 'number'>,
    lines: readonly InvoiceLine[],
    measuredOn: Temporal.PlainDate | null,
  ): Promise<{ id: number; number: string }> {
    if (isTooLarge(invoice)) throw invoiceTooLarge();
    const { counter, ...format } = await this.invoices.takeNumber();
    const number = invoiceNumber(format, counter);
    const id = await translateViolations(() => this.invoices.insert({ ...invoice, counter, number }), {
      billing_invoice_number_key: () => numberTaken(number),
    });
    const placed = lines.map((line, position) => ({ ...line, id: null, position }));
    const stored = await this.invoices.writeLines(id, placed);
    const { organizationId } = invoice;
    if (measuredOn !== null) await this.drafts.keepEvidence(stored, organizationId, measuredOn);
    const { approvedAt: _, interval: __, chargedDays: ___, wholeDays: ____, ...told } = invoice;
    await this.audit.record(actor, {
      action: invoice.kind === 'INVOICE' ? 'billing-invoice.created' : 'billing-invoice.credited',
      subjectType: 'BillingInvoice',
      subjectId: id,
      organizationId,
      after: { id, number, ...told, lineCount: lines.length },
    });
    await this.announce(id, organizationId);
    return { id, number };
  }

  /** What is stored of an invoice's approval. */
  approval(actor: Actor, approved: boolean): Pick<NewInvoice, 'status' | 'approvedAt' | 'approvedBy'> {
    if (!approved) return { status: 'PENDING', approvedAt: null, approvedBy: '' };
    return { status: 'APPROVED', approvedAt: this.now(), approvedBy: actor.name };
  }

  /** Now, as it is stored. */
  now(): Date {
    return new Date(this.clock.now().epochMilliseconds);
  }

  announce(id: number, organizationId: number): Promise<void> {
    const organizationIds = [organizationId];
    return this.changes.publish({ topic: 'billing-invoices', subject: 'BillingInvoice', ids: [id], organizationIds });
  }
}
