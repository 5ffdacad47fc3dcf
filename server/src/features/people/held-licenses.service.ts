import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { forbidden } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { ListQuery, Unpaged } from '../../platform/http/list-query.js';
import { HeldLicensesRepository } from './held-licenses.repository.js';
import type { HeldLicense, SeatHolder } from './held-licenses.types.js';

/** Asset → Licenses of one holder: the seats that a device or a person has, or ever had. */
@Injectable()
export class HeldLicensesService {
  constructor(
    private readonly authorization: Authorization,
    private readonly licenses: HeldLicensesRepository,
  ) {}

  /**
   * The seats of a holder whom the actor may see, in licenses that the actor may see.
   * @param query `active: false` includes the seats that have ended.
   * @throws AppError 403 when the actor has no access to licenses at all.
   */
  list(actor: Actor, holder: SeatHolder, query: Unpaged<ListQuery & { active: boolean }>): RowList<HeldLicense> {
    if (!this.authorization.allowsSome(actor, 'read', 'License')) throw forbidden();
    return this.licenses.list(this.authorization.visibleTo(actor, 'License', 'l'), holder, query);
  }

  /** True when the holder has, or ever had, a seat: its history is kept. */
  everHeld(holder: SeatHolder): Promise<boolean> {
    return this.licenses.everHeld(holder);
  }
}
