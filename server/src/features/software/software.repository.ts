import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { containsPattern, inIds, picked, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { type CountedDevices, devicesOfProduct, devicesPerProduct } from './device-counts.sql.js';
import type { ProductKind } from './normalization/normalizer.types.js';
import { Product } from './products.entity.js';
import { known, type SoftwareAliasResponse, type SoftwareListQuery, type SoftwareResponse } from './software.dto.js';
import type { VisibleSoftware } from './software.visibility.js';

/** What of a product can be written. */
export interface ProductFields {
  name: string;
  publisherName: string;
  kind: ProductKind;
  reviewed: boolean;
}

/** A product that is held for a change. */
export interface HeldProduct extends ProductFields {
  id: number;
  version: number;
  key: string;
}

/**
 * The join is there for sorting and dropped by the planner where nothing sorts by it; the column is read for the rows of
 * the page alone. No part of it reads installations.
 */
function list(visible: VisibleSoftware, counted: CountedDevices): ListDefinition {
  return {
    select: sql`p.id, p.version, p.name, p.publisher_name AS publisher, p.kind, p.reviewed,
      ${devicesOfProduct(counted, sql`p.id`)} AS "deviceCount",
      (SELECT count(*) FROM title t WHERE t.product_id = p.id AND (${visible.titles})) AS "titleCount",
      (SELECT count(*) FROM license_dependency needs JOIN license l ON l.id = needs.license_id
        WHERE needs.kind = 'PRODUCT' AND needs.target_id = p.id AND (${visible.licenses})) AS "licenseCount"`,
    from: sql`product p LEFT JOIN ${devicesPerProduct(counted)} AS counted ON counted.product_id = p.id`,
    id: sql`p.id`,
    neverNull: ['name', 'id'],
    sorts: {
      name: sql`lower(p.name)`,
      publisher: sql`lower(nullif(p.publisher_name, ''))`,
      kind: sql`p.kind`,
      deviceCount: sql`coalesce(counted.devices, 0)`,
      reviewed: sql`p.reviewed`,
      id: sql`p.id`,
    },
    defaultSort: 'name',
  };
}

function toResponse(row: SoftwareResponse & { publisher: string }): SoftwareResponse {
  return { ...row, publisher: known(row.publisher) };
}

@Injectable()
export class SoftwareRepository {
  constructor(private readonly database: Database) {}

  /** Products, as the actor may see them. product_name_idx serves the default order. */
  list(visible: VisibleSoftware, query: Unpaged<SoftwareListQuery>): RowList<SoftwareResponse> {
    const { q, organizationId, reviewed } = query;
    const inOrganizations =
      organizationId === undefined
        ? null
        : sql`(${visible.counts}) AND ${inIds(sql`c.organization_id`, organizationId)}`;
    const where = [visible.products];
    if (q !== undefined) {
      const pattern = containsPattern(q);
      where.push(sql`p.name ILIKE ${pattern} OR p.publisher_name ILIKE ${pattern}`);
    }
    const byPublishers = (ids: number[]) => sql`lower(p.publisher_name) IN (
      SELECT lower(named.name) FROM publisher named WHERE ${inIds(sql`named.id`, ids)})`;
    where.push(...picked(query.publisherId, query.publisherIdNot, byPublishers));
    where.push(...picked(query.kind, query.kindNot, (kinds) => sql`p.kind = ANY(${kinds}::text[])`));
    if (reviewed !== undefined) where.push(sql`p.reviewed = ${reviewed}`);
    if (inOrganizations !== null) {
      where.push(sql`EXISTS (
        SELECT FROM product_device_count c WHERE c.product_id = p.id AND c.devices > 0 AND ${inOrganizations})`);
    }
    return listOf(this.database, list(visible, inOrganizations ?? visible.counted), where, toResponse);
  }

  /** One product as it is shown, or null. */
  async find(visible: VisibleSoftware, id: number): Promise<SoftwareResponse | null> {
    const { select } = list(visible, visible.counted);
    const row = await this.database.first<SoftwareResponse & { publisher: string }>(
      sql`SELECT ${select} FROM product p WHERE p.id = ${id} AND (${visible.products})`,
    );
    return row === null ? null : toResponse(row);
  }

  async aliasesOf(productId: number): Promise<SoftwareAliasResponse[]> {
    const rows = await this.database.query<SoftwareAliasResponse & { publisher: string }>(sql`
      SELECT id, origin, name, publisher_name AS publisher FROM product_alias
      WHERE product_id = ${productId} ORDER BY origin DESC, lower(name), id`);
    return rows.map((row) => ({ ...row, publisher: known(row.publisher) }));
  }

  /** Holds a product for a change, or null. */
  hold(products: Sql, id: number): Promise<HeldProduct | null> {
    return this.database.first(sql`
      SELECT p.id, p.version, p.name, p.publisher_name AS "publisherName", p.kind, p.reviewed, p.key
      FROM product p WHERE p.id = ${id} AND (${products}) FOR UPDATE`);
  }

  /** True when there is such a product among those that satisfy `products`. */
  async exists(products: Sql, id: number): Promise<boolean> {
    const row = await this.database.first(sql`SELECT p.id FROM product p WHERE p.id = ${id} AND (${products})`);
    return row !== null;
  }

  async kindOf(id: number): Promise<ProductKind> {
    const { kind } = await this.database.one<{ kind: ProductKind }>(sql`SELECT kind FROM product WHERE id = ${id}`);
    return kind;
  }

  async insert(fields: ProductFields & { key: string }): Promise<number> {
    const { identifiers } = await this.database.repository(Product).insert(fields);
    return Number(identifiers[0]?.['id']);
  }

  async update(id: number, fields: Partial<ProductFields>): Promise<void> {
    await this.database.repository(Product).update({ id }, fields);
  }
}
