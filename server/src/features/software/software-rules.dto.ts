import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, Max, Min, ValidateIf } from 'class-validator';
import { IsId, IsLine, IsName } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf } from '../../platform/http/list-query.js';
import type { ProductKind, TechnicianRule, TechnicianRuleOperator } from './normalization/normalizer.types.js';
import { SoftwareReference } from './software.dto.js';
import { productKinds } from './software.types.js';
import { NamedProductResponse } from './titles.dto.js';

export const ruleFields = ['NAME', 'PUBLISHER'] as const;
export const ruleOperators = ['EQUALS', 'STARTS_WITH', 'CONTAINS', 'WILDCARD'] as const;

export class CreateSoftwareRuleRequest {
  /** Smaller is tried first; rules of one priority are tried in the order in which they were made. */
  @ApiPropertyOptional({ default: 100 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  priority?: number;

  /** What of a title the pattern is compared with. */
  @ApiProperty({ enum: ruleFields })
  @IsIn(ruleFields)
  field!: TechnicianRule['field'];

  /** Comparisons ignore case, spacing and trademark signs. In a `WILDCARD`, `*` stands for any run of characters. */
  @ApiProperty({ enum: ruleOperators })
  @IsIn(ruleOperators)
  operator!: TechnicianRuleOperator;

  @IsName(500)
  pattern!: string;

  /** A wildcard that the reported publisher must match as well; empty for any publisher. */
  @IsOptional()
  @IsLine(200)
  publisherPattern?: string | null;

  /** The product that matching titles stand for. It is made when it does not exist. */
  @IsName(200)
  productName!: string;

  /** The product's publisher; empty for the one that the title reports. */
  @IsOptional()
  @IsLine(200)
  publisherName?: string | null;

  /** The product's kind; absent for the one that the general rules see. */
  @ApiPropertyOptional({ enum: productKinds, nullable: true, type: String })
  @IsOptional()
  @IsIn(productKinds)
  kind?: ProductKind | null;
}

export class UpdateSoftwareRuleRequest extends PartialType(CreateSoftwareRuleRequest, { skipNullProperties: false }) {}

export class PreviewSoftwareRuleRequest extends CreateSoftwareRuleRequest {
  /** The rule that would be changed; absent for a new one. */
  @ValidateIf((_, value) => value !== undefined)
  @IsId()
  ruleId?: number;
}

export class SoftwareRuleListQuery extends ListQuery {}

export class SoftwareRuleExportQuery extends exportQueryOf(SoftwareRuleListQuery) {}

export class SoftwareRuleResponse {
  id!: number;
  version!: number;
  priority!: number;
  @ApiProperty({ enum: ruleFields })
  field!: TechnicianRule['field'];
  @ApiProperty({ enum: ruleOperators })
  operator!: TechnicianRuleOperator;
  pattern!: string;
  /** null for any publisher. */
  @ApiProperty({ type: String, nullable: true })
  publisherPattern!: string | null;
  productName!: string;
  /** null for the publisher that the title reports. */
  @ApiProperty({ type: String, nullable: true })
  publisherName!: string | null;
  /** null for the kind that the general rules see. */
  @ApiProperty({ enum: productKinds, nullable: true, type: String })
  kind!: ProductKind | null;
  /** Titles that this rule decides. */
  titleCount!: number;
  createdAt!: Date;
}

export class SoftwareRulePage extends pageOf(SoftwareRuleResponse) {}

/** A title that a change of rules would move. */
export class MovedTitleResponse {
  title!: SoftwareReference;
  /** For what it stands now. */
  from!: NamedProductResponse;
  /** For what it would stand. */
  to!: NamedProductResponse;
  deviceCount!: number;
}

export class SoftwareRulePreviewResponse {
  /** Titles that the rule would decide, of those that you may see. */
  matchingTitles!: number;
  /** Titles that would stand for another product. */
  movedTitles!: number;
  /** Active devices that have one of those. */
  movedDevices!: number;
  /** The most installed of those. */
  @ApiProperty({ type: [MovedTitleResponse] })
  sample!: MovedTitleResponse[];
}

export class SoftwareReplayResponse {
  /** Titles that stand for another product now. */
  movedTitles!: number;
}

/** What of a rule is stored. */
export interface SoftwareRuleFields {
  priority: number;
  field: TechnicianRule['field'];
  operator: TechnicianRuleOperator;
  pattern: string;
  publisherPattern: string | null;
  productName: string;
  publisherName: string;
  kind: ProductKind | null;
}

/** A row of the list, as SQL gives it. */
export interface SoftwareRuleRow extends SoftwareRuleFields {
  id: number;
  version: number;
  titleCount: number;
  createdAt: Date;
}

export function toSoftwareRuleResponse(row: SoftwareRuleRow): SoftwareRuleResponse {
  return { ...row, publisherName: row.publisherName === '' ? null : row.publisherName };
}
