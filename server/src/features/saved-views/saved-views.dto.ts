import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, Matches, MaxLength, ValidateBy } from 'class-validator';
import { IsName, Optional } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryFlag, QueryTexts } from '../../platform/http/list-query.js';
import { isViewQuery, longestViewQuery } from './saved-views.rules.js';

export class CreateSavedViewRequest {
  /** The key of the table in the panel, such as `licenses`. */
  @ApiProperty({ type: String, maxLength: 60, example: 'licenses' })
  @IsString()
  @MaxLength(60)
  @Matches(/^[a-z][a-z0-9-]*$/, { message: 'A table is called like licenses or billing-invoices.' })
  table!: string;

  /** Unique among your views of the table, whatever its case. */
  @IsName(100)
  name!: string;

  /**
   * The query of the table's address, without `?`: filters, order, text, columns. `page` and `organizationId` belong to
   * the moment and are not kept.
   */
  @ApiProperty({ type: String, maxLength: longestViewQuery, example: 'type=PER_DEVICE&sort=-usage' })
  @IsString()
  @MaxLength(longestViewQuery)
  @ValidateBy({
    name: 'isViewQuery',
    validator: {
      validate: (value) => typeof value === 'string' && isViewQuery(value),
      defaultMessage: () => 'A query is written like type=PER_DEVICE&sort=-usage',
    },
  })
  query!: string;

  /** Whether others see it, too: technicians who see every organization. */
  @ApiPropertyOptional({ type: Boolean, default: false })
  @Optional()
  @IsBoolean()
  shared?: boolean;

  /** Whether you begin with it when you open the table. The one that you began with before is it no more. */
  @ApiPropertyOptional({ type: Boolean, default: false })
  @Optional()
  @IsBoolean()
  isDefault?: boolean;
}

export class UpdateSavedViewRequest extends PartialType(OmitType(CreateSavedViewRequest, ['table']), {
  skipNullProperties: false,
}) {}

export class SavedViewListQuery extends ListQuery {
  /** Of these tables. May be repeated. */
  @IsOptional()
  @QueryTexts()
  table?: string[];

  /** Only those that are shared, or only those that are not. */
  @QueryFlag()
  shared?: boolean;
}

export class SavedViewExportQuery extends exportQueryOf(SavedViewListQuery) {}

class ViewOwner {
  id!: number;
  name!: string;
}

export class SavedViewResponse {
  id!: number;
  version!: number;
  /** The key of the table in the panel. */
  table!: string;
  name!: string;
  /** The query of the table's address. */
  query!: string;
  /** Whether others see it, too: technicians who see every organization. */
  shared!: boolean;
  /** Whether you begin with it; false for those of others. */
  isDefault!: boolean;
  owner!: ViewOwner;
  /** Whether it is yours. */
  own!: boolean;
}

export class SavedViewPage extends pageOf(SavedViewResponse) {}
