import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import { mapList, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { Clock } from '../../platform/time/clock.js';
import { BillingMeasuring } from './billing-measuring.service.js';
import type {
  BillingProductQuantityListQuery,
  BillingProductQuantityResponse,
} from './billing-product-quantities.dto.js';
import { BillingProductQuantitiesRepository } from './billing-product-quantities.repository.js';
import type { BillingProductReference, BillingProductResponse } from './billing-products.dto.js';
import { BillingProductsService } from './billing-products.service.js';

/** How much of a product each organization has today. */
@Injectable()
export class BillingProductQuantitiesService {
  constructor(
    private readonly authorization: Authorization,
    private readonly clock: Clock,
    private readonly products: BillingProductsService,
    private readonly measuring: BillingMeasuring,
    private readonly quantities: BillingProductQuantitiesRepository,
  ) {}

  /** @throws AppError 404 when there is no such product that the actor may see. */
  async list(
    actor: Actor,
    productId: number,
    query: Unpaged<BillingProductQuantityListQuery>,
  ): Promise<RowList<BillingProductQuantityResponse>> {
    const product = await this.products.get(actor, productId);
    const organizations = this.quantities.organizations(this.measuredFor(actor, product), query);
    return mapList(organizations, async (some) => {
      const measured: BillingProductQuantityResponse[] = [];
      // One after the other: a page asks for as many as there are, and others ask, too.
      for (const organization of some) measured.push(await this.measure(product, organization));
      return measured;
    });
  }

  /**
   * The organizations whose agreements the actor may change: they could put the product on one and look at its invoice.
   * None where they do not see the license, which they would hear of.
   */
  private measuredFor(actor: Actor, product: BillingProductResponse): Sql[] {
    const { quantitySource, license, problem } = product;
    const unseen = quantitySource.type === 'SOFTWARE_LICENSE' && license === null && problem !== 'LICENSE_DELETED';
    return [
      sql`NOT ${unseen}::boolean`,
      this.authorization.visibleTo(actor, 'Organization', 'o'),
      this.authorization.visibleTo(actor, 'BillingAgreement', 'o', 'update'),
    ];
  }

  private async measure(
    { id, includedCount }: BillingProductResponse,
    organization: BillingProductReference,
  ): Promise<BillingProductQuantityResponse> {
    const found = (await this.measuring.quantities(organization.id, [id], this.clock.today())).get(id);
    if (found === undefined || found.problem !== null) {
      return {
        id: organization.id,
        organization,
        quantity: null,
        billedQuantity: null,
        problem: found?.problem ?? '',
      };
    }
    const { quantity } = found;
    const billedQuantity = Math.max(0, quantity - includedCount);
    return { id: organization.id, organization, quantity, billedQuantity, problem: '' };
  }
}
