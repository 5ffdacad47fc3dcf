import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import {
  IsCalendarDate,
  IsId,
  IsIds,
  IsLine,
  IsLongText,
  IsMoney,
  IsName,
  IsNested,
  IsNestedList,
  Nullable,
  Optional,
  cleanLine,
} from '../../platform/http/fields.js';
import { type LicenseType, licenseTypes } from '../reconciliation/license-rule.rules.js';
import { softwareMatches } from '../device-criteria/device-criteria.rules.js';
import { NotificationsRequest } from './license-notifications-request.dto.js';
import { TermRequest } from './license-term-request.dto.js';
import { PurchasePapers } from './purchase-papers.dto.js';

/** The most licenses that can be purchased. */
export const largestQuantity = 10_000_000;

export class ScopeRequest {
  /** True: every organization. */
  @IsBoolean()
  global!: boolean;

  /** The organizations of a limited license. */
  @Optional()
  @IsIds()
  organizationIds?: number[];

  /** Narrows the organizations that these belong to; organizations without a location here are in scope whole. */
  @Optional()
  @IsIds()
  locationIds?: number[];
}

export class CostRequest {
  /** Whether the amount is for all licenses together or for each. */
  @ApiProperty({ enum: ['TOTAL', 'PER_LICENSE'] })
  @IsIn(['TOTAL', 'PER_LICENSE'])
  mode!: 'TOTAL' | 'PER_LICENSE';

  @IsMoney()
  amount!: string;

  /** ISO 4217 code, such as USD. */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim().toUpperCase() : value))
  @IsString()
  @MaxLength(3)
  currency!: string;
}

export class RuleProductRequest {
  @IsId()
  productId!: number;

  /** Such as `>=2019 <2022 || 2024.1`. */
  @ApiPropertyOptional({ type: String, nullable: true })
  @Nullable()
  @IsLine(500)
  versionRange?: string | null;
}

export class RuleProductsRequest {
  @ApiProperty({ enum: ['ANY', 'ALL'] })
  @IsIn(['ANY', 'ALL'])
  match!: 'ANY' | 'ALL';

  @IsNestedList(() => RuleProductRequest, 500)
  items!: RuleProductRequest[];
}

export class RuleGroupsRequest {
  @ApiProperty({ enum: ['ANY', 'ALL'] })
  @IsIn(['ANY', 'ALL'])
  match!: 'ANY' | 'ALL';

  @IsIds(100)
  ids!: number[];
}

export class RuleSoftwareRequest {
  @ApiProperty({ enum: softwareMatches })
  @IsIn([...softwareMatches])
  condition!: (typeof softwareMatches)[number];

  @Optional()
  @IsIds(500)
  productIds?: number[];

  @Optional()
  @IsIds(500)
  titleIds?: number[];
}

export class RuleRolesRequest {
  /** Of technician roles, a technician has one: any of them is enough. */
  @ApiProperty({ enum: ['ANY', 'ALL'] })
  @IsIn(['ANY', 'ALL'])
  match!: 'ANY' | 'ALL';

  @IsIds(100)
  roleIds!: number[];
}

/** Sections that the license's type does not look at are not kept. */
export class AssignmentRuleRequest {
  @Optional()
  @IsNested(() => RuleProductsRequest)
  products?: RuleProductsRequest;

  @Optional()
  @IsNested(() => RuleGroupsRequest)
  deviceGroups?: RuleGroupsRequest;

  @Optional()
  @IsNestedList(() => RuleSoftwareRequest, 50)
  software?: RuleSoftwareRequest[];

  /** Per end user: end users with any or all of these roles get a seat. */
  @Optional()
  @IsNested(() => RuleRolesRequest)
  endUsers?: RuleRolesRequest;

  /** Per end user: technicians with any of these roles get one too. */
  @Optional()
  @IsNested(() => RuleRolesRequest)
  technicians?: RuleRolesRequest;
}

export class CreateLicenseRequest {
  /** Unique, whatever its case. */
  @IsName()
  name!: string;

  @Optional()
  @IsLongText()
  description?: string;

  @Optional()
  @IsLongText()
  note?: string;

  @Optional()
  @Transform(({ value }: { value: unknown }) => cleanTags(value))
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  tags?: string[];

  @ApiProperty({ enum: licenseTypes })
  @IsIn([...licenseTypes])
  type!: LicenseType;

  /** Of every type but CUSTOM. */
  @ApiPropertyOptional({ enum: ['AUTOMATIC', 'MANUAL'], nullable: true, type: String })
  @Nullable()
  @IsIn(['AUTOMATIC', 'MANUAL'])
  assignmentMode?: 'AUTOMATIC' | 'MANUAL' | null;

  @ApiPropertyOptional({ type: Number, nullable: true })
  @Nullable()
  @IsId()
  publisherId?: number | null;

  @ApiPropertyOptional({ type: Number, nullable: true })
  @Nullable()
  @IsId()
  vendorId?: number | null;

  /** Absent: global. */
  @Optional()
  @IsNested(() => ScopeRequest)
  scope?: ScopeRequest;

  /** Purchased licenses. Absent: 0. */
  @Optional()
  @IsInt()
  @Min(0)
  @Max(largestQuantity)
  quantity?: number;

  /** Of a custom license only. */
  @Optional()
  @IsInt()
  @Min(0)
  @Max(largestQuantity)
  usage?: number;

  /**
   * True: giving a seat by hand beyond the quantity is refused. A rule gives seats whatever the quantity is, and custom
   * usage is as you set it: there it is accepted, `warnings` says that it does nothing, and over-use shows as
   * `UNDER_LICENSED`.
   */
  @Optional()
  @IsBoolean()
  enforceQuantity?: boolean;

  @ApiPropertyOptional({ type: String, format: 'date', nullable: true })
  @Nullable()
  @IsCalendarDate()
  purchaseDate?: string | null;

  @ApiPropertyOptional({ type: CostRequest, nullable: true })
  @Nullable()
  @IsNested(() => CostRequest)
  cost?: CostRequest | null;

  @ApiPropertyOptional({ type: TermRequest, nullable: true })
  @Nullable()
  @IsNested(() => TermRequest)
  term?: TermRequest | null;

  /** Who gets seats, of an automatic license. */
  @ApiPropertyOptional({ type: AssignmentRuleRequest, nullable: true })
  @Nullable()
  @IsNested(() => AssignmentRuleRequest)
  assignmentRule?: AssignmentRuleRequest | null;

  @Optional()
  @IsNested(() => NotificationsRequest)
  notifications?: NotificationsRequest;
}

function cleanTags(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const items: unknown[] = value;
  const cleaned = items
    .map((item) => (typeof item === 'string' ? cleanLine(item) : item))
    .filter((item) => item !== '');
  return [...new Set(cleaned)];
}

/** The fields that are given are changed; `scope`, `cost`, `term` and `assignmentRule` as a whole. */
export class UpdateLicenseRequest extends PartialType(CreateLicenseRequest, { skipNullProperties: false }) {}

/** A license as it would be: a whole one, or a saved one with changes. */
export class PreviewLicenseRequest extends PartialType(CreateLicenseRequest, { skipNullProperties: false }) {
  /** The saved license that the other fields change. */
  @Optional()
  @IsId()
  licenseId?: number;
}

export class ChangeQuantityRequest extends PurchasePapers {
  @IsInt()
  @Min(0)
  @Max(largestQuantity)
  quantity!: number;

  /** New usage, of a custom license. */
  @Optional()
  @IsInt()
  @Min(0)
  @Max(largestQuantity)
  usage?: number;

  /** Absent: today. */
  @Optional()
  @IsCalendarDate()
  purchasedOn?: string;

  /** What one of the added licenses cost, in the license's currency; without one, with at most 4 digits after the point. */
  @Optional()
  @IsMoney()
  unitCost?: string;
}
