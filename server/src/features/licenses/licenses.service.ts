import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import type { Action } from '../../platform/authorization/permissions.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import { translateViolations } from '../../platform/database/violations.js';
import { Changes } from '../../platform/events/changes.js';
import { notFound } from '../../platform/http/app-error.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Clock } from '../../platform/time/clock.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { assertVersion } from '../../platform/http/versions.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { ReconciliationService } from '../reconciliation/reconciliation.service.js';
import { changesIn } from '../reconciliation/seat-movements.rules.js';
import { type HeldScope, isSameScope, movesSeats } from './license-change.rules.js';
import { draftOfChange, draftOfNew } from './license-draft.rules.js';
import { LicenseDrafts } from './license-drafts.service.js';
import { LicenseQuantity } from './license-quantity.service.js';
import type { ChangeQuantityRequest, CreateLicenseRequest, UpdateLicenseRequest } from './license-request.dto.js';
import { renewalJob } from './license-renewals.types.js';
import { LicenseTrail } from './license-trail.service.js';
import { licensesSeenBy, type SeenLicenses, seesWholeScope } from './license-visibility.js';
import { type LicenseSummaryQuery, type LicenseSummaryResponse, toLicenseSummary } from './license-summary.dto.js';
import type { LicenseListQuery } from './license-list.dto.js';
import type { LicenseResponse } from './licenses.dto.js';
import type { License } from './licenses.entity.js';
import { licenseNameTaken, licensePartlyVisible } from './licenses.errors.js';
import { LicensesRepository } from './licenses.repository.js';
import type {
  OrganizationLicenseListQuery,
  OrganizationLicenseResponse,
  OrganizationLicenseSummary,
} from './organization-licenses.dto.js';

/** A license that is held for a change, with its scope. */
interface HeldLicense {
  license: License;
  scope: HeldScope;
}

@Injectable()
export class LicensesService {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly changes: Changes,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly reconciliation: ReconciliationService,
    private readonly organizations: OrganizationsService,
    private readonly drafts: LicenseDrafts,
    private readonly quantities: LicenseQuantity,
    private readonly trail: LicenseTrail,
    private readonly licenses: LicensesRepository,
  ) {}

  /** The licenses that the actor may see. */
  list(actor: Actor, query: Unpaged<LicenseListQuery>): RowList<LicenseResponse> {
    return this.licenses.list(this.seen(actor), query);
  }

  /**
   * The licenses that concern an organization, counted in it.
   * @throws AppError 404 when the actor may not see the organization, 403 when they may not see licenses in it.
   */
  async listInOrganization(
    actor: Actor,
    organizationId: number,
    query: Unpaged<OrganizationLicenseListQuery>,
  ): Promise<RowList<OrganizationLicenseResponse>> {
    await this.demandIn(actor, organizationId);
    return this.licenses.listInOrganization(this.seen(actor), organizationId, query);
  }

  /** The figures of the licenses of an organization. @throws AppError 404, 403 like their list. */
  async summaryOfOrganization(actor: Actor, organizationId: number): Promise<OrganizationLicenseSummary> {
    await this.demandIn(actor, organizationId);
    return toLicenseSummary(await this.licenses.summaryOfOrganization(this.seen(actor), organizationId));
  }

  /** The figures of the licenses that the actor may see and that satisfy the filters. */
  async summary(actor: Actor, query: LicenseSummaryQuery): Promise<LicenseSummaryResponse> {
    return toLicenseSummary(await this.licenses.summary(this.seen(actor), query));
  }

  /** @throws AppError 404 when there is none that the actor may see. */
  async get(actor: Actor, id: number): Promise<LicenseResponse> {
    const license = await this.licenses.find(this.seen(actor), id);
    if (license === null) throw notFound('license');
    return license;
  }

  /** @throws AppError 404, 403 `license.partly-visible` when there is more of it than the actor may see. */
  async getWhole(actor: Actor, id: number): Promise<LicenseResponse> {
    const license = await this.get(actor, id);
    if (!license.scope.complete) throw licensePartlyVisible();
    return license;
  }

  /**
   * Demands an action on what follows the scope of a license in an area of its own, such as its keys.
   * @throws AppError 404 for a license that the actor may not see, 403.
   */
  async demandOf(actor: Actor, action: Action, subject: string, id: number): Promise<void> {
    const { scope } = await this.get(actor, id);
    const { organizationIds } = await this.licenses.scopeOf(id);
    this.authorization.demand(actor, action, subject, { global: scope.global, organizationIds });
  }

  /** Those of the named licenses that the actor may see, in no order; names are compared whatever their case. */
  byNames(actor: Actor, names: readonly string[]): Promise<LicenseResponse[]> {
    return this.licenses.findByNames(this.seen(actor), names);
  }

  /** Holds names until the transaction ends: whoever else creates or changes licenses by these names waits. */
  holdNames(names: readonly string[]): Promise<void> {
    return this.licenses.lockNames(names);
  }

  /**
   * Creates a license, and gives the seats that its rule asks for.
   * @throws AppError 422 with every field that is wrong, 409 `license.name-taken`.
   */
  async create(actor: Actor, request: CreateLicenseRequest): Promise<LicenseResponse> {
    const id = await this.insert(actor, request);
    return this.database.readSettled(() => this.get(actor, id));
  }

  /** Like `create`, for features that create many and show none of them. @returns the id. */
  insert(actor: Actor, request: CreateLicenseRequest): Promise<number> {
    return this.reconciliation.changeRules(async () => {
      const draft = await this.drafts.check(actor, draftOfNew(request));
      this.demand(actor, 'create', draft);
      await this.refuseTakenName(actor, draft.columns.name, null);
      const created = await translateViolations(() => this.licenses.insert(draft.columns), nameViolation(request.name));
      if (!draft.columns.scopeGlobal) {
        await this.licenses.replaceScope(created, draft.organizationIds, draft.locations);
      }
      await this.quantities.recordInitials(actor, [{ id: created, columns: draft.columns }]);
      await this.trail.recordChange(actor, 'created', created, null, draft);
      await this.askForRenewal(draft.columns);
      await this.announce(created);
      // Nobody holds a seat of a new license, and only a rule gives any by itself.
      const byRule = draft.columns.assignmentMode === 'AUTOMATIC';
      return { result: created, affected: byRule ? { licenseIds: [created] } : {} };
    });
  }

  /**
   * Changes a license, and moves the seats that follow from a changed type, mode, scope or rule.
   * @throws AppError 404, 403, 412 when `version` is stale, 422, 409 `license.name-taken`.
   */
  async update(
    actor: Actor,
    id: number,
    request: UpdateLicenseRequest,
    version: number | null,
  ): Promise<LicenseResponse> {
    await this.change(actor, id, request, version);
    return this.get(actor, id);
  }

  /** Like `update`, for features that change many and show none of them. */
  async change(actor: Actor, id: number, request: UpdateLicenseRequest, version: number | null): Promise<void> {
    await this.reconciliation.changeRules(async () => {
      const held = await this.hold(actor, 'update', id, version);
      const { license, scope } = held;
      if (request.quantity !== undefined || request.usage !== undefined) this.demandWhole(actor, held);
      const before = { columns: { ...license }, ...scope };
      const draft = await this.drafts.check(
        actor,
        draftOfChange(license, { global: license.scopeGlobal, ...scope }, request),
      );
      this.demand(actor, 'update', draft);
      if (draft.columns.name !== license.name) await this.refuseTakenName(actor, draft.columns.name, id);
      const { quantity, ...columns } = draft.columns;
      await translateViolations(() => this.licenses.update(id, columns), nameViolation(columns.name));
      if (!isSameScope(license, scope, draft)) {
        // Those whom it is taken from hear of it, too.
        await this.announce(id);
        await this.licenses.replaceScope(id, draft.organizationIds, draft.locations);
      }
      await this.quantities.set(actor, license, quantity);
      await this.quantities.recordUsage(actor, license, quantity, columns.customUsage, '');
      await this.trail.recordChange(actor, 'updated', id, before, draft);
      await this.askForRenewal(columns);
      await this.announce(id);
      return { result: null, affected: movesSeats(license, scope, draft) ? { licenseIds: [id] } : {} };
    });
  }

  /** Deletes a license with its seats, purchases and history. @throws AppError 404, 403, 412. */
  delete(actor: Actor, id: number, version: number | null): Promise<void> {
    // A rule that goes: no check-in may be giving seats by it meanwhile.
    return this.reconciliation.changeRules(async () => {
      const { license, scope } = await this.hold(actor, 'delete', id, version);
      await this.trail.recordChange(actor, 'deleted', id, { columns: license, ...scope }, null);
      await this.announce(id);
      await this.licenses.delete(id);
      return { result: undefined, affected: {} };
    });
  }

  /** Sets the quantity with a purchase row, and of a custom license the usage with a history row. */
  changeQuantity(
    actor: Actor,
    id: number,
    request: ChangeQuantityRequest,
    version: number | null,
  ): Promise<LicenseResponse> {
    return this.database.transaction(async () => {
      const { license, scope } = await this.holdWhole(actor, id, version);
      const before = { columns: { ...license }, ...scope };
      await this.quantities.change(actor, license, request);
      const { quantity, usage = license.customUsage } = request;
      const columns = { ...before.columns, quantity, customUsage: usage };
      await this.trail.recordChange(actor, 'quantity-changed', id, before, { columns, ...scope }, request.note);
      await this.announce(id);
      return this.get(actor, id);
    });
  }

  /** Holds a license that the actor may see, and demands the action. For features that write seats of it. */
  async hold(actor: Actor, action: 'update' | 'delete', id: number, version: number | null): Promise<HeldLicense> {
    const license = await this.licenses.lock(this.visible(actor), id);
    if (license === null) throw notFound('license');
    const scope = await this.licenses.scopeOf(id);
    this.demand(actor, action, { columns: license, organizationIds: scope.organizationIds });
    assertVersion(license.version, version);
    return { license, scope };
  }

  /** Holds a license for a change of what concerns the whole of it. @throws AppError 404, 403, 412. */
  async holdWhole(actor: Actor, id: number, version: number | null): Promise<HeldLicense> {
    const held = await this.hold(actor, 'update', id, version);
    this.demandWhole(actor, held);
    return held;
  }

  /** Whether all of a license is theirs to know. */
  seesWhole(actor: Actor, { license, scope }: HeldLicense): boolean {
    const { organizationIds } = scope;
    return seesWholeScope(this.authorization, actor, { global: license.scopeGlobal, organizationIds });
  }

  private demandWhole(actor: Actor, held: HeldLicense): void {
    if (!this.seesWhole(actor, held)) throw licensePartlyVisible();
  }

  /** Has a license renewed that is due as it is saved, with the commit. */
  private async askForRenewal({
    autoRenew,
    expiresOn,
  }: {
    autoRenew: boolean;
    expiresOn: string | null;
  }): Promise<void> {
    const due = autoRenew && expiresOn !== null && expiresOn <= this.clock.today().toString();
    if (due) await this.jobs.send(renewalJob, {}, 'saved');
  }

  /** Tells panels that a license, or what belongs to all of it, changed, with the commit. */
  async announce(id: number, what: { topic: string; subject: string } = { topic: 'licenses', subject: 'License' }) {
    await this.changes.publish({ ...what, ids: [id], organizationIds: await this.licenses.organizationsOf(id) });
  }

  /** Tells panels that something of a license changed in some organizations; null stands for none in particular. */
  async announceIn(id: number, organizationIds: readonly (number | null)[]): Promise<void> {
    for (const change of changesIn([id], organizationIds)) await this.changes.publish(change);
  }

  private demand(
    actor: Actor,
    action: 'update' | 'delete' | 'create',
    license: { columns: { scopeGlobal: boolean }; organizationIds: readonly number[] },
  ): void {
    this.authorization.demand(actor, action, 'License', {
      global: license.columns.scopeGlobal,
      organizationIds: [...license.organizationIds],
    });
  }

  /** The answer names the other license where the actor may see it. */
  private async refuseTakenName(actor: Actor, name: string, ownId: number | null): Promise<void> {
    const existing = await this.licenses.idOfName(this.visible(actor), name);
    if (existing !== null && existing !== ownId) throw licenseNameTaken(name, existing);
  }

  /** @throws AppError 404 for an organization that the actor may not see, 403 when licenses may not be seen in it. */
  private async demandIn(actor: Actor, organizationId: number): Promise<void> {
    await this.organizations.get(actor, organizationId);
    this.authorization.demand(actor, 'read', 'Assignment', { organizationId });
  }

  private visible(actor: Actor) {
    return this.authorization.visibleTo(actor, 'License', 'l');
  }

  /** Which licenses the actor sees, and how much of each; for features that ask for more of them. */
  seen(actor: Actor): SeenLicenses {
    return licensesSeenBy(this.authorization, actor);
  }
}

function nameViolation(name: string | undefined) {
  return { license_name_key: () => licenseNameTaken(name ?? '', null) };
}
