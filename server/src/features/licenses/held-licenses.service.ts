import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { forbidden, notFound } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { holderTable } from '../reconciliation/holder-table.sql.js';
import type { HeldLicenseListQuery, HeldLicenseResponse } from './held-licenses.dto.js';
import { HeldLicensesRepository, type SeatHolder } from './held-licenses.repository.js';
import { licensesSeenBy } from './license-visibility.js';

/** Asset → Licenses of one holder: the seats that a device, a person or a location has, or ever had. */
@Injectable()
export class HeldLicensesService {
  constructor(
    private readonly authorization: Authorization,
    private readonly licenses: HeldLicensesRepository,
  ) {}

  /**
   * The seats of a holder, in licenses that the actor may see.
   * @param query `active: false` includes the seats that have ended.
   * @throws AppError 404 for a holder whom the actor may not see, 403 without access to licenses at all.
   */
  async list(
    actor: Actor,
    holder: SeatHolder,
    query: Unpaged<HeldLicenseListQuery>,
  ): Promise<RowList<HeldLicenseResponse>> {
    const { subject, alias } = holderTable(holder.kind);
    const seen = await this.licenses.exists(this.authorization.visibleTo(actor, subject, alias), holder);
    if (!seen) throw notFound(subject.toLowerCase());
    if (!this.authorization.allowsSome(actor, 'read', 'License')) throw forbidden();
    return this.licenses.list(licensesSeenBy(this.authorization, actor), holder, query);
  }
}
