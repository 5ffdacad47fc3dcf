import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { Clock } from '../../platform/time/clock.js';
import { LicenseQuantity } from './license-quantity.service.js';
import type {
  LicenseTermListQuery,
  LicenseTermPeriodResponse,
  RenewalProposalResponse,
} from './license-renewals.dto.js';
import { LicenseRenewalsRepository } from './license-renewals.repository.js';
import { costOf, proposedTermEnd, smallerRenewal } from './license-renewals.rules.js';
import { nextTermEnd, renewalPeriodOf } from './license-term-periods.rules.js';
import { LicensesRepository } from './licenses.repository.js';
import { LicensesService } from './licenses.service.js';

/** What the terms of a license were, are and will be. */
@Injectable()
export class LicenseTermHistory {
  constructor(
    private readonly clock: Clock,
    private readonly licenses: LicensesService,
    private readonly quantities: LicenseQuantity,
    private readonly rows: LicensesRepository,
    private readonly renewals: LicenseRenewalsRepository,
  ) {}

  /**
   * The terms of a license with the one that will follow by itself, the first one first.
   * @throws AppError 404.
   */
  async list(
    actor: Actor,
    id: number,
    query: Unpaged<LicenseTermListQuery>,
  ): Promise<RowList<LicenseTermPeriodResponse>> {
    const { scope, quantity, cost, term } = await this.licenses.get(actor, id);
    const period = renewalPeriodOf(term);
    const { expiresOn, autoRenew } = term;
    const { renewalDay } = await this.rows.whole(id);
    const follows = autoRenew && expiresOn !== null && period !== null;
    const shown = {
      licenseId: id,
      today: this.clock.today().toString(),
      complete: scope.complete,
      present: { quantity, totalCost: cost?.totalCost ?? null, currency: cost?.currency ?? null },
      next: follows ? { startsOn: expiresOn, endsOn: nextTermEnd({ expiresOn, renewalDay }, period).expiresOn } : null,
    };
    return this.renewals.terms(shown, query);
  }

  /**
   * What renewing a license now would begin with.
   * @throws AppError 404, 403 `license.partly-visible`.
   */
  async proposal(actor: Actor, id: number): Promise<RenewalProposalResponse> {
    const { quantity, usage } = await this.licenses.getWhole(actor, id);
    const license = await this.rows.whole(id);
    const startsOn = await this.quantities.dayOf(license, undefined);
    const allocated = await this.rows.allocatedOf(id);
    const months = await this.rows.monthsPaidFor(id);
    const use = { quantity: quantity ?? 0, usage: usage ?? 0, allocated, cost: costOf(license), months };
    return { expiresOn: proposedTermEnd(license, startsOn)?.expiresOn ?? null, whatIf: smallerRenewal(use) };
  }
}
