import { ApiProperty, PartialType } from '@nestjs/swagger';
import { MinLength } from 'class-validator';
import { IsLine, IsLongText, IsName, Optional } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf } from '../../platform/http/list-query.js';
import { type QuantitySourceType, quantitySourceTypes } from './billing-products.rules.js';

export class CreateBillingAccountRequest {
  /** As the books call it, such as `4000`. Unique, whatever its case. */
  @ApiProperty({ minLength: 1, maxLength: 50 })
  @IsLine(50)
  @MinLength(1, { message: 'A code is needed.' })
  code!: string;

  @IsName()
  name!: string;

  @Optional()
  @IsLongText()
  description?: string;
}

export class UpdateBillingAccountRequest extends PartialType(CreateBillingAccountRequest, {
  skipNullProperties: false,
}) {}

export class BillingAccountListQuery extends ListQuery {}

export class BillingAccountExportQuery extends exportQueryOf(BillingAccountListQuery) {}

export class BillingAccountResponse {
  id!: number;
  version!: number;
  code!: string;
  name!: string;
  description!: string;

  /** The quantity source whose products are booked here unless said otherwise: it can be neither changed nor deleted. */
  @ApiProperty({ enum: quantitySourceTypes, enumName: 'QuantitySourceType', nullable: true })
  defaultOf!: QuantitySourceType | null;

  /** Products that are booked under it. */
  productCount!: number;
}

export class BillingAccountPage extends pageOf(BillingAccountResponse) {}
