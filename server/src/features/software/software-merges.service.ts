import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { notFound } from '../../platform/http/app-error.js';
import { assertVersion } from '../../platform/http/versions.js';
import { ReconciliationService } from '../reconciliation/reconciliation.service.js';
import { ProductAliasesRepository } from './product-aliases.repository.js';
import { ProductReferencesRepository } from './product-references.repository.js';
import { auditedProduct, withoutAliasIds } from './software.audit.js';
import { aliasOfName, productMergedWithItself, productUnknown } from './software.errors.js';
import { type HeldProduct, SoftwareRepository } from './software.repository.js';
import { known } from './software.dto.js';
import { SoftwareVisibility } from './software.visibility.js';
import { TitleMappingRepository } from './title-mapping.repository.js';
import { TitleMappingService } from './title-mapping.service.js';
import { TitleNormalizer } from './title-normalizer.service.js';
import { TitleReplay } from './title-replay.service.js';

/** Makes two products one, and two of one again. */
@Injectable()
export class SoftwareMerges {
  constructor(
    private readonly authorization: Authorization,
    private readonly audit: Audit,
    private readonly visibility: SoftwareVisibility,
    private readonly reconciliation: ReconciliationService,
    private readonly products: SoftwareRepository,
    private readonly aliases: ProductAliasesRepository,
    private readonly references: ProductReferencesRepository,
    private readonly titles: TitleMappingRepository,
    private readonly mapping: TitleMappingService,
    private readonly normalizer: TitleNormalizer,
    private readonly replay: TitleReplay,
  ) {}

  /**
   * Merges a product into another one. Its titles stand for the other one, each for the reason for which it stood for
   * the first; titles that are normalized to the merged product later follow; licenses and device groups that name it
   * name the other one.
   * @throws AppError 404, 422 `product.same`, 422 `product.unknown`.
   */
  merge(actor: Actor, id: number, intoProductId: number): Promise<void> {
    if (id === intoProductId) throw productMergedWithItself();
    return this.reconciliation.changeRules(async () => {
      const from = await this.hold(actor, id);
      if (from === null) throw notFound('product');
      const into = await this.hold(actor, intoProductId);
      if (into === null) throw productUnknown('intoProductId');
      await this.aliases.takeOver(from, into.id);
      const rewritten = await this.references.replace(from.id, into.id);
      const titles = await this.titles.ofProduct(from.id);
      const moved = await this.mapping.move(
        titles.map(({ id: titleId, matchedBy, matchedById }) => ({
          titleId,
          fromProductId: from.id,
          toProductId: into.id,
          matchedBy,
          matchedById,
        })),
      );
      await this.titles.deleteProducts([from.id]);
      await this.products.update(into.id, { reviewed: true });
      await this.mapping.announce([from.id, into.id]);
      await this.audit.record(actor, {
        action: 'product.merged',
        subjectType: 'Product',
        subjectId: into.id,
        before: { ...shownOf(from), titleCount: titles.length },
        after: { id: into.id, name: into.name },
      });
      return {
        result: undefined,
        affected: { ...rewritten, productIds: [from.id, into.id], titleIds: moved.titleIds },
      };
    });
  }

  /**
   * Takes a merge back for one of the names that it left: titles that are normalized to it stand for a product of
   * their own again. Licenses and groups go on to name the product that stayed.
   * @throws AppError 404, 412 when `version` is stale, 409 `product.alias-of-name`.
   */
  takeBack(actor: Actor, id: number, aliasId: number, version: number | null): Promise<void> {
    return this.reconciliation.changeRules(async () => {
      const product = await this.hold(actor, id);
      if (product === null) throw notFound('product');
      assertVersion(product.version, version);
      const alias = await this.aliases.find(id, aliasId);
      if (alias === null) throw notFound('alias');
      if (alias.origin === 'NAME') throw aliasOfName();
      const before = withoutAliasIds({ ...shownOf(product), aliases: await this.products.aliasesOf(id) });
      await this.aliases.delete(aliasId);
      const titles = (await this.titles.ofProduct(id)).filter((title) => title.matchedBy !== 'MANUAL');
      const moved = await this.replay.apply(await this.replay.answersAbout(titles, await this.normalizer.current()));
      await this.products.update(id, { reviewed: true });
      await this.mapping.announce([id]);
      const after = withoutAliasIds({
        ...shownOf(product),
        reviewed: true,
        aliases: await this.products.aliasesOf(id),
      });
      await this.audit.recordFate(actor, auditedProduct, { what: 'merge-taken-back', before, after });
      return { result: undefined, affected: { ...moved, productIds: [id, ...moved.productIds] } };
    });
  }

  private async hold(actor: Actor, id: number): Promise<HeldProduct | null> {
    const held = await this.products.hold(this.visibility.of(actor).products, id);
    if (held !== null) this.authorization.demand(actor, 'update', 'Product', {});
    return held;
  }
}

function shownOf({ id, name, publisherName, kind, reviewed }: HeldProduct) {
  return { id, name, publisher: known(publisherName), kind, reviewed };
}
