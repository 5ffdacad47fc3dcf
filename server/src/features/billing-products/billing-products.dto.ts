import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryFlag, QueryIds, QueryWords } from '../../platform/http/list-query.js';
import {
  type CostSourceType,
  costSourceTypes,
  type LicenseCount,
  licenseCounts,
  type PriceColumns,
  type PriceType,
  priceTypes,
  problemOf,
  type ProductProblem,
  productProblems,
  type QuantitySourceType,
  quantitySourceTypes,
  shownAmount,
  shownPercent,
  type SourceColumns,
} from './billing-products.rules.js';
import { type InheritedCost, inheritedCost, type LicenseCost } from './inherited-cost.rules.js';

export class ChangedBillingProductsResponse {
  /** Those that were not so before, by id. */
  changedIds!: number[];
}

export class BillingProductListQuery extends ListQuery {
  @QueryFlag()
  active?: boolean;

  @QueryIds()
  accountId?: number[];

  @QueryWords(quantitySourceTypes)
  quantitySource?: string[];

  /** The license that is charged for, of those that you may see. */
  @QueryIds()
  licenseId?: number[];
}

export class BillingProductExportQuery extends exportQueryOf(BillingProductListQuery) {}

export class BillingProductAccount {
  id!: number;
  code!: string;
  name!: string;
}

/** A license, a device group or an end-user role that a product counts by. */
export class BillingProductReference {
  id!: number;
  name!: string;
}

/** What is counted; of the other fields only those that its type has are there. */
export class QuantitySourceResponse {
  @ApiProperty({ enum: quantitySourceTypes, enumName: 'QuantitySourceType' })
  type!: QuantitySourceType;

  quantity?: number;

  /** Absent: all devices; null: the group was deleted. */
  @ApiPropertyOptional({ type: Number, nullable: true })
  deviceGroupId?: number | null;

  /** Absent: all end users; empty: the roles were deleted. */
  roleIds?: number[];

  /** Null: it was deleted, or you may not see it. */
  @ApiPropertyOptional({ type: Number, nullable: true })
  licenseId?: number | null;

  @ApiPropertyOptional({ enum: licenseCounts, enumName: 'LicenseCount' })
  count?: LicenseCount;
}

export class CostSourceResponse {
  @ApiProperty({ enum: costSourceTypes, enumName: 'CostSourceType' })
  type!: CostSourceType;

  /** Of a fixed cost: a decimal string, such as `4.50`. */
  amount?: string;
}

/** What one unit of a license costs for its term. */
export class InheritedCostResponse implements InheritedCost {
  /** Of one unit for the whole term; a decimal string, exact where a total does not divide evenly. */
  unitCost!: string;
  currency!: string;

  /** The months that it pays for; null: for good, and charged once. */
  @ApiProperty({ type: Number, nullable: true })
  termMonths!: number | null;
}

/** What a product would inherit of a license. */
export class LicenseUnitCostResponse {
  /** Null where the license has no cost, or where it is not yours to know. */
  @ApiProperty({ type: InheritedCostResponse, nullable: true })
  cost!: InheritedCostResponse | null;
}

export class BillingPriceResponse {
  @ApiProperty({ enum: priceTypes, enumName: 'PriceType' })
  type!: PriceType;

  /** Of a fixed price: a decimal string, such as `9.90`. */
  amount?: string;

  /** Of a markup: a decimal string, such as `20`. */
  percent?: string;
}

export class BillingProductResponse {
  id!: number;
  version!: number;
  name!: string;
  description!: string;
  accountId!: number;
  account!: BillingProductAccount;
  quantitySource!: QuantitySourceResponse;

  /** The license that is charged for; null without one, where it was deleted, or where you may not see it. */
  @ApiProperty({ type: BillingProductReference, nullable: true })
  license!: BillingProductReference | null;

  /** Its name, or the last name that it had; empty without one or where you may not see it. */
  licenseName!: string;

  /** The group whose devices are counted; null without one, or where you may not see it. */
  @ApiProperty({ type: BillingProductReference, nullable: true })
  deviceGroup!: BillingProductReference | null;

  /** The roles whose holders are counted, of those that you may see. */
  @ApiProperty({ type: [BillingProductReference] })
  roles!: BillingProductReference[];

  costSource!: CostSourceResponse;

  /**
   * Of a cost that is inherited: what it is now. Null for a fixed one, and where the license has none, was deleted, or is
   * not seen with its cost.
   */
  @ApiProperty({ type: InheritedCostResponse, nullable: true })
  inheritedCost!: InheritedCostResponse | null;
  price!: BillingPriceResponse;
  includedCount!: number;
  taxable!: boolean;
  active!: boolean;

  /** Agreements that it is on, of those that you may see. */
  agreementCount!: number;

  /**
   * Why it cannot be charged for as it is; null where it can. What is wrong with a license is told to whoever may see it,
   * and that it was deleted to whoever may see all licenses.
   */
  @ApiProperty({ enum: productProblems, enumName: 'BillingProductProblem', nullable: true })
  problem!: ProductProblem | null;

  createdAt!: Date;
}

export class BillingProductPage extends pageOf(BillingProductResponse) {}

/** A product as SQL gives it. */
export interface ProductRow extends SourceColumns, PriceColumns {
  id: number;
  version: number;
  name: string;
  description: string;
  account: BillingProductAccount;
  /** Null unless it is there and seen. */
  license: BillingProductReference | null;
  licenseName: string;
  /** It was deleted, and that is theirs to know. */
  licenseDeleted: boolean;
  /** The cost is that of the license, which has none, and that is theirs to know. */
  lacksCost: boolean;
  /** Of a license whose cost is inherited, and theirs to know. */
  licenseCost: LicenseCost | null;
  deviceGroup: BillingProductReference | null;
  roles: BillingProductReference[];
  includedCount: number;
  taxable: boolean;
  active: boolean;
  agreementCount: number;
  createdAt: Date;
}

export function toBillingProductResponse(row: ProductRow): BillingProductResponse {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    description: row.description,
    accountId: row.account.id,
    account: row.account,
    quantitySource: toQuantitySource({ ...row, licenseId: row.license?.id ?? null }),
    license: row.license,
    licenseName: row.licenseName,
    deviceGroup: row.deviceGroup,
    roles: row.roles,
    ...toAmounts(row),
    inheritedCost: row.licenseCost === null ? null : inheritedCost(row.licenseCost),
    includedCount: row.includedCount,
    taxable: row.taxable,
    active: row.active,
    agreementCount: row.agreementCount,
    problem: problemOf(row),
    createdAt: row.createdAt,
  };
}

/** A quantity source as requests and answers have it. */
export function toQuantitySource(source: SourceColumns): QuantitySourceResponse {
  const { quantitySource: type, manualQuantity, countsGroup, deviceGroupId, countsRoles, roleIds } = source;
  switch (type) {
    case 'MANUAL':
      return { type, quantity: manualQuantity ?? 0 };
    case 'DEVICE_COUNT':
      return countsGroup ? { type, deviceGroupId } : { type };
    case 'END_USER_COUNT':
      return countsRoles ? { type, roleIds: [...roleIds] } : { type };
    case 'SOFTWARE_LICENSE':
      return { type, licenseId: source.licenseId, count: source.licenseCount ?? 'USED' };
  }
}

/** Cost and price as requests and answers have them. */
export function toAmounts(columns: PriceColumns): { costSource: CostSourceResponse; price: BillingPriceResponse } {
  const { costSource, costAmount, priceType, priceAmount, markupPercent } = columns;
  return {
    costSource: costAmount === null ? { type: costSource } : { type: costSource, amount: shownAmount(costAmount) },
    price:
      priceType === 'FIXED'
        ? { type: priceType, amount: shownAmount(priceAmount ?? '0') }
        : { type: priceType, percent: shownPercent(markupPercent ?? '0') },
  };
}
