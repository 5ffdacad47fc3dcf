import { ApiProperty } from '@nestjs/swagger';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryWords } from '../../platform/http/list-query.js';
import { type PurchaseKind, purchaseKinds } from './licenses.types.js';
import { shownAmount } from './license-purchase.rules.js';
import { LicenseReference } from './licenses.dto.js';

export class PurchaseListQuery extends ListQuery {
  @QueryWords(purchaseKinds)
  kind?: string[];
}

export class PurchaseExportQuery extends exportQueryOf(PurchaseListQuery) {}
export class UsageHistoryListQuery extends ListQuery {}

export class UsageHistoryExportQuery extends exportQueryOf(UsageHistoryListQuery) {}

export class PurchaseResponse {
  id!: number;
  /** For `If-Match`. */
  version!: number;
  @ApiProperty({ enum: purchaseKinds })
  kind!: PurchaseKind;
  @ApiProperty({ type: String, format: 'date' })
  purchasedOn!: string;
  /** By how much the quantity changed. */
  quantityDelta!: number;
  /** The quantity from that day on, with all purchases in the order of their days. */
  quantityAfter!: number;
  @ApiProperty({ type: String, nullable: true })
  unitCost!: string | null;
  @ApiProperty({ type: String, nullable: true })
  totalCost!: string | null;
  @ApiProperty({ type: String, nullable: true })
  currency!: string | null;
  @ApiProperty({ type: LicenseReference, nullable: true })
  vendor!: LicenseReference | null;
  poNumber!: string;
  invoiceNumber!: string;
  note!: string;
  /** Name of who did it. */
  by!: string;
}

export class PurchasePage extends pageOf(PurchaseResponse) {}

export class UsageHistoryResponse {
  id!: number;
  changedAt!: Date;
  /** Name of who did it. */
  by!: string;
  oldQuantity!: number;
  newQuantity!: number;
  oldUsage!: number;
  newUsage!: number;
  note!: string;
}

export class UsageHistoryPage extends pageOf(UsageHistoryResponse) {}

/** A row of purchases, as SQL gives it. */
export interface PurchaseRow {
  id: number;
  version: number;
  kind: PurchaseKind;
  purchased_on: string;
  quantity_delta: number;
  quantity_after: number;
  unit_cost: string | null;
  total_cost: string | null;
  currency: string | null;
  vendor: LicenseReference | null;
  po_number: string;
  invoice_number: string;
  note: string;
  actor_name: string;
}

export function toPurchaseResponse(row: PurchaseRow): PurchaseResponse {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    purchasedOn: row.purchased_on,
    quantityDelta: row.quantity_delta,
    quantityAfter: row.quantity_after,
    unitCost: shownAmount(row.unit_cost, row.currency),
    totalCost: shownAmount(row.total_cost, row.currency),
    currency: row.currency,
    vendor: row.vendor,
    poNumber: row.po_number,
    invoiceNumber: row.invoice_number,
    note: row.note,
    by: row.actor_name,
  };
}
