import type { AuditedKind } from '../../platform/audit/audited.rules.js';
import type { SoftwareAliasResponse, SoftwareResponse } from './software.dto.js';
import type { SoftwareRuleResponse } from './software-rules.dto.js';
import type { TitleResponse } from './titles.dto.js';

interface AuditedProduct extends Pick<SoftwareResponse, 'id' | 'name' | 'publisher' | 'kind' | 'reviewed'> {
  /** Absent where it has none yet. */
  aliases?: Omit<SoftwareAliasResponse, 'id'>[];
}

export const auditedProduct: AuditedKind<AuditedProduct> = {
  subjectType: 'Product',
  noun: 'product',
  shown: ['id', 'name', 'publisher', 'kind', 'reviewed', 'aliases'],
};

/** Names alone: whoever gives a product the name that it has makes that alias anew. */
export function withoutAliasIds<Product extends { aliases: SoftwareAliasResponse[] }>(product: Product) {
  const aliases = product.aliases.map(({ origin, name, publisher }) => ({ origin, name, publisher }));
  return { ...product, aliases };
}

export const auditedTitle: AuditedKind<TitleResponse> = {
  subjectType: 'Title',
  noun: 'title',
  shown: ['id', 'name', 'publisher', 'platform', 'product', 'matchedBy'],
};

export const auditedRule: AuditedKind<SoftwareRuleResponse> = {
  subjectType: 'SoftwareRule',
  noun: 'software-rule',
  shown: ['id', 'priority', 'field', 'operator', 'pattern', 'publisherPattern', 'productName', 'publisherName', 'kind'],
};
