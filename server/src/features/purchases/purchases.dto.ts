import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsCalendarDate } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryFlag, QueryIds, QueryTexts, QueryWords } from '../../platform/http/list-query.js';
import { type PurchaseKind, purchaseKinds } from '../licenses/licenses.types.js';
import { shownAmount } from '../licenses/license-purchase.rules.js';

export class AllPurchasesQuery extends ListQuery {
  /** First day. */
  @ApiPropertyOptional({ type: String, format: 'date' })
  @IsOptional()
  @IsCalendarDate()
  from?: string;

  /** Last day. */
  @ApiPropertyOptional({ type: String, format: 'date' })
  @IsOptional()
  @IsCalendarDate()
  to?: string;

  @QueryWords(purchaseKinds)
  kind?: PurchaseKind[];

  /** Of licenses that are limited to the organization, or global with a seat in it. */
  @QueryIds()
  organizationId?: number[];

  /** Of licenses of these publishers. */
  @QueryIds()
  publisherId?: number[];

  /** Of licenses with a publisher, or without one. */
  @QueryFlag()
  hasPublisher?: boolean;

  /** Bought from these vendors. */
  @QueryIds()
  vendorId?: number[];

  /** ISO 4217 codes. */
  @QueryTexts()
  currency?: string[];

  /** With an amount, or without. */
  @QueryFlag()
  hasCost?: boolean;
}

export class AllPurchasesExportQuery extends exportQueryOf(AllPurchasesQuery) {}

export class PurchaseReference {
  id!: number;
  name!: string;
}

export class AnyPurchaseResponse {
  id!: number;
  license!: PurchaseReference;
  @ApiProperty({ type: PurchaseReference, nullable: true })
  publisher!: PurchaseReference | null;
  @ApiProperty({ type: PurchaseReference, nullable: true })
  vendor!: PurchaseReference | null;
  @ApiProperty({ enum: purchaseKinds })
  kind!: PurchaseKind;
  @ApiProperty({ type: String, format: 'date' })
  purchasedOn!: string;
  /** By how much the quantity changed. */
  quantityDelta!: number;
  @ApiProperty({ type: String, nullable: true })
  unitCost!: string | null;
  /** Below zero where licenses were given back. */
  @ApiProperty({ type: String, nullable: true })
  totalCost!: string | null;
  @ApiProperty({ type: String, nullable: true })
  currency!: string | null;
  poNumber!: string;
  invoiceNumber!: string;
}

export class AllPurchasesPage extends pageOf(AnyPurchaseResponse) {}

/** What was spent in a month with a publisher, in one currency. */
export interface SpendOfMonth {
  /** As in `2026-11`. */
  month: string;
  /** Null: licenses without a publisher, or all others. */
  publisher: PurchaseReference | null;
  /** Whether it is of all publishers together that are not named. */
  others: boolean;
  /** ISO 4217 code. */
  currency: string;
  amount: string;
  /** How many purchases add to it. */
  purchases: number;
}

export function toAnyPurchaseResponse(row: AnyPurchaseResponse): AnyPurchaseResponse {
  return {
    ...row,
    unitCost: shownAmount(row.unitCost, row.currency),
    totalCost: shownAmount(row.totalCost, row.currency),
  };
}

export function toSpendOfMonth(row: SpendOfMonth): SpendOfMonth {
  return { ...row, amount: shownAmount(row.amount, row.currency) ?? row.amount };
}
