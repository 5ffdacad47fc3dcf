import { Injectable } from '@nestjs/common';
import { Changes } from '../../platform/events/changes.js';
import { countChanges } from './product-counts.rules.js';
import { ProductCountsService } from './product-counts.service.js';
import { ProductReferencesRepository } from './product-references.repository.js';
import { type TitleMove, TitleMappingRepository } from './title-mapping.repository.js';

/** What moving titles touched: what reconciling has to look at again. */
export interface TitlesMoved {
  productIds: number[];
  titleIds: number[];
}

/** The one place where titles move between products. */
@Injectable()
export class TitleMappingService {
  constructor(
    private readonly mapping: TitleMappingRepository,
    private readonly references: ProductReferencesRepository,
    private readonly counts: ProductCountsService,
    private readonly changes: Changes,
  ) {}

  /**
   * Moves titles to products, keeps the device counts exact, and removes products that nothing stands for and nothing
   * names any more. Runs inside `changeRules`: no inventory is written meanwhile.
   */
  async move(moves: readonly TitleMove[]): Promise<TitlesMoved> {
    const between = moves.filter((each) => each.fromProductId !== each.toProductId);
    if (moves.length === 0) return { productIds: [], titleIds: [] };
    const before = between.length === 0 ? [] : await this.mapping.deviceCounts(between);
    await this.mapping.move(moves);
    const after = between.length === 0 ? [] : await this.mapping.deviceCounts(between);
    await this.counts.productsChanged(countChanges(before, after));
    const productIds = [...new Set(between.flatMap((each) => [each.fromProductId, each.toProductId]))];
    await this.removeDeserted(between.map((each) => each.fromProductId));
    await this.announce([...productIds, ...moves.map((each) => each.toProductId)]);
    return { productIds, titleIds: between.map((each) => each.titleId) };
  }

  /** Tells whoever looks at products that these changed. */
  announce(productIds: readonly number[]): Promise<void> {
    const ids = [...new Set(productIds)];
    return this.changes.publish({ topic: 'software', subject: 'Product', ids, organizationIds: null });
  }

  private async removeDeserted(productIds: readonly number[]): Promise<void> {
    const deserted = await this.mapping.deserted([...new Set(productIds)]);
    if (deserted.length === 0) return;
    const named = await this.references.named(deserted);
    await this.mapping.deleteProducts(deserted.filter((id) => !named.has(id)));
  }
}
