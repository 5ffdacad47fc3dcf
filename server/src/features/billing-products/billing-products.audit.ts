import type { AuditedKind } from '../../platform/audit/audited.rules.js';
import { toAmounts, toQuantitySource } from './billing-products.dto.js';
import type { StoredProduct } from './billing-products.repository.js';

/** What the audit log shows of a product. */
export interface AuditedProduct extends ReturnType<typeof toAmounts> {
  id: number;
  name: string;
  description: string;
  accountId: number;
  quantitySource: object;
  includedCount: number;
  taxable: boolean;
  active: boolean;
}

export const auditedProduct: AuditedKind<AuditedProduct> = {
  subjectType: 'BillingProduct',
  noun: 'billing-product',
  shown: [
    'id',
    'name',
    'description',
    'accountId',
    'quantitySource',
    'costSource',
    'price',
    'includedCount',
    'taxable',
    'active',
  ],
};

export function toAuditedProduct(id: number, product: StoredProduct): AuditedProduct {
  const { name, description, accountId, includedCount, taxable, active } = product;
  const quantitySource = toQuantitySource(product);
  return { id, name, description, accountId, quantitySource, ...toAmounts(product), includedCount, taxable, active };
}
