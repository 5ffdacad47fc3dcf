import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsCalendarDate, IsLine, Optional } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryFlag, QueryIds, QueryTexts } from '../../platform/http/list-query.js';
import { marginOf, type MarginSums } from './margins.rules.js';

/** The filters that the list and its months share. */
class MarginFilters {
  /** Periods that begin on this day or later. */
  @ApiPropertyOptional({ type: String, format: 'date' })
  @IsOptional()
  @IsCalendarDate()
  from?: string;

  /** Periods that begin on this day or before. */
  @ApiPropertyOptional({ type: String, format: 'date' })
  @IsOptional()
  @IsCalendarDate()
  to?: string;

  @QueryIds()
  organizationId?: number[];

  @QueryIds()
  productId?: number[];

  /** ISO 4217 codes. */
  @QueryTexts()
  currency?: string[];

  /** true: also invoices that nobody approved yet. */
  @QueryFlag()
  includePending?: boolean;
}

export class MarginListQuery extends IntersectionType(ListQuery, MarginFilters) {}

export class MarginMonthsQuery extends MarginFilters {
  @Optional()
  @IsLine(200)
  q?: string;
}

export class MarginExportQuery extends exportQueryOf(MarginListQuery) {}

export class MarginFigures {
  /** ISO 4217. */
  currency!: string;
  /** What was charged, without tax. */
  price!: string;
  /** What all that was counted cost, included units too; null where no cost is known, or yours to see. */
  @ApiProperty({ type: String, nullable: true })
  cost!: string | null;
  /** The part of the price whose cost is not known, or is that of a license whose cost you may not see: it is in no margin. */
  priceWithoutCost!: string;
  /** What stays of the price, as far as costs are known; null where none is. */
  @ApiProperty({ type: String, nullable: true })
  margin!: string | null;
  /** Of the price whose cost is known, as in `37.5`. */
  @ApiProperty({ type: String, nullable: true })
  marginPercent!: string | null;
}

export class MarginOrganization {
  id!: number;
  name!: string;
}

export class MarginProduct {
  /** null: a line that was written by hand, or the product was deleted. */
  @ApiProperty({ type: Number, nullable: true })
  id!: number | null;
  /** Without a product, the description of the line. */
  name!: string;
}

export class MarginResponse extends MarginFigures {
  /** Tells rows from each other. */
  id!: number;
  organization!: MarginOrganization;
  product!: MarginProduct;
  /** The month that the period begins in, as in `2026-10`. */
  month!: string;
  /** What was counted. */
  quantity!: number;
  /** What was charged of it. */
  billedQuantity!: number;
}

export class MarginTotals {
  /** The sums of all pages, one for each currency. */
  @ApiProperty({ type: [MarginFigures] })
  totals!: MarginFigures[];
}

export class MarginMonth extends MarginFigures {
  /** The month that the periods begin in, as in `2026-10`. */
  month!: string;
}

export class MarginMonthsResponse {
  /** Months without an invoice are left out. */
  @ApiProperty({ type: [MarginMonth] })
  items!: MarginMonth[];
}

export class MarginPage extends IntersectionType(pageOf(MarginResponse), MarginTotals) {}

/** A row as SQL gives it. */
export interface MarginRow extends MarginSums {
  id: number;
  organization: MarginOrganization;
  product: MarginProduct;
  month: string;
  quantity: number;
  billedQuantity: number;
}

export function toMarginResponse(row: MarginRow): MarginResponse {
  const { price, cost, priceWithoutCost, currency, ...rest } = row;
  return { ...rest, ...marginOf({ price, cost, priceWithoutCost, currency }) };
}
