import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { containsPattern, inIds, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import {
  type BillingProductListQuery,
  type BillingProductResponse,
  type ProductRow,
  toBillingProductResponse,
} from './billing-products.dto.js';
import { BillingProduct } from './billing-products.entity.js';
import type { ProductUses } from './billing-products.errors.js';
import { licenseCost } from './billing-measuring.sql.js';
import type { ProductDraft, QuantitySourceType } from './billing-products.rules.js';
import type { LicenseCost } from './inherited-cost.rules.js';

/** What somebody sees of products and of what these name, each as a condition on its alias. */
export interface SeenByActor {
  /** `p` */
  products: Sql;
  /** `l`, and the quantity that its cost is shown for: NULL where the cost is not theirs to know. */
  licenses: Sql;
  paid: Sql;
  /** Whether they see every license there can be: then they hear of those that were deleted. */
  everyLicense: boolean;
  /** `g` */
  groups: Sql;
  /** `r` */
  roles: Sql;
  /** On `ag` with its `organization_id`. */
  agreements: Sql;
  templates: boolean;
}

/** A draft whose account and license were looked up. */
export interface StoredProduct extends ProductDraft {
  accountId: number;
  /** What the license was called when the product was saved, or when it was deleted. */
  licenseName: string;
}

/** A product that is held for a change. */
export interface HeldProduct {
  id: number;
  version: number;
  /** Whether its account is the default one of its quantity source. */
  defaultAccount: boolean;
  stored: StoredProduct;
}

/** billing_product_role_pkey */
const roleIds = sql`ARRAY(
  SELECT pr.end_user_role_id FROM billing_product_role pr WHERE pr.billing_product_id = p.id ORDER BY 1)`;

const columns = sql`p.id, p.version, p.name, p.description, p.quantity_source AS "quantitySource",
  p.manual_quantity AS "manualQuantity", p.counts_group AS "countsGroup", p.device_group_id AS "deviceGroupId",
  p.counts_roles AS "countsRoles", ${roleIds} AS "roleIds", p.license_id AS "licenseId", p.license_count AS "licenseCount",
  p.cost_source AS "costSource", p.cost_amount AS "costAmount", p.price_type AS "priceType",
  p.price_amount AS "priceAmount", p.markup_percent AS "markupPercent", p.included_count AS "includedCount", p.taxable,
  p.active`;

/** The agreements that product `p` is on; billing_agreement_product_billing_product_id_idx. */
function agreementCount(agreements: Sql): Sql {
  return sql`(
    SELECT count(*) FROM billing_agreement_product ap JOIN billing_agreement ag ON ag.id = ap.billing_agreement_id
    WHERE ap.billing_product_id = p.id AND (${agreements}))`;
}

/** Whether license `l` has a cost that is theirs to know. */
function knownCost({ paid }: SeenByActor): Sql {
  return sql`(l.cost_mode IS NOT NULL AND (${paid}) IS NOT NULL)`;
}

function list(seen: SeenByActor): ListDefinition {
  const onAgreements = agreementCount(seen.agreements);
  const seesLicense = sql`(l.id IS NOT NULL AND (${seen.licenses}))`;
  const deleted = sql`(${seen.everyLicense}::boolean AND p.quantity_source = 'SOFTWARE_LICENSE' AND p.license_id IS NULL)`;
  return {
    select: sql`${columns}, p.created_at AS "createdAt",
      json_build_object('id', a.id, 'code', a.code, 'name', a.name) AS account,
      CASE WHEN ${seesLicense} THEN json_build_object('id', l.id, 'name', l.name) END AS license,
      CASE WHEN ${seesLicense} THEN l.name WHEN ${deleted} THEN p.license_name ELSE '' END AS "licenseName",
      ${deleted} AS "licenseDeleted",
      (${seesLicense} AND p.cost_source = 'INHERIT_FROM_LICENSE' AND l.cost_mode IS NULL AND (${seen.paid}) IS NOT NULL)
        AS "lacksCost",
      CASE WHEN ${seesLicense} AND p.cost_source = 'INHERIT_FROM_LICENSE' AND ${knownCost(seen)} THEN ${licenseCost} END
        AS "licenseCost",
      (SELECT json_build_object('id', g.id, 'name', g.name) FROM device_group g
        WHERE g.id = p.device_group_id AND (${seen.groups})) AS "deviceGroup",
      (SELECT coalesce(json_agg(json_build_object('id', r.id, 'name', r.name) ORDER BY lower(r.name), r.id), '[]')
        FROM billing_product_role pr JOIN end_user_role r ON r.id = pr.end_user_role_id
        WHERE pr.billing_product_id = p.id AND (${seen.roles})) AS roles,
      ${onAgreements} AS "agreementCount"`,
    from: sql`billing_product p JOIN billing_account a ON a.id = p.account_id LEFT JOIN license l ON l.id = p.license_id`,
    id: sql`p.id`,
    sorts: {
      name: sql`lower(p.name)`,
      account: sql`lower(a.code)`,
      quantitySource: sql`p.quantity_source`,
      includedCount: sql`p.included_count`,
      active: sql`p.active`,
      agreementCount: onAgreements,
      createdAt: sql`p.created_at`,
      id: sql`p.id`,
    },
    defaultSort: 'name',
  };
}

@Injectable()
export class BillingProductsRepository {
  constructor(private readonly database: Database) {}

  list(seen: SeenByActor, query: Unpaged<BillingProductListQuery>): RowList<BillingProductResponse> {
    const where = [seen.products];
    if (query.q !== undefined) {
      const pattern = containsPattern(query.q);
      where.push(sql`p.name ILIKE ${pattern} OR p.description ILIKE ${pattern}`);
    }
    if (query.active !== undefined) where.push(sql`p.active = ${query.active}::boolean`);
    if (query.accountId !== undefined) where.push(inIds(sql`p.account_id`, query.accountId));
    if (query.quantitySource !== undefined) where.push(sql`p.quantity_source = ANY(${query.quantitySource}::text[])`);
    if (query.licenseId !== undefined) {
      where.push(sql`${inIds(sql`p.license_id`, query.licenseId)} AND (${seen.licenses})`);
    }
    return listOf<ProductRow, BillingProductResponse>(this.database, list(seen), where, toBillingProductResponse);
  }

  /** One product as it is shown, or null. */
  async find(seen: SeenByActor, id: number): Promise<BillingProductResponse | null> {
    const { select, from } = list(seen);
    const row = await this.database.first<ProductRow>(
      sql`SELECT ${select} FROM ${from} WHERE p.id = ${id} AND (${seen.products})`,
    );
    return row === null ? null : toBillingProductResponse(row);
  }

  /** Holds products for a change, in one order; those that are there. */
  async lock(visible: Sql, ids: readonly number[]): Promise<HeldProduct[]> {
    await this.database.query(sql`
      SELECT p.id FROM billing_product p WHERE ${inIds(sql`p.id`, ids)} AND (${visible})
      ORDER BY p.id FOR NO KEY UPDATE`);
    return this.held(visible, ids);
  }

  /** Like `lock` of one, and waits for everybody who is putting it on an agreement. */
  async lockAlone(visible: Sql, id: number): Promise<HeldProduct | null> {
    await this.database.query(sql`SELECT p.id FROM billing_product p WHERE p.id = ${id} AND (${visible}) FOR UPDATE`);
    return (await this.held(visible, [id]))[0] ?? null;
  }

  /** Of the ids, those of products that satisfy `visible`. These stay until the transaction ends. */
  async keep(visible: Sql, ids: readonly number[]): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(sql`
      SELECT p.id FROM billing_product p WHERE ${inIds(sql`p.id`, ids)} AND (${visible}) ORDER BY p.id FOR KEY SHARE`);
    return rows.map((row) => row.id);
  }

  /** An account that satisfies `visible`, which stays until the transaction ends. */
  async keepAccount(visible: Sql, id: number): Promise<boolean> {
    const found = await this.database.first(
      sql`SELECT a.id FROM billing_account a WHERE a.id = ${id} AND (${visible}) FOR KEY SHARE`,
    );
    return found !== null;
  }

  /** The account of a quantity source; billing_account_default_of_key. */
  async defaultAccountOf(source: QuantitySourceType): Promise<number> {
    const { id } = await this.database.one<{ id: number }>(
      sql`SELECT id FROM billing_account WHERE default_of = ${source}`,
    );
    return id;
  }

  /** The name of a license that satisfies `visible`, or null. It stays until the transaction ends. */
  async keepLicense(visible: Sql, id: number): Promise<string | null> {
    const found = await this.database.first<{ name: string }>(
      sql`SELECT l.name FROM license l WHERE l.id = ${id} AND (${visible}) FOR KEY SHARE`,
    );
    return found?.name ?? null;
  }

  /** A license that is seen, with its cost where that is theirs to know, or null. */
  costOfLicense(seen: SeenByActor, id: number): Promise<{ cost: LicenseCost | null } | null> {
    return this.database.first(sql`
      SELECT CASE WHEN ${knownCost(seen)} THEN ${licenseCost} END AS cost
      FROM license l WHERE l.id = ${id} AND (${seen.licenses})`);
  }

  /** A device group that satisfies `visible`, which stays until the transaction ends. */
  async keepGroup(visible: Sql, id: number): Promise<boolean> {
    const found = await this.database.first(
      sql`SELECT g.id FROM device_group g WHERE g.id = ${id} AND (${visible}) FOR KEY SHARE`,
    );
    return found !== null;
  }

  /** On how many agreements and templates a product is. */
  uses(id: number, seen: SeenByActor): Promise<ProductUses> {
    const ofTemplates = sql`(SELECT count(*) FROM billing_template_product WHERE billing_product_id = p.id)`;
    return this.database.one(sql`
      SELECT ${agreementCount(sql`TRUE`)} + ${ofTemplates} AS all, ${agreementCount(seen.agreements)} AS agreements,
        CASE WHEN ${seen.templates}::boolean THEN ${ofTemplates} ELSE 0 END AS templates
      FROM billing_product p WHERE p.id = ${id}`);
  }

  async insert({ roleIds: roles, ...fields }: StoredProduct): Promise<number> {
    const { identifiers } = await this.database.repository(BillingProduct).insert(fields);
    const id = Number(identifiers[0]?.['id']);
    await this.addRoles(id, roles);
    return id;
  }

  /** @param addedRoles those of its roles that it did not count before. */
  async update(id: number, { roleIds: roles, ...fields }: StoredProduct, addedRoles: readonly number[]): Promise<void> {
    await this.database.repository(BillingProduct).update({ id }, fields);
    await this.database.query(sql`
      DELETE FROM billing_product_role WHERE billing_product_id = ${id} AND NOT (${inIds(sql`end_user_role_id`, roles)})`);
    await this.addRoles(id, addedRoles);
  }

  /** Sets whether products that are held are active. */
  async setActive(ids: readonly number[], active: boolean): Promise<void> {
    await this.database.query(sql`
      UPDATE billing_product SET active = ${active}::boolean, version = version + 1, updated_at = now()
      WHERE ${inIds(sql`id`, ids)}`);
  }

  async delete(id: number): Promise<void> {
    await this.database.repository(BillingProduct).delete({ id });
  }

  /** What is stored of products, once nobody else changes it. */
  private async held(visible: Sql, ids: readonly number[]): Promise<HeldProduct[]> {
    const rows = await this.database.query<StoredProduct & Omit<HeldProduct, 'stored'>>(sql`
      SELECT ${columns}, p.account_id AS "accountId", p.license_name AS "licenseName",
        (a.default_of IS NOT DISTINCT FROM p.quantity_source) AS "defaultAccount"
      FROM billing_product p JOIN billing_account a ON a.id = p.account_id
      WHERE ${inIds(sql`p.id`, ids)} AND (${visible}) ORDER BY p.id`);
    return rows.map(({ id, version, defaultAccount, ...stored }) => ({ id, version, defaultAccount, stored }));
  }

  private async addRoles(id: number, roles: readonly number[]): Promise<void> {
    if (roles.length === 0) return;
    await this.database.query(sql`
      INSERT INTO billing_product_role (billing_product_id, end_user_role_id)
      SELECT ${id}::bigint, role_id FROM unnest(${[...roles]}::bigint[]) AS role_id`);
  }
}
