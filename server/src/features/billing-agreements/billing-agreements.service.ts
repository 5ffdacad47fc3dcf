import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import { translateViolations } from '../../platform/database/violations.js';
import { invalidFields, notFound } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { assertVersion } from '../../platform/http/versions.js';
import { Clock } from '../../platform/time/clock.js';
import { OpenPlaces } from '../organizations/open-places.service.js';
import { AgreedProductsService } from './agreed-products.service.js';
import { BillableAgreements } from './billable-agreements.service.js';
import { BillingTemplatesService } from './billing-agreement-templates.service.js';
import { auditedAgreement, recorded } from './billing-agreements.audit.js';
import type {
  ActivateBillingAgreementRequest,
  BillingAgreementListQuery,
  BillingAgreementResponse,
  CreateBillingAgreementRequest,
  EndBillingAgreementRequest,
  UpdateBillingAgreementRequest,
} from './billing-agreements.dto.js';
import {
  agreementEnded,
  agreementGap,
  agreementHasInvoices,
  agreementNameTaken,
  agreementNotActive,
  agreementOrganizationUnknown,
  agreementOverdue,
  agreementOverlap,
  templateUnknown,
  termsMissing,
} from './billing-agreements.errors.js';
import { type AgreementFields, BillingAgreementsRepository } from './billing-agreements.repository.js';
import {
  type AgreementState,
  agreementStateOf,
  changedSchedule,
  firstSchedule,
  rhythmOf,
} from './billing-agreements.rules.js';
import { hasEnded, isBilledOut, overlapsBilled, periodsAtOnce, unaskedPeriods } from './billing-schedule.rules.js';
import { toAgreedProduct } from './billing-terms.dto.js';
import { completeTerms, dayErrors, termErrors } from './billing-terms.rules.js';

/** What organizations are charged, and when. */
@Injectable()
export class BillingAgreementsService {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly openPlaces: OpenPlaces,
    private readonly products: AgreedProductsService,
    private readonly templates: BillingTemplatesService,
    private readonly agreements: BillingAgreementsRepository,
    private readonly billable: BillableAgreements,
  ) {}

  list(actor: Actor, query: Unpaged<BillingAgreementListQuery>): RowList<BillingAgreementResponse> {
    return this.agreements.list(this.visible(actor), query);
  }

  /** @throws AppError 404 when there is none that the actor may see. */
  async get(actor: Actor, id: number): Promise<BillingAgreementResponse> {
    const agreement = await this.agreements.find(this.visible(actor), id);
    if (agreement === null) throw notFound('agreement');
    return agreement;
  }

  /**
   * A draft: nothing is billed before it is activated.
   * @throws AppError 422 for an organization or a template that the actor may not see, for what does not fit together,
   * `place.archived`, 409 `agreement.name-taken`.
   */
  create(actor: Actor, request: CreateBillingAgreementRequest): Promise<BillingAgreementResponse> {
    return this.database.transaction(async () => {
      const { organizationId, startOn, endOn = null, nextBillOn } = request;
      await this.demandOrganization(actor, organizationId);
      const template = await this.templateOf(actor, request.templateId);
      const name = request.name ?? template?.name;
      const terms = completeTerms(request, template ?? {});
      const missing = [...(name === undefined ? ['name'] : []), ...('missing' in terms ? terms.missing : [])];
      if (name === undefined || 'missing' in terms) throw termsMissing(missing);
      const wanted = (request.products ?? template?.products ?? []).map(toAgreedProduct);
      const errors = [...termErrors(terms, wanted), ...dayErrors(startOn, endOn)];
      if (errors.length > 0) throw invalidFields(errors);
      const templated = new Set(template?.products.map(({ productId }) => productId));
      const products = await this.products.fitting(actor, { organizationId, ...terms }, wanted, templated);
      const schedule = firstSchedule(rhythmOf({ ...terms, startOn }), nextBillOn);
      const fields = { name, status: 'DRAFT' as const, startOn, endOn, ...terms, ...daysOf(schedule) };
      const id = await this.write(name, () => this.agreements.insert(organizationId, fields));
      await this.agreements.replaceProducts(id, products);
      return this.settle(actor, 'created', id, null);
    });
  }

  /**
   * What was billed stays: a change of the rhythm counts from the first day that was not.
   * @throws AppError 404, 412 when `version` is stale, 422, also `agreement.overlap`, `.gap` and `.overdue`, 409 `agreement.name-taken`.
   */
  update(
    actor: Actor,
    id: number,
    request: UpdateBillingAgreementRequest,
    version: number | null,
  ): Promise<BillingAgreementResponse> {
    return this.database.transaction(async () => {
      const { before, billedThrough } = await this.hold(actor, 'update', id, version);
      const terms = completeTerms(request, before);
      if ('missing' in terms) throw termsMissing(terms.missing);
      const { name = before.name, startOn = before.startOn } = request;
      const endOn = request.endOn === undefined ? before.endOn : request.endOn;
      const wanted = (request.products ?? before.products).map(toAgreedProduct);
      const errors = [...termErrors(terms, wanted), ...dayErrors(startOn, endOn)];
      if (errors.length > 0) throw invalidFields(errors);
      if (request.products !== undefined || terms.currency !== before.currency) {
        const place = { organizationId: before.organization.id, ...terms };
        const known = new Set(before.products.map(({ productId }) => productId));
        const rates = request.confirmRates === true ? [] : await this.agreements.rates(id, before.currency);
        await this.agreements.replaceProducts(id, await this.products.fitting(actor, place, wanted, known, rates));
      }
      const rhythm = rhythmOf({ ...terms, startOn });
      const { schedule, chosen, skipped } = changedSchedule(before, rhythm, request.nextBillOn);
      if (skipped !== null && request.confirmGap !== true) throw agreementGap(skipped);
      const confirmed = !chosen || request.confirmOverlap === true;
      if (!confirmed && billedThrough !== null && overlapsBilled(schedule, billedThrough)) {
        throw agreementOverlap(billedThrough.toString());
      }
      const end = endOn === null ? null : Temporal.PlainDate.from(endOn);
      const ends = before.status === 'ACTIVE' && hasEnded(schedule, end, this.clock.today());
      const status = ends ? 'ENDED' : before.status;
      if (status === 'ACTIVE' && request.confirmOverdue !== true) {
        const known = periodsAtOnce(agreementStateOf(before), this.clock.today());
        this.demandFewOverdue({ rhythm, schedule, endOn: end }, Math.max(known, unaskedPeriods(status)));
      }
      await this.save(id, { name, status, startOn, endOn, ...terms, ...daysOf(schedule) });
      return this.settle(actor, 'updated', id, before);
    });
  }

  /**
   * What is overdue is billed by the next run.
   * @throws AppError 404, 412, 422 `agreement.ended`, `agreement.overdue`, `place.archived`, or where a product cannot be
   * measured.
   */
  activate(
    actor: Actor,
    id: number,
    { confirmOverdue }: ActivateBillingAgreementRequest,
    version: number | null,
  ): Promise<BillingAgreementResponse> {
    return this.database.transaction(async () => {
      const { before } = await this.hold(actor, 'update', id, version);
      if (before.status === 'ACTIVE') return before;
      const state = agreementStateOf(before);
      const { schedule, endOn } = state;
      if (endOn !== null && isBilledOut(schedule, endOn)) throw agreementEnded(endOn.toString());
      await this.openPlaces.demandOpen(before.organization.id);
      const place = { organizationId: before.organization.id, currency: before.currency };
      const known = new Set(before.products.map(({ productId }) => productId));
      if (confirmOverdue !== true) this.demandFewOverdue(state, unaskedPeriods(before.status));
      const rates = await this.agreements.rates(id, before.currency);
      await this.products.fitting(actor, place, before.products.map(toAgreedProduct), known, rates);
      await this.save(id, { status: 'ACTIVE' });
      return this.settle(actor, 'activated', id, before);
    });
  }

  /**
   * Periods that begin until its end are still billed, and it has ended once they were.
   * @throws AppError 404, 412, 422 for an end before the start, 409 `agreement.not-active`.
   */
  end(
    actor: Actor,
    id: number,
    request: EndBillingAgreementRequest,
    version: number | null,
  ): Promise<BillingAgreementResponse> {
    return this.database.transaction(async () => {
      const { before } = await this.hold(actor, 'update', id, version);
      if (before.status === 'DRAFT') throw agreementNotActive();
      const today = this.clock.today();
      const known = before.endOn !== null && before.endOn <= today.toString() ? before.endOn : today.toString();
      const endOn = request.endOn ?? known;
      const errors = dayErrors(before.startOn, endOn);
      if (errors.length > 0) throw invalidFields(errors);
      if (before.endOn === endOn && before.status === 'ENDED') return before;
      const { schedule } = agreementStateOf(before);
      const ended = before.status === 'ENDED' || hasEnded(schedule, Temporal.PlainDate.from(endOn), today);
      await this.save(id, { endOn, status: ended ? 'ENDED' : 'ACTIVE' });
      return this.settle(actor, 'ended', id, before);
    });
  }

  /** @throws AppError 404, 412, 409 `agreement.has-invoices`. */
  delete(actor: Actor, id: number, version: number | null): Promise<void> {
    return this.database.transaction(async () => {
      const { before, billedThrough } = await this.hold(actor, 'delete', id, version);
      if (billedThrough !== null) throw agreementHasInvoices();
      await this.agreements.delete(id);
      await this.billable.changed(id, before.organization.id);
      const fate = { what: 'deleted', before: recorded(before), after: null };
      await this.audit.recordFate(actor, auditedAgreement, fate);
    });
  }

  /** @throws AppError 422 `agreement.overdue` where a run would bill more periods than goes without saying. */
  private demandFewOverdue(state: AgreementState, unasked: number): void {
    const count = periodsAtOnce(state, this.clock.today());
    if (count > unasked) throw agreementOverdue(count, state.schedule.nextStartOn);
  }

  /** An organization whose agreements the actor may not see is not there. */
  private async demandOrganization(actor: Actor, organizationId: number): Promise<void> {
    const seen = this.authorization.allows(actor, 'read', 'BillingAgreement', { organizationId });
    if (!seen || !(await this.agreements.organizationExists(organizationId))) throw agreementOrganizationUnknown();
    this.authorization.demand(actor, 'create', 'BillingAgreement', { organizationId });
    await this.openPlaces.demandOpen(organizationId);
  }

  private async templateOf(actor: Actor, id: number | undefined) {
    if (id === undefined) return null;
    const template = await this.templates.find(actor, id);
    if (template === null) throw templateUnknown();
    return template;
  }

  private async hold(
    actor: Actor,
    action: 'update' | 'delete',
    id: number,
    version: number | null,
  ): Promise<{ before: BillingAgreementResponse; billedThrough: Temporal.PlainDate | null }> {
    const held = await this.agreements.lock(this.visible(actor), id);
    if (held === null) throw notFound('agreement');
    this.authorization.demand(actor, action, 'BillingAgreement', { organizationId: held.organizationId });
    assertVersion(held.version, version);
    const through = held.billedThrough;
    const billedThrough = through === null ? null : Temporal.PlainDate.from(through);
    return { before: await this.get(actor, id), billedThrough };
  }

  /** What has ended is not billed any more, so nothing of it fails. */
  private save(id: number, fields: Partial<AgreementFields>): Promise<void> {
    const mended = fields.status === 'ENDED' ? { failure: '' } : {};
    return this.write(fields.name ?? '', () => this.agreements.update(id, { ...fields, ...mended }));
  }

  private write<T>(name: string, write: () => Promise<T>): Promise<T> {
    return translateViolations(write, {
      billing_agreement_name_key: () => agreementNameTaken(name),
      // Deleted meanwhile.
      billing_agreement_organization_id_fkey: agreementOrganizationUnknown,
    });
  }

  private async settle(
    actor: Actor,
    what: string,
    id: number,
    before: BillingAgreementResponse | null,
  ): Promise<BillingAgreementResponse> {
    const after = await this.get(actor, id);
    await this.billable.changed(id, after.organization.id);
    const fate = { what, before: before === null ? null : recorded(before), after: recorded(after) };
    await this.audit.recordFate(actor, auditedAgreement, fate);
    return after;
  }

  private visible(actor: Actor) {
    return this.authorization.visibleTo(actor, 'BillingAgreement', 'a');
  }
}

function daysOf({ nextStartOn, nextBillOn }: ReturnType<typeof firstSchedule>) {
  return { nextStartOn: nextStartOn.toString(), nextBillOn: nextBillOn.toString() };
}
