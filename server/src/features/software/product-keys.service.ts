import { Injectable } from '@nestjs/common';
import type { NormalizedTitle, ProductKind } from './normalization/normalizer.types.js';
import { type KeyedProduct, type NamedProduct, ProductKeysRepository } from './product-keys.repository.js';

/** Finds the products that the normalizer's answers stand for, and makes those that are missing. */
@Injectable()
export class ProductKeysService {
  constructor(private readonly products: ProductKeysRepository) {}

  /** The products of keys; unknown keys are left out. */
  async find(keys: Iterable<string>): Promise<Map<string, number>> {
    const distinct = [...new Set(keys)];
    if (distinct.length === 0) return new Map();
    return idsByKey(await this.products.find(distinct));
  }

  /**
   * The products of answers, by key. A missing one is made, named as the answer names it; where several answers with
   * one key spell it differently, the best known spelling counts. To be called in a transaction.
   */
  async resolve(answers: readonly NormalizedTitle[]): Promise<Map<string, number>> {
    const named = bestNames(answers);
    const keys = [...named.keys()];
    if (keys.length === 0) return new Map();
    const found = await this.products.find(keys);
    const known = new Set(found.map((each) => each.key));
    const missing = [...named.values()].filter((each) => !known.has(each.key));
    const made = missing.length === 0 ? [] : await this.products.insert(missing);
    if (made.length < missing.length) {
      // Somebody else made them meanwhile: the insert has waited for that, so that they can be read now.
      const makers = new Set(made.map((each) => each.key));
      const others = missing.filter((each) => !makers.has(each.key)).map((each) => each.key);
      found.push(...(await this.products.find(others)));
    }
    await this.adopt(named, found);
    return idsByKey([...found, ...made]);
  }

  /** Products that only this rule makes are named as it says now. To be called inside `changeRules`. */
  async respell(matchedById: string, kind: ProductKind | null, answers: readonly NormalizedTitle[]): Promise<void> {
    const own = answers.filter((answer) => answer.matchedBy.id === matchedById);
    const productIds = await this.find(own.map((answer) => answer.productKey));
    const named = new Map<number, { id: number; name: string; publisherName: string; kind: ProductKind | null }>();
    for (const { productKey, product } of own) {
      const id = productIds.get(productKey);
      if (id !== undefined) named.set(id, { id, name: product.name, publisherName: product.publisher ?? '', kind });
    }
    if (named.size > 0) await this.products.respell(matchedById, [...named.values()]);
  }

  private async adopt(named: ReadonlyMap<string, NamedProduct>, found: readonly KeyedProduct[]): Promise<void> {
    const better = new Map<number, NamedProduct & { id: number }>();
    for (const { key, id, reviewed } of found) {
      const product = named.get(key);
      if (product?.reviewed === true && !reviewed) better.set(id, { ...product, id });
    }
    if (better.size > 0) await this.products.adopt([...better.values()]);
  }
}

function idsByKey(products: readonly KeyedProduct[]): Map<string, number> {
  return new Map(products.map((each) => [each.key, each.id]));
}

/** One name per key: of a reviewed answer before any other, and among equals the first in the alphabet. */
function bestNames(answers: readonly NormalizedTitle[]): Map<string, NamedProduct> {
  const named = new Map<string, NamedProduct>();
  for (const answer of answers) {
    const known = named.get(answer.productKey);
    const candidate: NamedProduct = {
      key: answer.productKey,
      name: answer.product.name,
      publisherName: answer.product.publisher ?? '',
      kind: answer.kind,
      reviewed: answer.reviewed,
    };
    if (known === undefined || isBetter(candidate, known)) named.set(candidate.key, candidate);
  }
  return named;
}

function isBetter(candidate: NamedProduct, known: NamedProduct): boolean {
  if (candidate.reviewed !== known.reviewed) return candidate.reviewed;
  return candidate.name < known.name;
}
