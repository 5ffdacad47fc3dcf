import { Injectable, Logger } from '@nestjs/common';
import { ActiveApps } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import { AppError, forbidden, notFound } from '../../platform/http/app-error.js';
import { Clock } from '../../platform/time/clock.js';
import type { BillableAgreement, DueAgreement } from '../billing-agreements/billable-agreements.types.js';
import { BillableAgreements } from '../billing-agreements/billable-agreements.service.js';
import { hasEnded, isBilledOut, nextPeriodOf } from '../billing-agreements/billing-schedule.rules.js';
import { BillingDrafts } from './billing-drafts.service.js';
import { BillingFailures } from './billing-failures.service.js';
import { notBillable, organizationArchived, runInFuture } from './billing-invoices.errors.js';
import { BillingInvoicesRepository } from './billing-invoices.repository.js';
import { DueQueue } from './billing-queue.rules.js';
import { chargedPart } from './billing-lines.rules.js';
import type { RunInvoicesRequest, RunInvoicesResponse } from './billing-runs.dto.js';
import { InvoiceWriter } from './invoice-writer.service.js';

/** After so many of one run the tables may be of another size than the database thinks. */
const manyInvoices = 100;

/** What a run did to one agreement: the invoice that it made, if there was anything to bill, and when it is due again. */
interface BilledPeriod {
  invoiceId: number | null;
  nextBillOn: Temporal.PlainDate | null;
}

/**
 * Makes the invoices that are due. Each is a transaction of its own, in which the agreement is held: whoever comes second
 * finds it billed already, and whatever is killed leaves either the whole invoice with its number or nothing.
 */
@Injectable()
export class BillingRuns {
  private readonly logger = new Logger(BillingRuns.name);
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly apps: ActiveApps,
    private readonly clock: Clock,
    private readonly agreements: BillableAgreements,
    private readonly drafts: BillingDrafts,
    private readonly writer: InvoiceWriter,
    private readonly failures: BillingFailures,
    private readonly invoices: BillingInvoicesRepository,
  ) {}

  /** Ends a run after the invoice that it is at: the next one goes on. */
  stop(): void {
    this.stopped = true;
  }

  /**
   * Bills every period that was due on a day, of the agreements for which the actor may.
   * @throws AppError 422 `date.future`; for agreements that are named 404 or 403 where the actor may not.
   */
  run(actor: Actor, { asOf, agreementIds }: RunInvoicesRequest): Promise<RunInvoicesResponse> {
    const today = this.clock.today();
    const day = asOf === undefined ? today : Temporal.PlainDate.from(asOf);
    if (Temporal.PlainDate.compare(day, today) > 0) throw runInFuture();
    // Invoices are committed one by one, also where a transaction is around the request.
    return this.database.apart(async () => {
      if (agreementIds !== undefined) await this.demandAgreements(actor, agreementIds);
      const visible = this.authorization.visibleTo(actor, 'BillingInvoice', 'a', 'create');
      return this.billAll(actor, await this.agreements.due(visible, day, agreementIds ?? null), day);
    });
  }

  private async billAll(
    actor: Actor,
    due: readonly DueAgreement[],
    asOf: Temporal.PlainDate,
  ): Promise<RunInvoicesResponse> {
    const queue = new DueQueue(due);
    const invoiceIds: number[] = [];
    const failed: RunInvoicesResponse['failed'] = [];
    let next = queue.take();
    for (; next !== null && (await this.goesOn()); next = queue.take()) {
      try {
        const billed = await this.billNext(actor, next.id, asOf);
        if (billed === null) continue;
        if (billed.invoiceId !== null) {
          invoiceIds.push(billed.invoiceId);
          if (invoiceIds.length === manyInvoices) await this.invoices.refreshStatistics();
        }
        if (billed.nextBillOn !== null && Temporal.PlainDate.compare(billed.nextBillOn, asOf) <= 0) {
          queue.add({ ...next, nextBillOn: billed.nextBillOn.toString() });
        }
      } catch (error) {
        const message = this.messageOf(error, next.id);
        await this.failures.report(next.id, next.organizationId, message);
        failed.push({ agreementId: next.id, message });
      }
    }
    return { created: invoiceIds.length, invoiceIds, failed, complete: next === null };
  }

  /** Not once the process ends or the app was deactivated. */
  private async goesOn(): Promise<boolean> {
    return !this.stopped && (await this.apps.isActive('billing'));
  }

  /** Bills the next period of an agreement where it is due; null where nothing is. */
  private billNext(actor: Actor, id: number, asOf: Temporal.PlainDate): Promise<BilledPeriod | null> {
    return this.drafts.untilSettled(() =>
      this.database.transaction(async () => {
        const agreement = await this.agreements.hold(id);
        if (agreement === null || agreement.status !== 'ACTIVE') return null;
        const { schedule, endOn } = agreement;
        if (hasEnded(schedule, endOn, asOf)) {
          await this.mended(agreement);
          await this.agreements.end(actor, agreement);
          return null;
        }
        const isLater = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(schedule.nextBillOn, day) > 0;
        const billedOut = isBilledOut(schedule, endOn);
        // A run of a day that has passed says nothing of what became due since.
        if (billedOut || isLater(this.clock.today())) await this.mended(agreement);
        if (billedOut || isLater(asOf)) return null;
        return this.bill(actor, agreement, asOf);
      }),
    );
  }

  private async bill(actor: Actor, agreement: BillableAgreement, asOf: Temporal.PlainDate): Promise<BilledPeriod> {
    if (agreement.organizationArchived) throw organizationArchived();
    const period = nextPeriodOf(agreement.rhythm, agreement.schedule);
    const charged = chargedPart(agreement.rhythm, period, { ...agreement.terms, sequence: agreement.sequence });
    const { sequence } = agreement;
    const { interval } = agreement.terms;
    const about = { sequence, interval, charged, measuredOn: period.measuredOn };
    const { lines, problems } = await this.drafts.draft(agreement, about);
    if (problems.length > 0) throw notBillable(problems);
    await this.mended(agreement);
    // A number is taken for what charges something.
    if (lines.length === 0) {
      return { invoiceId: null, nextBillOn: await this.agreements.passed(actor, agreement, period, asOf) };
    }
    const invoiceId = await this.writer.writeNew(actor, agreement, { period, charged, lines });
    return { invoiceId, nextBillOn: await this.agreements.billed(actor, agreement, period, asOf) };
  }

  private async mended({ id, organizationId, failure }: BillableAgreement): Promise<void> {
    if (failure !== '') await this.failures.report(id, organizationId, null);
  }

  private messageOf(error: unknown, agreementId: number): string {
    if (error instanceof AppError) return error.message;
    this.logger.error(`Agreement ${agreementId} could not be billed`, error instanceof Error ? error.stack : error);
    return 'It could not be billed for a reason that is not yours. It is tried again with the next run.';
  }

  /** Agreements that are named are there, and may be billed. */
  private async demandAgreements(actor: Actor, ids: readonly number[]): Promise<void> {
    const organizations = await this.agreements.organizationsOf(ids);
    const facts = ids.map((id) => ({ organizationId: organizations.get(id) }));
    const allowed = (action: 'read' | 'create') =>
      facts.every(
        ({ organizationId }) =>
          organizationId !== undefined &&
          this.authorization.allows(actor, action, 'BillingInvoice', { organizationId }),
      );
    if (!allowed('read')) throw notFound('agreement');
    if (!allowed('create')) throw forbidden();
  }
}
