import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { invalidFields } from '../../platform/http/app-error.js';
import { assertVersion } from '../../platform/http/versions.js';
import { LicenseInsight } from '../licenses/license-insight.service.js';
import { LicenseTrail } from '../licenses/license-trail.service.js';
import { LicensesService } from '../licenses/licenses.service.js';
import { holderKindOf, type HolderKind } from '../reconciliation/holder-kinds.rules.js';
import { holderTable } from '../reconciliation/holder-table.sql.js';
import type { LicenseType } from '../reconciliation/license-rule.rules.js';
import { organizationsOfDifference } from '../reconciliation/seat-movements.rules.js';
import { ReconciliationService } from '../reconciliation/reconciliation.service.js';
import {
  type ExceptionsPreviewResponse,
  type ExceptionsRequest,
  type ExceptionsResponse,
  toExceptionsResponse,
} from './license-exceptions.dto.js';
import { licenseIsNotAutomatic } from './license-exceptions.errors.js';
import { LicenseExceptionsRepository } from './license-exceptions.repository.js';
import { exceptionErrors, wantedExceptions } from './license-exceptions.rules.js';

/** Holders that automatic licenses pin in or keep out. */
@Injectable()
export class LicenseExceptionsService {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly reconciliation: ReconciliationService,
    private readonly licenses: LicensesService,
    private readonly insight: LicenseInsight,
    private readonly trail: LicenseTrail,
    private readonly exceptions: LicenseExceptionsRepository,
  ) {}

  /** The exceptions of a license for holders that the actor may see; of a license by hand, none. @throws AppError 404. */
  async get(actor: Actor, licenseId: number): Promise<ExceptionsResponse> {
    const license = await this.licenses.get(actor, licenseId);
    const kind = holderKindOf(license.type);
    if (kind === null || license.assignmentMode !== 'AUTOMATIC') return toExceptionsResponse([]);
    return toExceptionsResponse(await this.exceptions.list(licenseId, kind, this.visible(actor, kind)));
  }

  /**
   * Replaces the exceptions of a license, and moves the seats that follow. Exceptions for holders that the actor may not
   * see stay as they are.
   * @throws AppError 404, 403, 412 when `version` is stale, 422 `license.not-automatic` or with every field that is wrong.
   */
  async replace(
    actor: Actor,
    licenseId: number,
    request: ExceptionsRequest,
    version: number | null,
  ): Promise<ExceptionsResponse> {
    await this.reconciliation.changeRules(async () => {
      const held = await this.licenses.hold(actor, 'update', licenseId, null);
      const kind = exceptableKind(held.license);
      const visible = this.visible(actor, kind);
      const present = await this.exceptions.list(licenseId, kind, visible);
      const before = toExceptionsResponse(present);
      assertVersion(before.version, version);
      await this.demandValid(actor, licenseId, kind, request);
      await this.exceptions.replace(licenseId, kind, wantedExceptions(request), visible);
      const replaced = await this.exceptions.list(licenseId, kind, visible);
      const after = toExceptionsResponse(replaced);
      await this.trail.recordPart(actor, 'license.exceptions-changed', held, { before, after });
      await this.licenses.announceIn(licenseId, organizationsOfDifference(present, replaced));
      return { result: undefined, affected: { licenseIds: [licenseId] } };
    });
    return this.get(actor, licenseId);
  }

  /** What these exceptions in place of the present ones would do to seats. Stores nothing. @throws AppError as `replace`. */
  async preview(actor: Actor, licenseId: number, request: ExceptionsRequest): Promise<ExceptionsPreviewResponse> {
    const license = await this.licenses.get(actor, licenseId);
    const kind = exceptableKind(license);
    const unseen = await this.database.transaction(async () => {
      await this.demandValid(actor, licenseId, kind, request);
      const seen = await this.exceptions.list(licenseId, kind, this.visible(actor, kind));
      const all = await this.reconciliation.exceptionsOf(licenseId, license.type);
      const kept = (ids: readonly number[]) => ids.filter((id) => !seen.some((row) => row.id === id));
      return { included: kept(all.included), excluded: kept(all.excluded) };
    });
    const wanted = wantedExceptions(request);
    const ids = (included: boolean) => wanted.filter((each) => each.included === included).map((each) => each.id);
    const { wouldAssign, wouldEnd, unchanged, usageAfter, quantityAfter } = await this.insight.previewExceptions(
      actor,
      licenseId,
      { included: [...unseen.included, ...ids(true)], excluded: [...unseen.excluded, ...ids(false)] },
    );
    return { wouldAssign, wouldEnd, unchanged, usageAfter, quantityAfter };
  }

  private async demandValid(
    actor: Actor,
    licenseId: number,
    kind: HolderKind,
    request: ExceptionsRequest,
  ): Promise<void> {
    const ids = wantedExceptions(request).map((each) => each.id);
    const candidates = await this.exceptions.candidates(licenseId, kind, ids, this.visible(actor, kind));
    const present = new Set(await this.exceptions.holders(licenseId, kind));
    const errors = exceptionErrors(request, kind, candidates, present);
    if (errors.length > 0) throw invalidFields(errors);
  }

  private visible(actor: Actor, kind: HolderKind): Sql {
    const { subject, alias } = holderTable(kind);
    return this.authorization.visibleTo(actor, subject, alias);
  }
}

function exceptableKind(license: { type: LicenseType; assignmentMode: string | null }): HolderKind {
  const kind = holderKindOf(license.type);
  if (kind === null || license.assignmentMode !== 'AUTOMATIC') throw licenseIsNotAutomatic();
  return kind;
}
