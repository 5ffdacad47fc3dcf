import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, ValidateIf } from 'class-validator';
import { IsId, IsLine, IsName } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryFlag, QueryIds, QueryWords } from '../../platform/http/list-query.js';
import type { ProductKind } from './normalization/normalizer.types.js';
import { type AliasOrigin, aliasOrigins, productKinds } from './software.types.js';

export class SoftwareListQuery extends ListQuery {
  /** Products whose publisher has the name of one of these publishers. */
  @QueryIds()
  publisherId?: number[];

  /** Products whose publisher is not known too. */
  @QueryIds({ of: 'none' })
  publisherIdNot?: number[];

  @QueryWords(productKinds)
  kind?: ProductKind[];

  @QueryWords(productKinds, { of: 'none' })
  kindNot?: ProductKind[];

  /** Products that active devices of these organizations have; `deviceCount` then counts in these. */
  @QueryIds()
  organizationId?: number[];

  @QueryFlag()
  reviewed?: boolean;
}

export class SoftwareExportQuery extends exportQueryOf(SoftwareListQuery) {}

export class UpdateSoftwareRequest {
  /** Titles that are normalized to the present name or to the new one stand for this product. */
  @ApiPropertyOptional()
  @ValidateIf((_, value) => value !== undefined)
  @IsName(200)
  name?: string;

  /** Empty or null when nobody knows who makes it. */
  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsLine(200)
  publisher?: string | null;

  @ApiPropertyOptional({ enum: productKinds })
  @ValidateIf((_, value) => value !== undefined)
  @IsIn(productKinds)
  kind?: ProductKind;

  /** Absent together with a new name or publisher: reviewed. */
  @ApiPropertyOptional()
  @ValidateIf((_, value) => value !== undefined)
  @IsBoolean()
  reviewed?: boolean;
}

export class ReviewSoftwareRequest {
  @IsBoolean()
  reviewed!: boolean;
}

export class MergeSoftwareRequest {
  /** The product that stays. */
  @IsId()
  intoProductId!: number;
}

export class SoftwareResponse {
  id!: number;
  version!: number;
  name!: string;
  /** null when nobody knows who makes it. */
  @ApiProperty({ type: String, nullable: true })
  publisher!: string | null;
  @ApiProperty({ enum: productKinds })
  kind!: ProductKind;
  /** Active devices that have it, of those that you may see. */
  deviceCount!: number;
  /** Raw titles that stand for it. */
  titleCount!: number;
  /** Licenses whose rules look at it, directly or through a device group, of those that you may see. */
  licenseCount!: number;
  /** Known to the catalog or to a rule, or looked at by a technician. */
  reviewed!: boolean;
}

export class SoftwareAliasResponse {
  id!: number;
  /** `MERGE`: a product of this name was merged into this one. `NAME`: the name that a technician gave it. */
  @ApiProperty({ enum: aliasOrigins })
  origin!: AliasOrigin;
  name!: string;
  @ApiProperty({ type: String, nullable: true })
  publisher!: string | null;
}

export class SoftwareDetailResponse extends SoftwareResponse {
  /** Further names that stand for this product. */
  @ApiProperty({ type: [SoftwareAliasResponse] })
  aliases!: SoftwareAliasResponse[];
}

export class SoftwarePage extends pageOf(SoftwareResponse) {}

export class SoftwareDeviceListQuery extends ListQuery {
  @QueryIds()
  organizationId?: number[];
}

export class SoftwareDeviceExportQuery extends exportQueryOf(SoftwareDeviceListQuery) {}

/** What something else is called. */
export class SoftwareReference {
  id!: number;
  name!: string;
}

export class SoftwareDeviceResponse {
  id!: number;
  name!: string;
  organization!: SoftwareReference;
  deviceClass!: string;
  /** The versions of the product that the device has, of those that were reported. */
  versions!: string[];
}

export class SoftwareDevicePage extends pageOf(SoftwareDeviceResponse) {}

/** Text of which '' stands for nothing known. */
export function known(text: string): string | null {
  return text === '' ? null : text;
}
