import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { containsPattern, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { ListQuery, Unpaged } from '../../platform/http/list-query.js';
import type { BillingAccountResponse } from './billing-accounts.dto.js';
import { BillingAccount } from './billing-accounts.entity.js';
import type { QuantitySourceType } from './billing-products.rules.js';

/** What of an account can be written. */
export interface AccountFields {
  code: string;
  name: string;
  description: string;
}

/** An account that is held for a change. */
export interface HeldAccount extends AccountFields {
  id: number;
  version: number;
  defaultOf: QuantitySourceType | null;
}

/** billing_product_account_id_idx */
const productCount = sql`(SELECT count(*) FROM billing_product p WHERE p.account_id = a.id)`;

const accounts: ListDefinition = {
  select: sql`a.id, a.version, a.code, a.name, a.description, a.default_of AS "defaultOf", ${productCount} AS "productCount"`,
  from: sql`billing_account a`,
  id: sql`a.id`,
  sorts: {
    code: sql`lower(a.code)`,
    name: sql`lower(a.name)`,
    productCount,
    createdAt: sql`a.created_at`,
    id: sql`a.id`,
  },
  defaultSort: 'code',
};

@Injectable()
export class BillingAccountsRepository {
  constructor(private readonly database: Database) {}

  /** The accounts that satisfy `visible`. */
  list(visible: Sql, query: Unpaged<ListQuery>): RowList<BillingAccountResponse> {
    const where = [visible];
    if (query.q !== undefined) {
      const pattern = containsPattern(query.q);
      where.push(sql`a.code ILIKE ${pattern} OR a.name ILIKE ${pattern} OR a.description ILIKE ${pattern}`);
    }
    return listOf(this.database, accounts, where, (row: BillingAccountResponse) => row);
  }

  /** One account as it is shown, or null. */
  find(visible: Sql, id: number): Promise<BillingAccountResponse | null> {
    return this.database.first(
      sql`SELECT ${accounts.select} FROM ${accounts.from} WHERE a.id = ${id} AND (${visible})`,
    );
  }

  /** Holds an account for a change, or null. No product can begin to be booked under it meanwhile. */
  lock(visible: Sql, id: number): Promise<HeldAccount | null> {
    return this.database.first(sql`
      SELECT a.id, a.version, a.code, a.name, a.description, a.default_of AS "defaultOf"
      FROM billing_account a WHERE a.id = ${id} AND (${visible}) FOR UPDATE`);
  }

  /** How many products are booked under an account. */
  async productsOf(id: number): Promise<number> {
    const { count } = await this.database.one<{ count: number }>(
      sql`SELECT count(*) AS count FROM billing_product WHERE account_id = ${id}`,
    );
    return count;
  }

  async insert(fields: AccountFields): Promise<number> {
    const { identifiers } = await this.database.repository(BillingAccount).insert(fields);
    return Number(identifiers[0]?.['id']);
  }

  async update(id: number, fields: Partial<AccountFields>): Promise<void> {
    await this.database.repository(BillingAccount).update({ id }, fields);
  }

  async delete(id: number): Promise<void> {
    await this.database.repository(BillingAccount).delete({ id });
  }
}
