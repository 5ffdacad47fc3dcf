import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsString, Matches, Max, Min } from 'class-validator';
import { IsId, IsMoney, IsNestedList, Nullable, Optional } from '../../platform/http/fields.js';
import { billingIntervals, type BillingInterval, type BillingTiming, billingTimings } from './billing-periods.rules.js';
import { type AgreedProduct, plainDecimal } from './billing-terms.rules.js';

/** So many products fit on one agreement. */
const mostProducts = 500;

/** Like the quantity of a license. */
const mostIncluded = 10_000_000;

const longestPaymentTerm = 3650;

/** A percentage of 0 to 100 as a decimal string, with at most 4 digits after the point. */
function IsPercent(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: 'string', example: '19' }),
    IsString(),
    Matches(/^(\d{1,2}(\.\d{1,4})?|100(\.0{1,4})?)$/, {
      message: 'A percentage is written like 19 or 7.7: from 0 to 100, with at most 4 digits after the point.',
    }),
  );
}

/** How much of one currency a unit of another is. */
function IsRate(): PropertyDecorator {
  return applyDecorators(
    IsString(),
    Matches(/^(?=.*[1-9])\d{1,12}(\.\d{1,10})?$/, {
      message: 'A rate is written like 1.0834: above 0, with at most 12 digits before and 10 after the point.',
    }),
  );
}

/** A product of a template. */
export class TemplateProductRequest {
  @IsId()
  productId!: number;

  /** Price of one, instead of the product's own; null or absent: that. */
  @Nullable()
  @IsMoney()
  @ApiProperty({ type: String, nullable: true, required: false, example: '12.50' })
  price?: string | null;

  /** So many are not charged, instead of the product's own; null or absent: that. */
  @Nullable()
  @IsInt()
  @Min(0)
  @Max(mostIncluded)
  @ApiProperty({ type: Number, nullable: true, required: false })
  includedCount?: number | null;
}

/** A product of an agreement. */
export class AgreementProductRequest extends TemplateProductRequest {
  /**
   * How much of the agreement's currency one unit of the currency of the license is, where its cost is inherited and they
   * differ.
   */
  @Nullable()
  @IsRate()
  @ApiProperty({ type: String, nullable: true, required: false, example: '1.0834' })
  exchangeRate?: string | null;
}

/** How an agreement bills. */
export class BillingTermsRequest {
  @IsIn([...billingIntervals])
  @ApiProperty({ enum: billingIntervals, enumName: 'BillingInterval' })
  interval!: BillingInterval;

  /** Weekly: 1 (Monday) to 7; else 1 to 31, where a short month uses its last day. */
  @IsInt()
  @Min(1)
  @Max(31)
  billDay!: number;

  /** Whether a period is invoiced and measured on its first day, or invoiced after it and measured on its last one. */
  @IsIn([...billingTimings])
  @ApiProperty({ enum: billingTimings, enumName: 'BillingTiming' })
  timing!: BillingTiming;

  /** ISO 4217. */
  @IsString()
  currency!: string;

  /** Of what is taxable. Absent: 0. */
  @Optional()
  @IsPercent()
  taxPercent?: string;

  /** Whether a short first period pays its part only. Absent: no. */
  @Optional()
  @IsBoolean()
  prorateFirst?: boolean;

  /** Whether invoices are approved as they are made. Absent: no. */
  @Optional()
  @IsBoolean()
  autoApprove?: boolean;

  /** How many days after the invoice date it is due. Absent: 30. */
  @Optional()
  @IsInt()
  @Min(0)
  @Max(longestPaymentTerm)
  paymentTermDays?: number;
}

/** Products in the order of the lines. */
export function IsProductList(type: () => new () => object): PropertyDecorator {
  return applyDecorators(Optional(), IsNestedList(type, mostProducts));
}

/** How an agreement or a template bills. */
export class BillingTermsResponse {
  @ApiProperty({ enum: billingIntervals, enumName: 'BillingInterval' })
  interval!: BillingInterval;
  /** Weekly: 1 (Monday) to 7; else 1 to 31, where a short month uses its last day. */
  billDay!: number;
  @ApiProperty({ enum: billingTimings, enumName: 'BillingTiming' })
  timing!: BillingTiming;
  currency!: string;
  @ApiProperty({ type: String, example: '19' })
  taxPercent!: string;
  prorateFirst!: boolean;
  autoApprove!: boolean;
  paymentTermDays!: number;
}

export class TemplateProductResponse {
  productId!: number;
  /** Of the product. */
  name!: string;
  /** Whether the product is in use: one that is not is left out of invoices. */
  active!: boolean;
  /** Instead of the product's own; null: that. */
  @ApiProperty({ type: String, nullable: true, example: '12.50' })
  price!: string | null;
  /** Instead of the product's own; null: that. */
  @ApiProperty({ type: Number, nullable: true })
  includedCount!: number | null;
}

export class AgreementProductResponse extends TemplateProductResponse {
  /** How much of the agreement's currency one unit of the license's currency is; null where none is needed. */
  @ApiProperty({ type: String, nullable: true, example: '1.0834' })
  exchangeRate!: string | null;
}

/** The columns of terms, as SQL gives them. */
export interface BillingTermsRow {
  interval: BillingInterval;
  bill_day: number;
  timing: BillingTiming;
  currency: string;
  tax_percent: string;
  prorate_first: boolean;
  auto_approve: boolean;
  payment_term_days: number;
}

export function toTermsResponse(row: BillingTermsRow): BillingTermsResponse {
  return {
    interval: row.interval,
    billDay: row.bill_day,
    timing: row.timing,
    currency: row.currency,
    taxPercent: plainDecimal(row.tax_percent),
    prorateFirst: row.prorate_first,
    autoApprove: row.auto_approve,
    paymentTermDays: row.payment_term_days,
  };
}

/** A product as a request names it, with nothing left open. */
export function toAgreedProduct(request: AgreementProductRequest): AgreedProduct {
  const { productId, price = null, includedCount = null, exchangeRate = null } = request;
  return { productId, price, includedCount, exchangeRate };
}
