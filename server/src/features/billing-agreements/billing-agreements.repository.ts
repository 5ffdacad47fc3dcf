import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { containsPattern, inIds, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { agreedProductsOf, hasProduct } from './agreed-products.sql.js';
import {
  type BillingAgreementListQuery,
  type BillingAgreementResponse,
  type BillingAgreementRow,
  toAgreementResponse,
} from './billing-agreements.dto.js';
import { BillingAgreement, BillingAgreementProduct } from './billing-agreements.entity.js';
import type { AgreementStatus } from './billing-schedule.rules.js';
import type { BillingTerms, KeptProduct, KeptRate } from './billing-terms.rules.js';

/** What of an agreement can be written, besides its products. */
export interface AgreementFields extends BillingTerms {
  name: string;
  status: AgreementStatus;
  startOn: string;
  endOn: string | null;
  nextStartOn: string;
  nextBillOn: string;
}

/** An agreement that is held for a change. */
export interface HeldAgreement {
  version: number;
  organizationId: number;
  /** The last day that an invoice is about; null while there is none. */
  billedThrough: string | null;
}

const list: ListDefinition = {
  select: sql`a.id, a.version, a.organization_id, o.name AS organization_name, a.name, a.status, a."interval",
    a.bill_day, a.timing, a.currency, a.tax_percent::text, a.prorate_first, a.auto_approve, a.payment_term_days,
    a.start_on, a.end_on, a.next_start_on, a.next_bill_on, a.next_sequence, a.failure, a.created_at,
    ${agreedProductsOf('agreement', sql`a.id`)} AS products`,
  from: sql`billing_agreement a LEFT JOIN organization o ON o.id = a.organization_id`,
  counted: sql`billing_agreement a`,
  countedSorts: ['name', 'status', 'interval', 'currency', 'startOn', 'nextBillOn', 'createdAt', 'id'],
  id: sql`a.id`,
  sorts: {
    name: sql`lower(a.name)`,
    organization: sql`lower(o.name)`,
    status: sql`a.status`,
    interval: sql`a."interval"`,
    currency: sql`a.currency`,
    startOn: sql`a.start_on`,
    nextBillOn: sql`a.next_bill_on`,
    createdAt: sql`a.created_at`,
    id: sql`a.id`,
  },
  defaultSort: 'name',
};

@Injectable()
export class BillingAgreementsRepository {
  constructor(private readonly database: Database) {}

  /** The agreements that satisfy `visible`. */
  list(visible: Sql, query: Unpaged<BillingAgreementListQuery>): RowList<BillingAgreementResponse> {
    const where = [visible];
    if (query.organizationId !== undefined) where.push(inIds(sql`a.organization_id`, query.organizationId));
    if (query.status !== undefined) where.push(sql`a.status = ANY(${query.status}::text[])`);
    if (query.productId !== undefined) where.push(hasProduct('agreement', sql`a.id`, query.productId));
    if (query.failed !== undefined) where.push(sql`(a.failure <> '') = ${query.failed}`);
    if (query.q !== undefined) where.push(sql`a.name ILIKE ${containsPattern(query.q)}`);
    return listOf(this.database, list, where, toAgreementResponse);
  }

  /** One agreement as it is shown, or null. */
  async find(visible: Sql, id: number): Promise<BillingAgreementResponse | null> {
    const row = await this.database.first<BillingAgreementRow>(
      sql`SELECT ${list.select} FROM ${list.from} WHERE a.id = ${id} AND (${visible})`,
    );
    return row === null ? null : toAgreementResponse(row);
  }

  /** Holds an agreement for a change, also against being billed, or null. */
  async lock(visible: Sql, id: number): Promise<HeldAgreement | null> {
    return this.database.first(sql`
      SELECT a.version, a.organization_id AS "organizationId", a.billed_through AS "billedThrough"
      FROM billing_agreement a WHERE a.id = ${id} AND (${visible}) FOR UPDATE`);
  }

  async organizationExists(id: number): Promise<boolean> {
    return (await this.database.first(sql`SELECT FROM organization WHERE id = ${id} FOR KEY SHARE`)) !== null;
  }

  /** The exchange rates of an agreement that bills in a currency. */
  rates(id: number, currency: string): Promise<KeptRate[]> {
    return this.database.query(sql`
      SELECT billing_product_id AS "productId", exchange_rate::text AS "exchangeRate", cost_currency AS "costCurrency",
        ${currency}::text AS currency
      FROM billing_agreement_product WHERE billing_agreement_id = ${id} AND exchange_rate IS NOT NULL`);
  }

  async insert(organizationId: number, fields: AgreementFields): Promise<number> {
    const { identifiers } = await this.database.repository(BillingAgreement).insert({ organizationId, ...fields });
    return Number(identifiers[0]?.['id']);
  }

  async update(id: number, fields: Partial<AgreementFields> & { failure?: string }): Promise<void> {
    await this.database.repository(BillingAgreement).update({ id }, fields);
  }

  /** Puts these products in place of those that it has, in their order. */
  async replaceProducts(id: number, products: readonly KeptProduct[]): Promise<void> {
    const repository = this.database.repository(BillingAgreementProduct);
    await repository.delete({ billingAgreementId: id });
    await repository.insert(
      products.map(({ productId, price, includedCount, exchangeRate, costCurrency }, position) => ({
        billingAgreementId: id,
        billingProductId: productId,
        position,
        price,
        includedCount,
        exchangeRate,
        costCurrency,
      })),
    );
  }

  async delete(id: number): Promise<void> {
    await this.database.repository(BillingAgreement).delete({ id });
  }
}
