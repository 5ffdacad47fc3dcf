import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { IsCalendarDate, IsId, IsIds, IsLine, IsLongText, IsNestedList, Optional } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryFlag, QueryIds, QueryWords } from '../../platform/http/list-query.js';
import { type InvoiceKind, invoiceKinds, type InvoiceStatus, invoiceStatuses } from './billing-invoice-states.rules.js';

/** The most of anything that a line has. */
const mostOfALine = 10_000_000;

/** So many lines fit on one invoice. */
export const mostLines = 1_000;

/** The price of one, also one that is given back. */
function IsUnitPrice(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: 'string', example: '12.50' }),
    IsString(),
    Matches(/^-?\d{1,12}(\.\d{1,7})?$/, {
      message: 'A price is written like 12.50 or -12.50, with at most 12 digits before the point.',
    }),
  );
}

export class InvoiceLineRequest {
  /** The line that is changed; absent: a new one, which needs a description and a price. */
  @Optional()
  @IsId()
  id?: number;

  @Optional()
  @IsLine(500)
  description?: string;

  /** Absent in a new line: 1. */
  @Optional()
  @IsInt()
  @Min(0)
  @Max(mostOfALine)
  quantity?: number;

  /** So many are not charged. Absent in a new line: 0. */
  @Optional()
  @IsInt()
  @Min(0)
  @Max(mostOfALine)
  includedCount?: number;

  /** Price of one; below 0 it is given back. */
  @Optional()
  @IsUnitPrice()
  unitPrice?: string;

  /** Absent in a new line: yes. */
  @Optional()
  @IsBoolean()
  taxable?: boolean;
}

export class UpdateInvoiceRequest {
  @Optional()
  @IsLongText(10_000)
  note?: string;

  /**
   * The whole list in its order: a line that is not named by its id is taken out, one without an id is new. Of those that
   * are named, the fields that are given change.
   */
  @Optional()
  @IsNestedList(() => InvoiceLineRequest, mostLines)
  lines?: InvoiceLineRequest[];
}

export class RecalculateInvoiceRequest {
  /** Whether lines that were changed, written or taken out by hand are made anew, too. Absent: no. */
  @Optional()
  @IsBoolean()
  resetEdits?: boolean;
}

export class ApproveInvoicesRequest {
  @IsIds(1_000)
  ids!: number[];
}

/** Dates from and to, both included. */
export class InvoiceListQuery extends ListQuery {
  @QueryWords(invoiceStatuses)
  status?: InvoiceStatus[];

  @QueryWords(invoiceStatuses, { of: 'none' })
  statusNot?: InvoiceStatus[];

  @QueryWords(invoiceKinds)
  kind?: InvoiceKind[];

  @QueryIds()
  organizationId?: number[];

  @QueryIds()
  agreementId?: number[];

  /** Invoiced on this day or later. */
  @IsOptional()
  @IsCalendarDate()
  from?: string;

  /** Invoiced on this day or earlier. */
  @IsOptional()
  @IsCalendarDate()
  to?: string;

  /** true: those that were exported; false: the others. */
  @QueryFlag()
  exported?: boolean;
}

export class InvoiceExportQuery extends exportQueryOf(InvoiceListQuery) {}

export class InvoiceAccount {
  code!: string;
  name!: string;
}

export class InvoiceLineResponse {
  id!: number;
  /** Null for a line that was written by hand, and once the product was deleted. */
  @ApiProperty({ type: Number, nullable: true })
  productId!: number | null;
  description!: string;
  account!: InvoiceAccount;
  @ApiProperty({ enum: ['MANUAL', 'DEVICE_COUNT', 'END_USER_COUNT', 'SOFTWARE_LICENSE'] })
  quantitySource!: string;
  /** What of a license was counted; null for other sources. */
  @ApiProperty({ enum: ['USED', 'PURCHASED'], nullable: true })
  licenseCount!: string | null;
  quantity!: number;
  includedCount!: number;
  /** What of the quantity is above the included count. */
  billedQuantity!: number;
  @ApiProperty({ type: String, example: '12.50' })
  unitPrice!: string;
  /** In the currency of the invoice; null where it is not known, or is that of a license whose cost you may not see. */
  @ApiProperty({ type: String, nullable: true, example: '10.00' })
  unitCost!: string | null;
  /** The currency of the license, where it is another one; null where you may not see its cost. */
  @ApiProperty({ type: String, nullable: true, example: 'EUR' })
  costCurrency!: string | null;
  /** How much of the currency of the invoice one unit of that is; null where you may not see it. */
  @ApiProperty({ type: String, nullable: true, example: '1.0834' })
  exchangeRate!: string | null;
  @ApiProperty({ type: String, example: '37.50' })
  amount!: string;
  taxable!: boolean;
  /** Somebody wrote or changed it by hand. */
  edited!: boolean;
}

export class InvoiceOrganization {
  id!: number;
  name!: string;
}

/** Another invoice. */
export class InvoiceReference {
  id!: number;
  number!: string;
}

export class InvoiceResponse {
  id!: number;
  version!: number;
  number!: string;
  @ApiProperty({ enum: invoiceKinds, enumName: 'InvoiceKind' })
  kind!: InvoiceKind;
  @ApiProperty({ enum: invoiceStatuses, enumName: 'InvoiceStatus' })
  status!: InvoiceStatus;
  /** What it was when it was archived; null while it is not. */
  @ApiProperty({ enum: invoiceStatuses, enumName: 'InvoiceStatus', nullable: true })
  archivedStatus!: InvoiceStatus | null;
  @ApiProperty({ type: Number, nullable: true })
  agreementId!: number | null;
  /** As it was called then. */
  agreementName!: string;
  organization!: InvoiceOrganization;
  /** Of a credit note: what it gives back. */
  @ApiProperty({ type: InvoiceReference, nullable: true })
  creditedInvoice!: InvoiceReference | null;
  /** The credit note that gives this back. */
  @ApiProperty({ type: InvoiceReference, nullable: true })
  creditNote!: InvoiceReference | null;
  @ApiProperty({ type: String, format: 'date' })
  periodStart!: string;
  /** The last day. */
  @ApiProperty({ type: String, format: 'date' })
  periodEnd!: string;
  /**
   * The day that was counted, as it ended. In advance it is the first day of the period, and may have been going on when the
   * invoice was made: what came later that day is counted where it is recalculated.
   */
  @ApiProperty({ type: String, format: 'date' })
  measuredOn!: string;
  @ApiProperty({ type: String, format: 'date' })
  invoicedOn!: string;
  @ApiProperty({ type: String, format: 'date' })
  dueOn!: string;
  currency!: string;
  /** In their order. Of a credit note prices and amounts are below 0. */
  lines!: InvoiceLineResponse[];
  @ApiProperty({ type: String, example: '37.50' })
  subtotal!: string;
  @ApiProperty({ type: String, example: '19' })
  taxPercent!: string;
  @ApiProperty({ type: String, example: '7.13' })
  tax!: string;
  @ApiProperty({ type: String, example: '44.63' })
  total!: string;
  note!: string;
  /** When it was approved; null while it is not. */
  @ApiProperty({ type: Date, nullable: true })
  approvedAt!: Date | null;
  /** Who did; empty while nobody did. */
  approvedBy!: string;
  /** When it was exported; null while it was not. */
  @ApiProperty({ type: Date, nullable: true })
  exportedAt!: Date | null;
  createdAt!: Date;
}

export class InvoicePage extends pageOf(InvoiceResponse) {}

export class RefusedInvoice {
  id!: number;
  code!: string;
  message!: string;
}

export class ApproveInvoicesResponse {
  /** Those that are approved now, or were before. */
  approved!: number[];
  refused!: RefusedInvoice[];
}
