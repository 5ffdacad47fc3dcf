import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { containsPattern, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { agreedProductsOf, hasProduct } from './agreed-products.sql.js';
import {
  type BillingTemplateListQuery,
  type BillingTemplateResponse,
  type BillingTemplateRow,
  toTemplateResponse,
} from './billing-agreement-templates.dto.js';
import { BillingAgreementTemplate, BillingTemplateProduct } from './billing-agreements.entity.js';
import type { AgreedProduct, BillingTerms } from './billing-terms.rules.js';

/** What of a template can be written, besides its products. */
export interface TemplateFields extends BillingTerms {
  name: string;
  description: string;
}

const list: ListDefinition = {
  select: sql`t.id, t.version, t.name, t.description, t."interval", t.bill_day, t.timing, t.currency,
    t.tax_percent::text, t.prorate_first, t.auto_approve, t.payment_term_days, t.created_at,
    ${agreedProductsOf('template', sql`t.id`)} AS products`,
  from: sql`billing_agreement_template t`,
  id: sql`t.id`,
  sorts: {
    name: sql`lower(t.name)`,
    interval: sql`t."interval"`,
    currency: sql`t.currency`,
    createdAt: sql`t.created_at`,
    id: sql`t.id`,
  },
  defaultSort: 'name',
};

@Injectable()
export class BillingTemplatesRepository {
  constructor(private readonly database: Database) {}

  /** The templates that satisfy `visible`. */
  list(visible: Sql, query: Unpaged<BillingTemplateListQuery>): RowList<BillingTemplateResponse> {
    const where = [visible];
    if (query.productId !== undefined) where.push(hasProduct('template', sql`t.id`, query.productId));
    if (query.q !== undefined) {
      const pattern = containsPattern(query.q);
      where.push(sql`t.name ILIKE ${pattern} OR t.description ILIKE ${pattern}`);
    }
    return listOf(this.database, list, where, toTemplateResponse);
  }

  /** One template, or null. */
  async find(visible: Sql, id: number): Promise<BillingTemplateResponse | null> {
    const row = await this.database.first<BillingTemplateRow>(
      sql`SELECT ${list.select} FROM ${list.from} WHERE t.id = ${id} AND (${visible})`,
    );
    return row === null ? null : toTemplateResponse(row);
  }

  /** Holds a template for a change; its version, or null. */
  async lock(visible: Sql, id: number): Promise<number | null> {
    const held = await this.database.first<{ version: number }>(
      sql`SELECT t.version FROM billing_agreement_template t WHERE t.id = ${id} AND (${visible}) FOR UPDATE`,
    );
    return held?.version ?? null;
  }

  async insert(fields: TemplateFields): Promise<number> {
    const { identifiers } = await this.database.repository(BillingAgreementTemplate).insert(fields);
    return Number(identifiers[0]?.['id']);
  }

  async update(id: number, fields: TemplateFields): Promise<void> {
    await this.database.repository(BillingAgreementTemplate).update({ id }, fields);
  }

  /** Puts these products in place of those that it has, in their order. */
  async replaceProducts(id: number, products: readonly AgreedProduct[]): Promise<void> {
    const repository = this.database.repository(BillingTemplateProduct);
    await repository.delete({ billingAgreementTemplateId: id });
    await repository.insert(
      products.map(({ productId, price, includedCount }, position) => ({
        billingAgreementTemplateId: id,
        billingProductId: productId,
        position,
        price,
        includedCount,
      })),
    );
  }

  async delete(id: number): Promise<void> {
    await this.database.repository(BillingAgreementTemplate).delete({ id });
  }
}
