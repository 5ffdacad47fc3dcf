import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { ArrayMinSize, IsBoolean, IsIn, IsInt, IsString, Matches, Max, Min } from 'class-validator';
import { IsId, IsIds, IsLongText, IsMoney, IsName, IsNested, Nullable, Optional } from '../../platform/http/fields.js';
import {
  type CostSourceType,
  costSourceTypes,
  type LicenseCount,
  licenseCounts,
  type PriceType,
  priceTypes,
  type QuantitySourceType,
  quantitySourceTypes,
} from './billing-products.rules.js';

/** The most that is counted by hand, or included. */
const largestCount = 10_000_000;

/** The most roles whose holders are counted. */
const mostRoles = 200;

/** The most products that are activated or deactivated at once. */
const mostAtOnce = 1_000;

function IsCount(): PropertyDecorator {
  return applyDecorators(IsInt(), Min(0), Max(largestCount));
}

/** A percentage as a decimal string, up to 5 digits before and 4 after the point. */
function IsPercent(): PropertyDecorator {
  return applyDecorators(
    IsString(),
    Matches(/^\d{1,5}(\.\d{1,4})?$/, {
      message: 'A percentage is written like 20 or 12.5: not negative, with at most 4 digits after the point.',
    }),
  );
}

export class QuantitySourceRequest {
  /**
   * `MANUAL`: `quantity`. `DEVICE_COUNT`: the active devices of the organization, or of them those of `deviceGroupId`.
   * `END_USER_COUNT`: its end users, or of them those with one of `roleIds`. `SOFTWARE_LICENSE`: of `licenseId`, the seats
   * that the organization uses or what is purchased for it (`count`).
   */
  @ApiProperty({ enum: quantitySourceTypes, enumName: 'QuantitySourceType' })
  @IsIn(quantitySourceTypes)
  type!: QuantitySourceType;

  @Optional()
  @IsCount()
  quantity?: number;

  /** Without it, or null: all active devices. */
  @ApiPropertyOptional({ type: Number, nullable: true })
  @Nullable()
  @IsId()
  deviceGroupId?: number | null;

  /** Without any: all end users. */
  @Optional()
  @IsIds(mostRoles)
  roleIds?: number[];

  /** Null or absent in a change: the license stays what it is. */
  @ApiPropertyOptional({ type: Number, nullable: true })
  @Nullable()
  @IsId()
  licenseId?: number | null;

  @ApiPropertyOptional({ enum: licenseCounts, enumName: 'LicenseCount' })
  @Optional()
  @IsIn(licenseCounts)
  count?: LicenseCount;
}

export class CostSourceRequest {
  /** `FIXED`: `amount` per unit. `INHERIT_FROM_LICENSE`: the cost per unit of the license, spread over its term. */
  @ApiProperty({ enum: costSourceTypes, enumName: 'CostSourceType' })
  @IsIn(costSourceTypes)
  type!: CostSourceType;

  @Optional()
  @IsMoney()
  amount?: string;
}

export class BillingPriceRequest {
  /** `FIXED`: `amount` per unit. `MARKUP`: the cost, and `percent` of it above. */
  @ApiProperty({ enum: priceTypes, enumName: 'PriceType' })
  @IsIn(priceTypes)
  type!: PriceType;

  @Optional()
  @IsMoney()
  amount?: string;

  @ApiPropertyOptional({ type: String, example: '20' })
  @Optional()
  @IsPercent()
  percent?: string;
}

export class CreateBillingProductRequest {
  /** Unique, whatever its case. */
  @IsName()
  name!: string;

  @Optional()
  @IsLongText()
  description?: string;

  /** Without it, or null: the default account of the quantity source. */
  @ApiPropertyOptional({ type: Number, nullable: true })
  @Nullable()
  @IsId()
  accountId?: number | null;

  @IsNested(() => QuantitySourceRequest)
  quantitySource!: QuantitySourceRequest;

  @IsNested(() => CostSourceRequest)
  costSource!: CostSourceRequest;

  @IsNested(() => BillingPriceRequest)
  price!: BillingPriceRequest;

  /** So many of what is counted are not charged for. */
  @ApiPropertyOptional({ type: Number, default: 0 })
  @Optional()
  @IsCount()
  includedCount?: number;

  @ApiPropertyOptional({ type: Boolean, default: true })
  @Optional()
  @IsBoolean()
  taxable?: boolean;

  /** An inactive product is left out of invoices. */
  @ApiPropertyOptional({ type: Boolean, default: true })
  @Optional()
  @IsBoolean()
  active?: boolean;
}

export class UpdateBillingProductRequest extends PartialType(CreateBillingProductRequest, {
  skipNullProperties: false,
}) {}

export class BillingProductIdsRequest {
  @IsIds(mostAtOnce)
  @ArrayMinSize(1)
  ids!: number[];
}
