import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { assertVersion } from '../../platform/http/versions.js';
import type {
  PurchaseListQuery,
  PurchaseResponse,
  UsageHistoryListQuery,
  UsageHistoryResponse,
} from './license-ledger.dto.js';
import { LicenseLedgerRepository } from './license-ledger.repository.js';
import type { AddPurchaseRequest, ChangePurchaseRequest } from './license-purchase.dto.js';
import { LicenseQuantity } from './license-quantity.service.js';
import { LicenseTrail } from './license-trail.service.js';
import { LicensesService } from './licenses.service.js';

/** The rows of the ledger, one by one: written, corrected, never taken out. */
@Injectable()
export class LicensePurchases {
  constructor(
    private readonly database: Database,
    private readonly licenses: LicensesService,
    private readonly quantities: LicenseQuantity,
    private readonly trail: LicenseTrail,
    private readonly ledger: LicenseLedgerRepository,
  ) {}

  /** The ledger behind the quantity. @throws AppError 404, 403 `license.partly-visible`. */
  async list(actor: Actor, id: number, query: Unpaged<PurchaseListQuery>): Promise<RowList<PurchaseResponse>> {
    await this.licenses.getWhole(actor, id);
    return this.ledger.purchases(id, query);
  }

  /** What was in use of a custom license, as it was entered. @throws AppError like `list`. */
  async usageHistory(
    actor: Actor,
    id: number,
    query: Unpaged<UsageHistoryListQuery>,
  ): Promise<RowList<UsageHistoryResponse>> {
    await this.licenses.getWhole(actor, id);
    return this.ledger.usageHistory(id, query);
  }

  /** @throws AppError 404 when the actor may not see the license, or it has no such purchase, 403. */
  async get(actor: Actor, licenseId: number, id: number): Promise<PurchaseResponse> {
    await this.licenses.getWhole(actor, licenseId);
    const purchase = await this.ledger.purchase(licenseId, id);
    if (purchase === null) throw notFound('purchase');
    return purchase;
  }

  /**
   * Writes a purchase, and changes the quantity by it.
   * @throws AppError 404, 403, 422 such as `purchase.order`, `quantity.range`, `money.digits`.
   */
  add(actor: Actor, licenseId: number, request: AddPurchaseRequest): Promise<PurchaseResponse> {
    return this.database.transaction(async () => {
      const held = await this.licenses.holdWhole(actor, licenseId, null);
      const id = await this.quantities.add(actor, held.license, request);
      await this.licenses.announce(licenseId);
      const added = await this.get(actor, licenseId, id);
      await this.trail.recordPart(actor, 'purchase.added', held, { before: null, after: added });
      return added;
    });
  }

  /**
   * Corrects what the papers of a purchase say. Its quantity stays: a mistake there is another row.
   * @throws AppError 404, 403, 412 when `version` is stale, 422 such as `purchase.order`, `money.digits`.
   */
  change(
    actor: Actor,
    licenseId: number,
    id: number,
    request: ChangePurchaseRequest,
    version: number | null,
  ): Promise<PurchaseResponse> {
    return this.database.transaction(async () => {
      const held = await this.licenses.holdWhole(actor, licenseId, null);
      const purchase = await this.ledger.lock(licenseId, id);
      if (purchase === null) throw notFound('purchase');
      assertVersion(purchase.version, version);
      const before = await this.get(actor, licenseId, id);
      await this.quantities.correct(held.license, purchase, request);
      await this.licenses.announce(licenseId);
      const after = await this.get(actor, licenseId, id);
      await this.trail.recordPart(actor, 'purchase.corrected', held, { before, after });
      return after;
    });
  }
}
