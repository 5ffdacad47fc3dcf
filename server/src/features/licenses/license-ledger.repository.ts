import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { containsPattern, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { LicensePurchase, LicenseUsageHistory } from './license-ledger.entity.js';
import {
  type PurchaseListQuery,
  type PurchaseResponse,
  type PurchaseRow,
  toPurchaseResponse,
  type UsageHistoryListQuery,
  type UsageHistoryResponse,
} from './license-ledger.dto.js';

/** The quantity after each purchase of a license, in the order of their days; license_purchase_license_id_idx. */
function ledgerOf(licenseId: number): Sql {
  return sql`
    SELECT id, purchased_on, sum(quantity_delta) OVER (ORDER BY purchased_on, id) AS quantity_after
    FROM license_purchase WHERE license_id = ${licenseId}`;
}

function purchaseList(licenseId: number): ListDefinition {
  return {
    select: sql`p.*, ledger.quantity_after,
      CASE WHEN v.id IS NOT NULL THEN json_build_object('id', v.id, 'name', v.name) END AS vendor`,
    from: sql`license_purchase p JOIN (${ledgerOf(licenseId)}) ledger ON ledger.id = p.id
      LEFT JOIN vendor v ON v.id = p.vendor_id`,
    id: sql`p.id`,
    sorts: {
      id: sql`p.id`,
      kind: sql`p.kind`,
      purchasedOn: sql`p.purchased_on`,
      quantityDelta: sql`p.quantity_delta`,
      quantityAfter: sql`ledger.quantity_after`,
      unitCost: sql`p.unit_cost`,
      totalCost: sql`p.total_cost`,
      vendor: sql`lower(v.name)`,
      poNumber: sql`p.po_number`,
      invoiceNumber: sql`p.invoice_number`,
      by: sql`lower(p.actor_name)`,
    },
    neverNull: ['purchasedOn'],
    defaultSort: '-purchasedOn',
  };
}

/** Purchases and usage history. Rows are added, and purchases corrected; none is taken out. */
@Injectable()
export class LicenseLedgerRepository {
  constructor(private readonly database: Database) {}

  /** @returns the id. */
  async addPurchase(purchase: Omit<LicensePurchase, 'id' | 'version' | 'createdAt' | 'updatedAt'>): Promise<number> {
    const { identifiers } = await this.database.repository(LicensePurchase).insert(purchase);
    return Number(identifiers[0]?.['id']);
  }

  async addPurchases(purchases: Omit<LicensePurchase, 'id' | 'version' | 'createdAt' | 'updatedAt'>[]): Promise<void> {
    await this.database.repository(LicensePurchase).insert(purchases);
  }

  async updatePurchase(id: number, columns: Partial<LicensePurchase>): Promise<void> {
    await this.database.repository(LicensePurchase).update({ id }, columns);
  }

  /** Holds a purchase for a change, or null. */
  async lock(licenseId: number, id: number): Promise<LicensePurchase | null> {
    return this.database
      .repository(LicensePurchase)
      .findOne({ where: { id, licenseId }, lock: { mode: 'for_no_key_update' } });
  }

  async addUsageChange(change: Omit<LicenseUsageHistory, 'id' | 'changedAt'>): Promise<void> {
    await this.database.repository(LicenseUsageHistory).insert(change);
  }

  /** The day of the last purchase, or null before the first. */
  async lastDay(licenseId: number): Promise<string | null> {
    const row = await this.database.one<{ day: string | null }>(
      sql`SELECT max(purchased_on) AS day FROM license_purchase WHERE license_id = ${licenseId}`,
    );
    return row.day;
  }

  /** The first day on which the purchases would come to less than nothing or more than `largest`, or null. */
  impossibleDay(licenseId: number, largest: number): Promise<{ day: string; quantity: number } | null> {
    return this.database.first(sql`
      SELECT purchased_on AS day, quantity_after AS quantity FROM (${ledgerOf(licenseId)}) ledger
      WHERE quantity_after NOT BETWEEN 0 AND ${largest} ORDER BY purchased_on, id LIMIT 1`);
  }

  /** One purchase as it is shown, or null. */
  async purchase(licenseId: number, id: number): Promise<PurchaseResponse | null> {
    const { select, from } = purchaseList(licenseId);
    const row = await this.database.first<PurchaseRow>(sql`SELECT ${select} FROM ${from} WHERE p.id = ${id}`);
    return row === null ? null : toPurchaseResponse(row);
  }

  /** The last day first, as the ledger reads. */
  purchases(licenseId: number, query: Unpaged<PurchaseListQuery>): RowList<PurchaseResponse> {
    const where: Sql[] = [];
    if (query.kind !== undefined) where.push(sql`p.kind = ANY(${query.kind}::text[])`);
    if (query.q !== undefined && query.q !== '') {
      const pattern = containsPattern(query.q);
      where.push(sql`p.po_number ILIKE ${pattern} OR p.invoice_number ILIKE ${pattern} OR p.note ILIKE ${pattern}
        OR v.name ILIKE ${pattern} OR p.actor_name ILIKE ${pattern}`);
    }
    const definition = purchaseList(licenseId);
    return listOf<PurchaseRow, PurchaseResponse>(this.database, definition, where, toPurchaseResponse);
  }

  /** license_usage_history_license_id_idx serves the filter and the default order. */
  usageHistory(licenseId: number, query: Unpaged<UsageHistoryListQuery>): RowList<UsageHistoryResponse> {
    const definition = {
      select: sql`h.id, h.changed_at AS "changedAt", h.actor_name AS "by", h.old_quantity AS "oldQuantity",
        h.new_quantity AS "newQuantity", h.old_usage AS "oldUsage", h.new_usage AS "newUsage", h.note`,
      from: sql`license_usage_history h`,
      id: sql`h.id`,
      sorts: {
        id: sql`h.id`,
        changedAt: sql`h.changed_at`,
        newUsage: sql`h.new_usage`,
        newQuantity: sql`h.new_quantity`,
        by: sql`lower(h.actor_name)`,
      },
      neverNull: ['id', 'changedAt'],
      defaultSort: '-id',
    };
    const where = [sql`h.license_id = ${licenseId}`];
    if (query.q !== undefined && query.q !== '') {
      const pattern = containsPattern(query.q);
      where.push(sql`h.note ILIKE ${pattern} OR h.actor_name ILIKE ${pattern}`);
    }
    return listOf<UsageHistoryResponse, UsageHistoryResponse>(this.database, definition, where, (row) => row);
  }
}
