import { identifier, sql, type Sql } from '../../platform/database/sql.js';

/** Whose products: the table that has them, and its column of whose they are. */
const tables = {
  template: { table: 'billing_template_product', owner: 'billing_agreement_template_id' },
  agreement: { table: 'billing_agreement_product', owner: 'billing_agreement_id' },
} as const;

type Owner = keyof typeof tables;

/** The products of an agreement or a template as JSON, in their order; the primary key begins with whose they are. */
export function agreedProductsOf(kind: Owner, ownerId: Sql): Sql {
  const { table, owner } = tables[kind];
  const rate = kind === 'agreement' ? sql`, 'exchangeRate', agreed.exchange_rate::text` : sql``;
  return sql`(
    SELECT coalesce(jsonb_agg(jsonb_build_object('productId', product.id, 'name', product.name,
      'active', product.active, 'price', agreed.price::text, 'includedCount', agreed.included_count${rate})
      ORDER BY agreed.position), '[]')
    FROM ${identifier(table)} agreed JOIN billing_product product ON product.id = agreed.billing_product_id
    WHERE agreed.${identifier(owner)} = ${ownerId})`;
}

/** True where an agreement or a template has one of some products. */
export function hasProduct(kind: Owner, ownerId: Sql, productIds: readonly number[]): Sql {
  const { table, owner } = tables[kind];
  return sql`EXISTS (SELECT FROM ${identifier(table)} agreed WHERE agreed.${identifier(owner)} = ${ownerId}
    AND agreed.billing_product_id = ANY(${[...productIds]}::bigint[]))`;
}
