import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { notFound } from '../../platform/http/app-error.js';
import { Clock } from '../../platform/time/clock.js';
import { BillableAgreements } from '../billing-agreements/billable-agreements.service.js';
import {
  isBilledOut,
  mostOverdue,
  nextPeriodOf,
  overduePeriods,
} from '../billing-agreements/billing-schedule.rules.js';
import { BillingMeasuring } from '../billing-products/billing-measuring.service.js';
import { LicenseCosts } from '../billing-products/license-costs.service.js';
import { invoiceTotals } from './billing-amounts.rules.js';
import { BillingDrafts } from './billing-drafts.service.js';
import { toLineResponse } from './billing-invoice-rows.js';
import { measuredInFuture, organizationArchived } from './billing-invoices.errors.js';
import { chargedPart, withoutCost } from './billing-lines.rules.js';
import type { PreviewQuery, PreviewResponse } from './billing-previews.dto.js';
import { LineEvidenceRepository } from './line-evidence.repository.js';

/** Shows what the next invoice of an agreement would be. */
@Injectable()
export class BillingPreviews {
  constructor(
    private readonly authorization: Authorization,
    private readonly clock: Clock,
    private readonly agreements: BillableAgreements,
    private readonly drafts: BillingDrafts,
    private readonly measuring: BillingMeasuring,
    private readonly costs: LicenseCosts,
    private readonly evidence: LineEvidenceRepository,
  ) {}

  /** Stores nothing. @throws AppError 404 for an agreement that the actor may not see, 422 `date.future`. */
  async preview(actor: Actor, agreementId: number, { on }: PreviewQuery): Promise<PreviewResponse> {
    const visible = this.authorization.visibleTo(actor, 'BillingAgreement', 'a');
    const agreement = await this.agreements.find(agreementId, visible);
    if (agreement === null) throw notFound('agreement');
    const { terms, rhythm, schedule, endOn, sequence } = agreement;
    const obstacle = agreement.organizationArchived ? organizationArchived().message : null;
    const period = nextPeriodOf(rhythm, schedule);
    const measuredOn = this.measuringDay(period.measuredOn, on);
    const charged = chargedPart(rhythm, period, { ...terms, sequence });
    const { lines, problems } = await this.drafts.draft(agreement, {
      ...{ sequence, measuredOn, charged },
      interval: terms.interval,
    });
    const productIds = lines.flatMap(({ productId }) => productId ?? []);
    const holders = await this.measuring.holders(agreement.organizationId, productIds, measuredOn);
    const counts = await this.evidence.countHolders(holders);
    const licenseIds = lines.flatMap(({ licenseId }) => licenseId ?? []);
    const known = await this.costs.knownAmong(actor, licenseIds);
    return {
      agreementId,
      sequence,
      billable: agreement.status === 'ACTIVE' && obstacle === null && !isBilledOut(schedule, endOn),
      obstacle,
      overduePeriods: overduePeriods(rhythm, schedule, endOn, { today: this.clock.today(), most: mostOverdue }),
      periodStart: period.start.toString(),
      periodEnd: period.end.toString(),
      measuredOn: measuredOn.toString(),
      invoicedOn: period.invoicedOn.toString(),
      dueOn: period.invoicedOn.add({ days: terms.paymentTermDays }).toString(),
      currency: terms.currency,
      lines: lines.map((line) => {
        const told = line.licenseId === null || known.has(line.licenseId) ? line : withoutCost(line);
        const { edited: _, ...shown } = toLineResponse(told, terms.currency);
        return { ...shown, evidenceCount: counts.get(line.productId ?? 0) ?? 0 };
      }),
      ...invoiceTotals(lines, terms.taxPercent, terms.currency),
      taxPercent: terms.taxPercent,
      problems,
    };
  }

  private measuringDay(day: Temporal.PlainDate, on: string | undefined): Temporal.PlainDate {
    const today = this.clock.today();
    const wanted = on === undefined ? null : Temporal.PlainDate.from(on);
    if (wanted !== null && Temporal.PlainDate.compare(wanted, today) > 0) throw measuredInFuture();
    return wanted ?? (Temporal.PlainDate.compare(day, today) > 0 ? today : day);
  }
}
