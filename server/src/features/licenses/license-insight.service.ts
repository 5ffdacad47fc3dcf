import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { notFound } from '../../platform/http/app-error.js';
import { type Explanation, ExplanationService } from '../reconciliation/explanation.service.js';
import { LicenseUsageService } from '../reconciliation/license-usage.service.js';
import { sectionsOf } from '../reconciliation/license-rule.rules.js';
import { ReconciliationService } from '../reconciliation/reconciliation.service.js';
import { draftOfChange, draftOfNew, type LicenseDraft } from './license-draft.rules.js';
import { LicenseDrafts } from './license-drafts.service.js';
import { CreateLicenseRequest, type PreviewLicenseRequest } from './license-request.dto.js';
import type { LicensePreviewResponse } from './licenses.dto.js';
import { LicensesService, ruleOfDraft } from './licenses.service.js';

/** What a change would do, and why things are as they are. Stores nothing. */
@Injectable()
export class LicenseInsight {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly reconciliation: ReconciliationService,
    private readonly explanations: ExplanationService,
    private readonly drafts: LicenseDrafts,
    private readonly usage: LicenseUsageService,
    private readonly service: LicensesService,
  ) {}

  /** What saving a license, new or changed, would do to seats. @throws AppError 404, 422. */
  async preview(actor: Actor, request: PreviewLicenseRequest): Promise<LicensePreviewResponse> {
    const { licenseId = null, ...changes } = request;
    const draft = await this.drafts.check(actor, await this.draft(actor, licenseId, changes));
    const rule = ruleOfDraft(draft);
    const counts = await this.reconciliation.preview(
      rule,
      licenseId,
      this.authorization.visibleTo(actor, 'Device', 'd'),
    );
    const before = licenseId === null ? 0 : await this.usage.of(licenseId);
    const seats = before - counts.seatsEnded + counts.seatsAssigned;
    const usageAfter = draft.columns.type === 'CUSTOM' ? (draft.columns.customUsage ?? 0) : seats;
    const { quantity } = draft.columns;
    const empty = rule.assignmentMode === 'AUTOMATIC' && sectionsOf(rule.rule, new Map()).length === 0;
    return {
      wouldAssign: counts.wouldAssign,
      wouldEnd: counts.wouldEnd,
      unchanged: counts.unchanged,
      usageAfter,
      quantityAfter: quantity,
      complianceAfter: usageAfter > quantity ? 'UNDER_LICENSED' : usageAfter === quantity ? 'FULL' : 'COMPLIANT',
      sample: counts.sample,
      warnings: empty ? ['Without products, groups or software conditions this license assigns nothing.'] : [],
    };
  }

  /** Why a device holds a seat of a license, or not. @throws AppError 404 for either that the actor may not see. */
  async explainDevice(actor: Actor, licenseId: number, deviceId: number): Promise<Explanation> {
    await this.service.get(actor, licenseId);
    const device = await this.database.first(sql`
      SELECT 1 FROM device d WHERE d.id = ${deviceId} AND (${this.authorization.visibleTo(actor, 'Device', 'd')})`);
    if (device === null) throw notFound('device');
    return this.explanations.explainDevice(licenseId, deviceId);
  }

  private async draft(
    actor: Actor,
    licenseId: number | null,
    changes: Omit<PreviewLicenseRequest, 'licenseId'>,
  ): Promise<LicenseDraft> {
    if (licenseId === null) return draftOfNew(Object.assign(new CreateLicenseRequest(), changes));
    await this.service.get(actor, licenseId);
    return this.database.transaction(async () => {
      const { license, scope } = await this.service.hold(actor, 'update', licenseId, null);
      return draftOfChange(license, { global: license.scopeGlobal, ...scope }, changes);
    });
  }
}
