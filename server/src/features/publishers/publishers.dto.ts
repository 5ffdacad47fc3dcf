import { ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, IsUrl, MaxLength, ValidateIf } from 'class-validator';
import { IsId, IsName } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf } from '../../platform/http/list-query.js';
import { websiteOf } from './publishers.rules.js';

export class CreatePublisherRequest {
  /** Unique, whatever its case. */
  @IsName()
  name!: string;

  /** An address of the web; without `https://` that is put before it. Empty for none. */
  @ApiPropertyOptional({ type: String, maxLength: 500, example: 'https://www.adobe.com' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => websiteOf(value))
  @ValidateIf((_, value) => value !== '')
  @MaxLength(500)
  @IsUrl(
    { protocols: ['http', 'https'], require_protocol: true, require_tld: false, disallow_auth: true },
    { message: 'A website is an address such as https://www.adobe.com' },
  )
  website?: string;
}

export class UpdatePublisherRequest extends PartialType(CreatePublisherRequest, { skipNullProperties: false }) {}

export class MergePublisherRequest {
  /** The publisher that stays. */
  @IsId()
  intoPublisherId!: number;
}

export class PublisherListQuery extends ListQuery {}

export class PublisherExportQuery extends exportQueryOf(PublisherListQuery) {}

export class PublisherResponse {
  id!: number;
  version!: number;
  name!: string;
  /** Empty when unknown. */
  website!: string;
  /** Licenses that name the publisher, of those that you may see. */
  licenseCount!: number;
  /** Its products in inventory, of those that you may see. */
  productCount!: number;
  /** Names that it had, and those of publishers merged into it: software reported under them is its own. */
  alsoNamed!: string[];
}

export class PublisherPage extends pageOf(PublisherResponse) {}

export class PublisherSuggestionResponse {
  /** As the products in inventory name it. */
  name!: string;
  /** Its products that are installed somewhere. */
  productCount!: number;
  /** Active devices that have the one of its products which most devices have. */
  deviceCount!: number;
}

export class PublisherSuggestionPage extends pageOf(PublisherSuggestionResponse) {}
