import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { listOf, type RowList } from '../../platform/http/list.js';
import { LicensePurchase, LicenseUsageHistory } from './license-ledger.entity.js';
import {
  type PurchaseResponse,
  type PurchaseRow,
  toPurchaseResponse,
  type UsageHistoryResponse,
} from './license-ledger.dto.js';

/** Purchases and usage history: only ever added to. */
@Injectable()
export class LicenseLedgerRepository {
  constructor(private readonly database: Database) {}

  async addPurchase(purchase: Omit<LicensePurchase, 'id' | 'createdAt'>): Promise<void> {
    await this.database.repository(LicensePurchase).insert(purchase);
  }

  async addUsageChange(change: Omit<LicenseUsageHistory, 'id' | 'changedAt'>): Promise<void> {
    await this.database.repository(LicenseUsageHistory).insert(change);
  }

  /** license_purchase_license_id_idx serves the filter and the default order. */
  purchases(licenseId: number): RowList<PurchaseResponse> {
    const definition = {
      select: sql`p.*, CASE WHEN v.id IS NOT NULL THEN json_build_object('id', v.id, 'name', v.name) END AS vendor`,
      from: sql`license_purchase p LEFT JOIN vendor v ON v.id = p.vendor_id`,
      id: sql`p.id`,
      sorts: {
        id: sql`p.id`,
        purchasedOn: sql`p.purchased_on`,
        quantityDelta: sql`p.quantity_delta`,
        totalCost: sql`p.total_cost`,
      },
      defaultSort: '-id',
    };
    const where = [sql`p.license_id = ${licenseId}`];
    return listOf<PurchaseRow, PurchaseResponse>(this.database, definition, where, toPurchaseResponse);
  }

  /** license_usage_history_license_id_idx serves the filter and the default order. */
  usageHistory(licenseId: number): RowList<UsageHistoryResponse> {
    const definition = {
      select: sql`h.id, h.changed_at AS "changedAt", h.actor_name AS "by", h.old_quantity AS "oldQuantity",
        h.new_quantity AS "newQuantity", h.old_usage AS "oldUsage", h.new_usage AS "newUsage", h.note`,
      from: sql`license_usage_history h`,
      id: sql`h.id`,
      sorts: { id: sql`h.id`, changedAt: sql`h.changed_at` },
      defaultSort: '-id',
    };
    const where = [sql`h.license_id = ${licenseId}`];
    return listOf<UsageHistoryResponse, UsageHistoryResponse>(this.database, definition, where, (row) => row);
  }
}
