import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import { Changes } from '../../platform/events/changes.js';
import { BillableAgreementsRepository } from './billable-agreements.repository.js';
import type { BillableAgreement, DueAgreement, FailureOfOrganization } from './billable-agreements.types.js';
import type { BillingPeriod } from './billing-periods.rules.js';
import { hasEnded, scheduleAfter } from './billing-schedule.rules.js';

/** @param organizationId whose agreement it was */
type ChangedListener = (organizationId: number) => Promise<void>;

/** Agreements for whoever bills them: which are due, and how they go on. */
@Injectable()
export class BillableAgreements {
  private readonly listeners: ChangedListener[] = [];

  constructor(
    private readonly audit: Audit,
    private readonly changes: Changes,
    private readonly agreements: BillableAgreementsRepository,
  ) {}

  /** Calls a listener in the transaction in which somebody changed, ended or deleted an agreement. */
  onChanged(listener: ChangedListener): void {
    this.listeners.push(listener);
  }

  /** Somebody changed, ended or deleted an agreement. */
  async changed(id: number, organizationId: number): Promise<void> {
    for (const listener of this.listeners) await listener(organizationId);
    await this.announce(id, organizationId);
  }

  /**
   * The active agreements that a run has to look at, first those that were due first.
   * @param visible which ones, of the alias `a`
   */
  due(visible: Sql, asOf: Temporal.PlainDate, ids: readonly number[] | null): Promise<DueAgreement[]> {
    return this.agreements.due(visible, asOf.toString(), ids);
  }

  /** The organizations of agreements, by their ids; those that are not there are left out. */
  organizationsOf(ids: readonly number[]): Promise<Map<number, number>> {
    return this.agreements.organizationsOf(ids);
  }

  /** Nobody changes or bills it until the transaction ends. */
  hold(id: number): Promise<BillableAgreement | null> {
    return this.agreements.find(id, sql`TRUE`, true);
  }

  /** @param visible of the alias `a` */
  find(id: number, visible: Sql): Promise<BillableAgreement | null> {
    return this.agreements.find(id, visible, false);
  }

  /**
   * A period of a held agreement was billed: it goes on to the next, or has ended.
   * @returns when the next one is billed.
   */
  billed(
    actor: Actor,
    agreement: BillableAgreement,
    period: BillingPeriod,
    today: Temporal.PlainDate,
  ): Promise<Temporal.PlainDate | null> {
    return this.goOn(actor, agreement, period, { today, billed: true });
  }

  /** Like `billed` of a period in which there was nothing to bill. */
  async passed(
    actor: Actor,
    agreement: BillableAgreement,
    period: BillingPeriod,
    today: Temporal.PlainDate,
  ): Promise<Temporal.PlainDate | null> {
    const { id, organizationId } = agreement;
    await this.audit.record(actor, {
      action: 'billing-agreement.period-passed',
      subjectType: 'BillingAgreement',
      subjectId: id,
      organizationId,
      after: { periodStart: period.start.toString(), periodEnd: period.end.toString() },
    });
    return this.goOn(actor, agreement, period, { today, billed: false });
  }

  private async goOn(
    actor: Actor,
    agreement: BillableAgreement,
    period: BillingPeriod,
    { today, billed }: { today: Temporal.PlainDate; billed: boolean },
  ): Promise<Temporal.PlainDate | null> {
    const next = scheduleAfter(agreement.rhythm, agreement.schedule, period);
    const ended = hasEnded(next, agreement.endOn, today);
    await this.agreements.step(agreement.id, {
      nextStartOn: next.nextStartOn.toString(),
      nextBillOn: next.nextBillOn.toString(),
      status: ended ? 'ENDED' : 'ACTIVE',
      billedThrough: billed ? period.end.toString() : null,
    });
    if (ended) await this.recordEnd(actor, agreement);
    await this.announce(agreement.id, agreement.organizationId);
    return ended ? null : next.nextBillOn;
  }

  /** A held agreement of which nothing is left to be billed has ended. */
  async end(actor: Actor, agreement: BillableAgreement): Promise<void> {
    await this.agreements.end(agreement.id);
    await this.recordEnd(actor, agreement);
    await this.announce(agreement.id, agreement.organizationId);
  }

  /** Why it could not be billed; empty once nothing is wrong any more. */
  async keepFailure(id: number, organizationId: number, failure: string): Promise<void> {
    if (await this.agreements.keepFailure(id, failure)) await this.announce(id, organizationId);
  }

  /** An organization, and why an active agreement of it cannot be billed; its failure is null where none fails. */
  failureIn(organizationId: number): Promise<FailureOfOrganization | null> {
    return this.agreements.failureIn(organizationId);
  }

  private recordEnd(actor: Actor, { id, organizationId }: BillableAgreement): Promise<void> {
    return this.audit.record(actor, {
      action: 'billing-agreement.ended',
      subjectType: 'BillingAgreement',
      subjectId: id,
      organizationId,
      before: { status: 'ACTIVE' },
      after: { status: 'ENDED' },
    });
  }

  private announce(id: number, organizationId: number): Promise<void> {
    const organizationIds = [organizationId];
    return this.changes.publish({
      topic: 'billing-agreements',
      subject: 'BillingAgreement',
      ids: [id],
      organizationIds,
    });
  }
}
