import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { LicensesService } from '../licenses/licenses.service.js';
import type { AllPurchasesQuery, AnyPurchaseResponse, SpendOfMonth } from './purchases.dto.js';
import { PurchasesRepository } from './purchases.repository.js';

/** What was bought, of all licenses that somebody sees the whole of. */
@Injectable()
export class PurchasesService {
  constructor(
    private readonly licenses: LicensesService,
    private readonly purchases: PurchasesRepository,
  ) {}

  list(actor: Actor, query: Unpaged<AllPurchasesQuery>): RowList<AnyPurchaseResponse> {
    return this.purchases.list(this.licenses.seen(actor), query);
  }

  /**
   * What the list adds up to in each month, by publisher and currency; what has no cost is left out.
   * @param mostPublishers so many of a currency, with the largest amounts in all, are told apart.
   */
  months(actor: Actor, query: Unpaged<AllPurchasesQuery>, mostPublishers: number): Promise<SpendOfMonth[]> {
    return this.purchases.months(this.licenses.seen(actor), query, mostPublishers);
  }
}
