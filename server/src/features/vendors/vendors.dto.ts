import { ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, IsUrl, MaxLength, ValidateIf } from 'class-validator';
import { IsId, IsName } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf } from '../../platform/http/list-query.js';
import { websiteOf } from '../publishers/publishers.rules.js';

export class CreateVendorRequest {
  /** Unique, whatever its case. */
  @IsName()
  name!: string;

  /** An address of the web; without `https://` that is put before it. Empty for none. */
  @ApiPropertyOptional({ type: String, maxLength: 500, example: 'https://www.cdw.com' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => websiteOf(value))
  @ValidateIf((_, value) => value !== '')
  @MaxLength(500)
  @IsUrl(
    { protocols: ['http', 'https'], require_protocol: true, require_tld: false, disallow_auth: true },
    { message: 'A website is an address such as https://www.cdw.com' },
  )
  website?: string;
}

export class UpdateVendorRequest extends PartialType(CreateVendorRequest, { skipNullProperties: false }) {}

export class MergeVendorRequest {
  /** The vendor that stays. */
  @IsId()
  intoVendorId!: number;
}

export class VendorListQuery extends ListQuery {}

export class VendorExportQuery extends exportQueryOf(VendorListQuery) {}

export class VendorResponse {
  id!: number;
  version!: number;
  name!: string;
  /** Empty when unknown. */
  website!: string;
  /** Licenses that name the vendor, themselves or in a purchase, of those that you may see. */
  licenseCount!: number;
}

export class VendorPage extends pageOf(VendorResponse) {}
