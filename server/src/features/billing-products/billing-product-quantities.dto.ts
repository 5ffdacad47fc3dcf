import { ApiProperty } from '@nestjs/swagger';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryIds } from '../../platform/http/list-query.js';
import { BillingProductReference } from './billing-products.dto.js';

export class BillingProductQuantityListQuery extends ListQuery {
  @QueryIds()
  organizationId?: number[];
}

export class BillingProductQuantityExportQuery extends exportQueryOf(BillingProductQuantityListQuery) {}

/** How much of a product an organization has today. */
export class BillingProductQuantityResponse {
  /** That of the organization. */
  id!: number;
  organization!: BillingProductReference;

  /** Null where it cannot be measured there. */
  @ApiProperty({ type: Number, nullable: true })
  quantity!: number | null;

  /** The quantity less what the product includes, and never below zero; an agreement may include another number. */
  @ApiProperty({ type: Number, nullable: true })
  billedQuantity!: number | null;

  /** Why it cannot be measured there, and what to do; empty where it can. */
  problem!: string;
}

export class BillingProductQuantityPage extends pageOf(BillingProductQuantityResponse) {}
