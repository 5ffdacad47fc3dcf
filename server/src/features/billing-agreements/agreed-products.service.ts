import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { type FieldError, invalidFields } from '../../platform/http/app-error.js';
import { BillingMeasuring } from '../billing-products/billing-measuring.service.js';
import { LicenseCosts } from '../billing-products/license-costs.service.js';
import {
  type AgreedProduct,
  type KeptRate,
  type KeptProduct,
  priceless,
  productErrors,
  type ProductStanding,
  staleRates,
  withNeededRates,
} from './billing-terms.rules.js';

/** What can be put on agreements and templates. */
@Injectable()
export class AgreedProductsService {
  constructor(
    private readonly authorization: Authorization,
    private readonly measuring: BillingMeasuring,
    private readonly costs: LicenseCosts,
  ) {}

  /**
   * Products that are not there; to whoever may not see products none is, but those that were there already.
   * @param known products that stay
   */
  async unknown(actor: Actor, products: readonly AgreedProduct[], known: ReadonlySet<number>): Promise<FieldError[]> {
    const standings = new Map<number, ProductStanding>();
    for (const id of (await this.seen(actor, products, known)).keys()) {
      standings.set(id, { problem: null, costCurrency: null, told: true });
    }
    return productErrors('', products, standings);
  }

  /**
   * Products as they are kept.
   * @throws AppError 422 by field for products that are not there, that nothing can be counted of for the organization,
   * or whose cost needs a rate. What a license costs is told to whoever may know it.
   * @param known products that stay
   * @param rates those that the agreement has already: they are of the currencies that they were entered for
   */
  async fitting(
    actor: Actor,
    { organizationId, currency }: { organizationId: number; currency: string },
    products: readonly AgreedProduct[],
    known: ReadonlySet<number>,
    rates: readonly KeptRate[] = [],
  ): Promise<KeptProduct[]> {
    const seen = await this.seen(actor, products, known);
    const priced = new Set(products.filter(({ price }) => price !== null).map(({ productId }) => productId));
    const obstacles = await this.measuring.problemsIn(organizationId, [...seen.keys()]);
    // Whoever says the price needs no cost to mark up.
    const present = obstacles.filter(({ code, productId }) => code !== 'NO_COST' || !priced.has(productId));
    const problems = new Map(present.map((obstacle) => [obstacle.productId, obstacle]));
    const licenseIds = [...seen.values()].flatMap(({ licenseId }) => licenseId ?? []);
    const knownCosts = await this.costs.knownAmong(actor, licenseIds);
    const standings = new Map<number, ProductStanding>();
    for (const [id, { cost, licenseId, name }] of seen) {
      const costCurrency = cost.source === 'INHERIT' ? cost.currency : null;
      const told = licenseId === null || knownCosts.has(licenseId);
      const obstacle = problems.get(id);
      const hidden = obstacle?.code === 'NO_COST' && !told;
      const problem = hidden ? priceless(name) : (obstacle?.message ?? null);
      standings.set(id, { problem, costCurrency, told });
    }
    const errors = [
      ...productErrors(currency, products, standings),
      ...staleRates(currency, products, standings, rates),
    ];
    if (errors.length > 0) throw invalidFields(errors);
    return withNeededRates(currency, products, standings);
  }

  private async seen(actor: Actor, products: readonly AgreedProduct[], known: ReadonlySet<number>) {
    const sees = this.authorization.allowsSome(actor, 'read', 'BillingProduct');
    const ids = products.map(({ productId }) => productId).filter((id) => sees || known.has(id));
    return new Map((await this.measuring.products([...new Set(ids)])).map((product) => [product.id, product]));
  }
}
