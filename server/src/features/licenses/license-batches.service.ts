import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { translateViolations } from '../../platform/database/violations.js';
import { Changes } from '../../platform/events/changes.js';
import { ReconciliationService } from '../reconciliation/reconciliation.service.js';
import { draftOfNew } from './license-draft.rules.js';
import { LicenseDrafts } from './license-drafts.service.js';
import { LicenseQuantity } from './license-quantity.service.js';
import type { CreateLicenseRequest } from './license-request.dto.js';
import { LicenseTrail } from './license-trail.service.js';
import { licenseNameTaken } from './licenses.errors.js';
import { LicensesRepository } from './licenses.repository.js';

/** Creates many licenses with as many statements as one takes. */
@Injectable()
export class LicenseBatches {
  constructor(
    private readonly authorization: Authorization,
    private readonly changes: Changes,
    private readonly reconciliation: ReconciliationService,
    private readonly drafts: LicenseDrafts,
    private readonly quantities: LicenseQuantity,
    private readonly trail: LicenseTrail,
    private readonly licenses: LicensesRepository,
  ) {}

  /**
   * Like `LicensesService.insert` for each, all of them or none.
   * @returns the ids, in the order of the requests.
   * @throws AppError what the first of them that cannot be created would throw.
   */
  insert(actor: Actor, requests: readonly CreateLicenseRequest[]): Promise<number[]> {
    return this.reconciliation.changeRules(async () => {
      const drafts = await this.drafts.checkAll(
        actor,
        requests.map((request) => draftOfNew(request)),
      );
      for (const { columns, organizationIds } of drafts) {
        this.authorization.demand(actor, 'create', 'License', { global: columns.scopeGlobal, organizationIds });
      }
      const visible = this.authorization.visibleTo(actor, 'License', 'l');
      const names = drafts.map(({ columns }) => columns.name);
      const [taken] = await this.licenses.namesTaken(visible, names);
      if (taken !== undefined) throw licenseNameTaken(taken.name, taken.id);
      const ids = await translateViolations(() => this.licenses.insertAll(drafts.map(({ columns }) => columns)), {
        license_name_key: () => licenseNameTaken(names[0] ?? '', null),
      });
      const created = drafts.flatMap((draft, index) => {
        const id = ids[index];
        if (id === undefined) throw new Error('An inserted license has no id.');
        return { ...draft, id };
      });
      await this.licenses.insertScopes(created.filter(({ columns }) => !columns.scopeGlobal));
      await this.quantities.recordInitials(actor, created);
      await this.trail.recordCreated(actor, created);
      for (const { id, columns, organizationIds } of created) {
        const concerned = columns.scopeGlobal ? null : [...organizationIds];
        await this.changes.publish({ topic: 'licenses', subject: 'License', ids: [id], organizationIds: concerned });
      }
      // Nobody holds a seat of a new license, and only a rule gives any by itself.
      const byRule = created.filter(({ columns }) => columns.assignmentMode === 'AUTOMATIC');
      return { result: ids, affected: byRule.length > 0 ? { licenseIds: byRule.map(({ id }) => id) } : {} };
    });
  }
}
