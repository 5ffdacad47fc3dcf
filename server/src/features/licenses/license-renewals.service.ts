import { Injectable, Logger } from '@nestjs/common';
import { type Actor, systemActor } from '../../platform/authorization/actor.js';
import { Database } from '../../platform/database/database.js';
import { invalidFields } from '../../platform/http/app-error.js';
import { Clock } from '../../platform/time/clock.js';
import { LicenseQuantity } from './license-quantity.service.js';
import type { LicenseRenewal } from './license-renewals.entity.js';
import type { RenewLicenseRequest } from './license-renewals.dto.js';
import { type DueLicense, LicenseRenewalsRepository } from './license-renewals.repository.js';
import { derivedCostOf, type NewTerm, renewalByHand } from './license-renewals.rules.js';
import type { Renewed, RenewedListener } from './license-renewals.types.js';
import { dueRenewals, renewalPeriodOf } from './license-term-periods.rules.js';
import { deriveCost, type DerivedCost } from './license-terms.rules.js';
import { LicenseTrail } from './license-trail.service.js';
import type { LicenseResponse } from './licenses.dto.js';
import type { License } from './licenses.entity.js';
import { renewedAlready } from './licenses.errors.js';
import { LicensesRepository } from './licenses.repository.js';
import { LicensesService } from './licenses.service.js';

/** How many due licenses are looked for at once. */
const licensesPerRead = 500;

/** Opens the terms of licenses that follow the first: by themselves on the day that one ends, or by hand. */
@Injectable()
export class LicenseRenewals {
  private readonly logger = new Logger(LicenseRenewals.name);
  private readonly listeners: RenewedListener[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly licenses: LicensesService,
    private readonly quantities: LicenseQuantity,
    private readonly trail: LicenseTrail,
    private readonly rows: LicensesRepository,
    private readonly renewals: LicenseRenewalsRepository,
  ) {}

  /** Called by features as their module starts. */
  onRenewed(listener: RenewedListener): void {
    this.listeners.push(listener);
  }

  /**
   * Renews every license that is due, with all the terms that were missed. Harmless when repeated, and when several
   * processes are at it: each license is renewed in a transaction of its own, by whoever holds it first.
   * @throws Error when some could not be renewed, after all others have been.
   */
  async renewDue(): Promise<void> {
    const today = this.clock.today().toString();
    const failed: number[] = [];
    let last: DueLicense | null = null;
    for (;;) {
      const due: DueLicense[] = await this.renewals.due(today, last, licensesPerRead);
      for (const { id } of due) if (!(await this.triesToRenew(id, today))) failed.push(id);
      last = due.at(-1) ?? null;
      if (due.length < licensesPerRead) break;
    }
    if (failed.length > 0) throw new Error(`Licenses that could not be renewed: ${failed.join(', ')}.`);
  }

  /** @returns false when it failed, which holds up no other license. */
  private async triesToRenew(id: number, today: string): Promise<boolean> {
    try {
      await this.database.transaction(() => this.catchUp(id, today));
      return true;
    } catch (error) {
      // What is part of a larger transaction fails with it.
      if (this.database.inTransaction) throw error;
      this.logger.error(
        `License ${id} could not be renewed: ${error instanceof Error ? error.message : String(error)}`,
      );
      return false;
    }
  }

  /** Opens every term that a license missed, in order. */
  private async catchUp(id: number, today: string): Promise<void> {
    const license = await this.renewals.lockDue(id, today);
    if (license === null) return;
    const { expiresOn, renewalDay } = license;
    const period = renewalPeriodOf(license);
    if (expiresOn === null || period === null) return;
    const due = dueRenewals({ expiresOn, renewalDay }, period, today);
    const cost = derivedCostOf(license);
    const terms = due.map((each) => ({ ...each, startsOn: each.renewedOn }));
    const opened = await this.renewals.open(
      terms.map((term) => rowOf(systemActor, license, { ...term, quantity: license.quantity }, cost, true)),
    );
    // What was renewed before, and set back by hand since, is not paid for again.
    const days = opened.map(({ renewedOn }) => renewedOn);
    await this.quantities.recordRenewals(systemActor, license, days, cost);
    const end = due.at(-1) ?? { expiresOn, renewalDay };
    await this.rows.update(id, { expiresOn: end.expiresOn, renewalDay: end.renewalDay });
    const scope = await this.rows.scopeOf(id);
    const states = [expiresOn, ...due.map((each) => each.expiresOn)].map((day) => ({
      columns: { ...license, expiresOn: day },
      ...scope,
    }));
    await this.trail.recordRenewals(systemActor, id, states);
    await this.licenses.announce(id);
    await this.tell(
      opened.map(({ id: renewalId, ...term }) => ({ renewalId, licenseId: id, ...term, automatic: true })),
    );
  }

  /**
   * Opens the next term of a license now, also of one that has expired.
   * @throws AppError 404, 403, 412 when `version` is stale, 422 with every field that is wrong, such as
   * `term.expiration-missing`, `date.before`; 409 `license.renewed-already`.
   */
  renew(actor: Actor, id: number, request: RenewLicenseRequest, version: number | null): Promise<LicenseResponse> {
    return this.database.transaction(async () => {
      const { license, scope } = await this.licenses.holdWhole(actor, id, version);
      const before = { columns: { ...license }, ...scope };
      const purchasedOn = await this.quantities.dayOf(license, request.purchasedOn);
      const earliest = (await this.renewals.lastStart(id)) ?? license.purchaseDate;
      const renewal = renewalByHand(license, request, purchasedOn, earliest);
      if ('errors' in renewal) throw invalidFields(renewal.errors);
      const { term } = renewal;
      const { cost } = term;
      const derived = cost === null ? null : deriveCost(cost, term.quantity);
      const [opened] = await this.renewals.open([rowOf(actor, license, term, derived, false)]);
      if (opened === undefined) throw renewedAlready(term.renewedOn);
      const { poNumber, invoiceNumber, note, vendorId = license.vendorId } = request;
      const papers = { purchasedOn, vendorId, poNumber, invoiceNumber, note };
      await this.quantities.renew(actor, license, term.quantity, derived, papers);
      const columns = {
        expiresOn: term.expiresOn,
        renewalDay: term.renewalDay,
        costMode: cost?.mode ?? null,
        costAmount: cost?.amount ?? null,
        costCurrency: cost?.currency ?? null,
      };
      await this.rows.update(id, columns);
      const after = { columns: { ...before.columns, ...columns, quantity: term.quantity }, ...scope };
      await this.trail.recordChange(actor, 'renewed', id, before, after, note);
      await this.licenses.announce(id);
      const { renewedOn, expiresOn } = opened;
      await this.tell([{ renewalId: opened.id, licenseId: id, renewedOn, expiresOn, automatic: false }]);
      return this.licenses.get(actor, id);
    });
  }

  private async tell(renewed: readonly Renewed[]): Promise<void> {
    if (renewed.length === 0) return;
    for (const listener of this.listeners) await listener(renewed);
  }
}

/** A term as it is kept. */
function rowOf(
  actor: Actor,
  license: Pick<License, 'id'>,
  { renewedOn, startsOn, expiresOn, quantity }: Omit<NewTerm, 'cost' | 'renewalDay'>,
  cost: DerivedCost | null,
  automatic: boolean,
): Omit<LicenseRenewal, 'id' | 'createdAt'> {
  return {
    licenseId: license.id,
    renewedOn,
    startsOn,
    expiresOn,
    automatic,
    quantity,
    totalCost: cost?.totalCost ?? null,
    currency: cost?.currency ?? null,
    actorId: actor.id,
    actorName: actor.name,
  };
}
