import { PartialType } from '@nestjs/swagger';
import { IsLongText, IsName, Optional } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryIds } from '../../platform/http/list-query.js';
import {
  BillingTermsRequest,
  BillingTermsResponse,
  type BillingTermsRow,
  IsProductList,
  TemplateProductRequest,
  TemplateProductResponse,
  toTermsResponse,
} from './billing-terms.dto.js';
import { plainDecimal } from './billing-terms.rules.js';

export class CreateBillingTemplateRequest extends BillingTermsRequest {
  /** Unique, whatever its case. */
  @IsName()
  name!: string;

  @Optional()
  @IsLongText(2000)
  description?: string;

  /** In the order of the lines. */
  @IsProductList(() => TemplateProductRequest)
  products?: TemplateProductRequest[];
}

export class UpdateBillingTemplateRequest extends PartialType(CreateBillingTemplateRequest, {
  skipNullProperties: false,
}) {}

export class BillingTemplateListQuery extends ListQuery {
  /** Templates with one of these products. */
  @QueryIds()
  productId?: number[];
}

export class BillingTemplateExportQuery extends exportQueryOf(BillingTemplateListQuery) {}

export class BillingTemplateResponse extends BillingTermsResponse {
  id!: number;
  version!: number;
  name!: string;
  description!: string;
  /** In the order of the lines. */
  products!: TemplateProductResponse[];
  createdAt!: Date;
}

export class BillingTemplatePage extends pageOf(BillingTemplateResponse) {}

/** A row of the list, as SQL gives it. */
export interface BillingTemplateRow extends BillingTermsRow {
  id: number;
  version: number;
  name: string;
  description: string;
  products: { productId: number; name: string; active: boolean; price: string | null; includedCount: number | null }[];
  created_at: Date;
}

export function toTemplateResponse(row: BillingTemplateRow): BillingTemplateResponse {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    description: row.description,
    ...toTermsResponse(row),
    products: row.products.map((each) => ({ ...each, price: each.price === null ? null : plainDecimal(each.price) })),
    createdAt: row.created_at,
  };
}
