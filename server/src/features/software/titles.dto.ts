import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength, MinLength, ValidateIf } from 'class-validator';
import { IsId, IsLine, IsName, IsNestedList } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryFlag, QueryIds, QueryWords } from '../../platform/http/list-query.js';
import type { ProductKind } from './normalization/normalizer.types.js';
import { type Platform, platforms, productKinds, type TitleMatch, titleMatches } from './software.types.js';

export class TitleListQuery extends ListQuery {
  @QueryIds()
  productId?: number[];

  @QueryWords(titleMatches)
  matchedBy?: TitleMatch[];

  @QueryWords(platforms)
  platform?: Platform[];

  /** Titles that active devices of these organizations have. */
  @QueryIds()
  organizationId?: number[];

  /** `false`: titles that neither a rule nor the catalog knew, and whose product nobody has looked at yet. */
  @QueryFlag()
  reviewed?: boolean;
}

export class TitleExportQuery extends exportQueryOf(TitleListQuery) {}

/** The list of one product's titles. */
export class ProductTitleListQuery extends ListQuery {
  @QueryWords(titleMatches)
  matchedBy?: TitleMatch[];

  @QueryWords(platforms)
  platform?: Platform[];
}

export class ProductTitleExportQuery extends exportQueryOf(ProductTitleListQuery) {}

export class TitleProduct {
  id!: number;
  name!: string;
  /** null when nobody knows who makes it. */
  @ApiProperty({ type: String, nullable: true })
  publisher!: string | null;
  @ApiProperty({ enum: productKinds })
  kind!: ProductKind;
  reviewed!: boolean;
}

export class TitleResponse {
  id!: number;
  /** Of what it stands for, and why. */
  version!: number;
  /** As the agent reported it. */
  name!: string;
  /** As the agent reported it; null when it did not. */
  @ApiProperty({ type: String, nullable: true })
  publisher!: string | null;
  @ApiProperty({ enum: platforms })
  platform!: Platform;
  /** Where the agent found it, such as `registry` or `deb`; null when it did not say. */
  @ApiProperty({ type: String, nullable: true })
  source!: string | null;
  product!: TitleProduct;
  /** What made it stand for this product; `MANUAL`: a technician mapped it by hand. */
  @ApiProperty({ enum: titleMatches })
  matchedBy!: TitleMatch;
  /** The rule or catalog entry that decided; null for a mapping by hand. */
  @ApiProperty({ type: String, nullable: true })
  matchedById!: string | null;
  /** Active devices that have it, of those that you may see. */
  deviceCount!: number;
}

export class TitlePage extends pageOf(TitleResponse) {}

/** One thing that normalization did to a title. */
export class NormalizationStepResponse {
  /** Stable id of the rule, such as `name.version`. */
  rule!: string;
  before!: string;
  after!: string;
  /** One sentence for a person. */
  note!: string;
}

export class NamedProductResponse {
  name!: string;
  @ApiProperty({ type: String, nullable: true })
  publisher!: string | null;
}

export class NormalizedAnswerResponse {
  product!: NamedProductResponse;
  @ApiProperty({ enum: productKinds })
  kind!: ProductKind;
  @ApiProperty({ enum: ['CATALOG', 'RULE', 'GENERAL'] })
  matchedBy!: TitleMatch;
  matchedById!: string;
}

export class TitleDetailResponse extends TitleResponse {
  /** What the rules, the catalog and the general rules say now, whoever decided. */
  answer!: NormalizedAnswerResponse;
  /** How the title became its product, step by step. */
  @ApiProperty({ type: [NormalizationStepResponse] })
  steps!: NormalizationStepResponse[];
}

export class MapTitleRequest {
  /** The product that the title stands for; or `name` for a new one. */
  @ApiPropertyOptional()
  @ValidateIf((_, value) => value !== undefined)
  @IsId()
  productId?: number;

  /** Name of a new product. */
  @ApiPropertyOptional()
  @ValidateIf((_, value) => value !== undefined)
  @IsName(200)
  name?: string;

  /** Publisher of a new product. */
  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsLine(200)
  publisher?: string | null;

  /** Kind of a new product; absent: that of the product for which the title stands now. */
  @ApiPropertyOptional({ enum: productKinds })
  @ValidateIf((_, value) => value !== undefined)
  @IsIn(productKinds)
  kind?: ProductKind;
}

/** The longest texts that are normalized: nothing longer is ever stored. */
const longestText = 500;

export class NormalizedTitleRequest {
  @IsString()
  @MinLength(1)
  @MaxLength(longestText)
  name!: string;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(longestText)
  publisher?: string | null;

  @ApiPropertyOptional({ enum: platforms, nullable: true })
  @IsOptional()
  @IsIn(platforms)
  platform?: Platform | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(longestText)
  source?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(longestText)
  systemCategory?: string | null;
}

export class NormalizeRequest {
  /** Up to 1,000 at once. */
  @ApiProperty({ type: [NormalizedTitleRequest] })
  @IsNestedList(() => NormalizedTitleRequest, 1_000)
  titles!: NormalizedTitleRequest[];
}

export class NormalizedTitleResponse extends NormalizedAnswerResponse {
  /** As it was given. */
  name!: string;
  @ApiProperty({ type: String, nullable: true })
  publisher!: string | null;
  @ApiProperty({ type: [NormalizationStepResponse] })
  steps!: NormalizationStepResponse[];
}

export class NormalizeResponse {
  @ApiProperty({ type: [NormalizedTitleResponse] })
  items!: NormalizedTitleResponse[];
}
