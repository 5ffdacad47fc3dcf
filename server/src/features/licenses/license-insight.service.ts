import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import { notFound } from '../../platform/http/app-error.js';
import { type Explanation, ExplanationService } from '../reconciliation/explanation.service.js';
import { HolderExplanations } from '../reconciliation/holder-explanation.service.js';
import type { LicenseExceptions } from '../reconciliation/license-exceptions.rules.js';
import type { LicenseRule } from '../reconciliation/license-rule.rules.js';
import { LicenseUsageService } from '../reconciliation/license-usage.service.js';
import { ReconciliationService, type VisibleHolders } from '../reconciliation/reconciliation.service.js';
import { complianceOf } from './license-compliance.rules.js';
import { ruleOfDraft } from './license-change.rules.js';
import { draftOfChange, draftOfNew, type LicenseDraft } from './license-draft.rules.js';
import { type CheckedDraft, LicenseDrafts } from './license-drafts.service.js';
import { CreateLicenseRequest, type PreviewLicenseRequest } from './license-request.dto.js';
import type { ExplainQuery } from './license-explanation.dto.js';
import type { LicensePreviewResponse } from './license-preview.dto.js';
import { oneHolderExpected } from './licenses.errors.js';
import { enforcementWarnings, nobodyWarning, ruleSections, ruleWarnings } from './license-warnings.rules.js';
import { seesWholeScope } from './license-visibility.js';
import { LicensesService } from './licenses.service.js';

/** What a change would do, and why things are as they are. Stores nothing. */
@Injectable()
export class LicenseInsight {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly reconciliation: ReconciliationService,
    private readonly explanations: ExplanationService,
    private readonly holders: HolderExplanations,
    private readonly drafts: LicenseDrafts,
    private readonly usage: LicenseUsageService,
    private readonly service: LicensesService,
  ) {}

  /** What saving a license, new or changed, would do to seats. @throws AppError 404, 422. */
  async preview(actor: Actor, request: PreviewLicenseRequest): Promise<LicensePreviewResponse> {
    const { licenseId = null, ...changes } = request;
    const draft = await this.drafts.check(actor, await this.draft(actor, licenseId, changes));
    const exceptions = await this.reconciliation.exceptionsOf(licenseId, draft.columns.type);
    return this.previewOf(actor, draft, licenseId, exceptions);
  }

  /** What other exceptions would do to the seats of a license. @throws AppError 404, 403. */
  async previewExceptions(
    actor: Actor,
    licenseId: number,
    exceptions: LicenseExceptions,
  ): Promise<LicensePreviewResponse> {
    const draft = await this.drafts.check(actor, await this.draft(actor, licenseId, {}));
    return this.previewOf(actor, draft, licenseId, exceptions);
  }

  private async previewOf(
    actor: Actor,
    draft: CheckedDraft,
    licenseId: number | null,
    exceptions: LicenseExceptions,
  ): Promise<LicensePreviewResponse> {
    const rule = ruleOfDraft(draft, exceptions);
    const counts = await this.reconciliation.preview(rule, licenseId, this.visible(actor));
    const seen = this.authorization.visibleTo(actor, 'Assignment', 'u');
    const before = licenseId === null ? 0 : await this.usage.of(licenseId, seen);
    const seats = before - counts.seatsEnded + counts.seatsAssigned;
    const whole = await this.seesWhole(actor, draft, licenseId);
    const custom = whole ? (draft.columns.customUsage ?? 0) : null;
    const usageAfter = draft.columns.type === 'CUSTOM' ? custom : seats;
    const quantityAfter = whole ? draft.columns.quantity : null;
    return {
      wouldAssign: counts.wouldAssign,
      wouldEnd: counts.wouldEnd,
      unchanged: counts.unchanged,
      usageAfter,
      quantityAfter,
      complianceAfter: quantityAfter === null || usageAfter === null ? null : complianceOf(quantityAfter, usageAfter),
      sample: counts.sample,
      warnings: [...(await this.warningsOf(rule, counts, this.visible(actor))), ...enforcementWarnings(draft.columns)],
    };
  }

  /** Whether the actor sees all of a license, both as it is and as a draft would leave it. */
  private async seesWhole(actor: Actor, draft: CheckedDraft, licenseId: number | null): Promise<boolean> {
    const { columns, organizationIds } = draft;
    const scope = { global: columns.scopeGlobal, organizationIds };
    if (!seesWholeScope(this.authorization, actor, scope)) return false;
    return licenseId === null || (await this.service.get(actor, licenseId)).scope.complete;
  }

  /** Why a rule gives nobody a seat: what it says, or else which section leaves nobody as things are now. */
  private async warningsOf(
    rule: LicenseRule,
    { wouldAssign, unchanged }: { wouldAssign: number; unchanged: number },
    visible: VisibleHolders,
  ): Promise<string[]> {
    const said = ruleWarnings(rule, rule.exceptions.included.length > 0);
    if (said.length > 0 || rule.assignmentMode !== 'AUTOMATIC' || wouldAssign + unchanged > 0) return said;
    const empty: string[] = [];
    for (const section of ruleSections(rule)) {
      const alone = await this.reconciliation.preview({ ...rule, rule: section.rule }, null, visible);
      if (alone.wouldAssign === 0) empty.push(section.name);
    }
    return [nobodyWarning(rule.type, empty)];
  }

  /**
   * Why a device, person or location holds a seat of a license, or not.
   * @throws AppError 400 unless one holder is named, 404 for a license or holder that the actor may not see.
   */
  async explain(actor: Actor, licenseId: number, query: ExplainQuery): Promise<Explanation> {
    const { deviceId, personId, locationId } = query;
    const named = [deviceId, personId, locationId].filter((id) => id !== undefined);
    if (named.length !== 1) throw oneHolderExpected();
    await this.service.get(actor, licenseId);
    const visible = this.visible(actor);
    if (deviceId !== undefined) {
      await this.demandSeen(sql`SELECT FROM device d WHERE d.id = ${deviceId} AND (${visible.DEVICE})`, 'device');
      return this.explanations.explainDevice(licenseId, deviceId);
    }
    if (personId !== undefined) {
      await this.demandSeen(sql`SELECT FROM person p WHERE p.id = ${personId} AND (${visible.PERSON})`, 'person');
      return this.holders.explainPerson(licenseId, personId);
    }
    const id = locationId ?? 0;
    await this.demandSeen(sql`SELECT FROM location c WHERE c.id = ${id} AND (${visible.LOCATION})`, 'location');
    return this.holders.explainLocation(licenseId, id);
  }

  private async demandSeen(statement: Sql, what: string): Promise<void> {
    if ((await this.database.first(statement)) === null) throw notFound(what);
  }

  private visible(actor: Actor): VisibleHolders {
    return {
      DEVICE: this.authorization.visibleTo(actor, 'Device', 'd'),
      PERSON: this.authorization.visibleTo(actor, 'Person', 'p'),
      LOCATION: this.authorization.visibleTo(actor, 'Location', 'c'),
    };
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
