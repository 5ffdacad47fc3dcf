import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import { invalidFields } from '../../platform/http/app-error.js';
import { assertVersion } from '../../platform/http/versions.js';
import { LicenseTrail } from '../licenses/license-trail.service.js';
import { LicensesService } from '../licenses/licenses.service.js';
import { organizationsOfDifference } from '../reconciliation/seat-movements.rules.js';
import { isWhole } from '../licenses/whole-license.rules.js';
import { type AllocationRequest, type AllocationsResponse, toAllocationsResponse } from './license-allocations.dto.js';
import { LicenseAllocationsRepository } from './license-allocations.repository.js';
import { allocationErrors, shortage } from './license-allocations.rules.js';

/** Shares of the quantity that are reserved for organizations. */
@Injectable()
export class LicenseAllocationsService {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly licenses: LicensesService,
    private readonly trail: LicenseTrail,
    private readonly allocations: LicenseAllocationsRepository,
  ) {}

  /** The shares of organizations in which the actor may see licenses. @throws AppError 404. */
  async get(actor: Actor, licenseId: number): Promise<AllocationsResponse> {
    const license = await this.licenses.get(actor, licenseId);
    const visible = this.visible(actor);
    const rows = await this.allocations.list(licenseId, visible);
    const shares = isWhole(license) ? await this.allocations.shares(licenseId, license.quantity) : null;
    return toAllocationsResponse(rows, shares);
  }

  /**
   * Replaces the shares; those of organizations that the actor may not see stay.
   * @throws AppError 404, 403, 412, 422 with every share that is wrong, or `allocation.exceeds-quantity`.
   */
  replace(
    actor: Actor,
    licenseId: number,
    wanted: readonly AllocationRequest[],
    version: number | null,
  ): Promise<AllocationsResponse> {
    return this.database.transaction(async () => {
      const held = await this.licenses.hold(actor, 'update', licenseId, null);
      const { license } = held;
      const visible = this.visible(actor);
      const present = await this.allocations.list(licenseId, visible);
      assertVersion(toAllocationsResponse(present, null).version, version);
      const ids = wanted.map((each) => each.organizationId);
      const known = await this.allocations.known(licenseId, ids, visible);
      const hidden = await this.allocations.hidden(licenseId, visible);
      const whole = this.licenses.seesWhole(actor, held);
      const errors = allocationErrors(wanted, known, { quantity: license.quantity, hidden, whole });
      if (errors.length > 0) throw invalidFields(errors);
      const before = { allocations: sharesOf(present) };
      await this.allocations.replace(licenseId, wanted, visible);
      const replaced = await this.allocations.list(licenseId, visible);
      const after = { allocations: sharesOf(replaced) };
      await this.trail.recordPart(actor, 'license.allocations-changed', held, { before, after });
      await this.licenses.announceIn(licenseId, organizationsOfDifference(present, replaced));
      return this.get(actor, licenseId);
    });
  }

  /**
   * How many more seats are left where the wanted ones are too many, judged by the whole quantity and by the share of
   * each organization; null when all of them can be given. The license is held by the caller.
   */
  async shortageOf(
    license: { id: number; quantity: number },
    wanted: readonly { organizationId: number | null; seats: number }[],
  ): Promise<{ organizationId: number | null; available: number } | null> {
    return shortage(await this.allocations.shares(license.id, license.quantity), wanted);
  }

  private visible(actor: Actor) {
    return this.authorization.visibleTo(actor, 'LicenseAllocation', 'a');
  }
}

/** Shares as the audit log tells of them. */
function sharesOf(rows: readonly { organization: { name: string }; quantity: number }[]): object[] {
  return rows.map(({ organization, quantity }) => ({ organization: organization.name, quantity }));
}
