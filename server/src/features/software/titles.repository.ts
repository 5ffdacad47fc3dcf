import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { containsPattern, inIds, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { devicesOfTitle, devicesPerTitle } from './device-counts.sql.js';
import type { ProductKind } from './normalization/normalizer.types.js';
import type { VisibleSoftware } from './software.visibility.js';
import type { TitleListQuery, TitleResponse } from './titles.dto.js';
import { titleVersionOf } from './titles.rules.js';

type TitleRow = Omit<TitleResponse, 'version'>;

/** The product that a key stands for. */
export interface NamedByKey {
  key: string;
  name: string;
  publisher: string | null;
  kind: ProductKind;
  /** False while it would take over the name that the catalog or a rule gives it. */
  settled: boolean;
}

/** Neither a rule nor the catalog knew the title, and nobody has looked at its product yet. */
const unreviewed = sql`t.matched_by = 'GENERAL' AND NOT p.reviewed`;

/** Orders that look at titles alone, as all filters do but the one by what is reviewed. */
const countedSorts = ['name', 'publisher', 'platform', 'matchedBy', 'id'];

/**
 * Like the list of products: the join is there for sorting, and no part of it reads installations. Where the titles are
 * `few`, their numbers are looked up one by one.
 */
function list(visible: VisibleSoftware, few: boolean): ListDefinition {
  const deviceCount = devicesOfTitle(visible.counted, sql`t.id`);
  return {
    select: sql`t.id, t.name, nullif(t.publisher, '') AS publisher, t.platform, nullif(t.source, '') AS source,
      json_build_object('id', p.id, 'name', p.name, 'publisher', nullif(p.publisher_name, ''), 'kind', p.kind,
        'reviewed', p.reviewed) AS product,
      t.matched_by AS "matchedBy", nullif(t.matched_by_id, '') AS "matchedById",
      ${deviceCount} AS "deviceCount"`,
    from: sql`title t JOIN product p ON p.id = t.product_id
      LEFT JOIN ${devicesPerTitle(visible.counted)} AS counted ON counted.title_id = t.id`,
    id: sql`t.id`,
    sorts: {
      name: sql`lower(t.name)`,
      publisher: sql`lower(nullif(t.publisher, ''))`,
      product: sql`lower(p.name)`,
      platform: sql`t.platform`,
      matchedBy: sql`t.matched_by`,
      deviceCount: few ? deviceCount : sql`coalesce(counted.devices, 0)`,
      id: sql`t.id`,
    },
    defaultSort: '-deviceCount,name',
  };
}

@Injectable()
export class TitlesRepository {
  constructor(private readonly database: Database) {}

  /** Raw titles, most installed first unless asked otherwise. */
  list(visible: VisibleSoftware, query: Unpaged<TitleListQuery>): RowList<TitleResponse> {
    const { q, productId, matchedBy, platform, organizationId, reviewed } = query;
    const where = [visible.titles];
    if (q !== undefined) {
      const pattern = containsPattern(q);
      // Each search has an index of its own, which an OR over columns of two tables could not use.
      where.push(sql`t.id IN (SELECT named.id FROM title named WHERE named.name ILIKE ${pattern})
        OR t.product_id IN (SELECT named.id FROM product named WHERE named.name ILIKE ${pattern})
        OR t.publisher ILIKE ${pattern}`);
    }
    if (productId !== undefined) where.push(inIds(sql`t.product_id`, productId));
    if (matchedBy !== undefined) where.push(sql`t.matched_by = ANY(${matchedBy}::text[])`);
    if (platform !== undefined) where.push(sql`t.platform = ANY(${platform}::text[])`);
    if (organizationId !== undefined) {
      where.push(sql`EXISTS (SELECT FROM title_device_count c WHERE c.title_id = t.id AND c.devices > 0
        AND ${inIds(sql`c.organization_id`, organizationId)} AND (${visible.counts}))`);
    }
    if (reviewed !== undefined) where.push(reviewed ? sql`NOT (${unreviewed})` : unreviewed);
    const definition = list(visible, productId !== undefined);
    const ofTitles = { ...definition, counted: sql`title t`, countedSorts };
    return listOf(this.database, reviewed === undefined ? ofTitles : definition, where, toTitleResponse);
  }

  /** One title as it is shown, or null. */
  async find(visible: VisibleSoftware, id: number): Promise<TitleResponse | null> {
    const row = await this.database.first<TitleRow>(sql`
      SELECT ${list(visible, true).select} FROM title t JOIN product p ON p.id = t.product_id
      WHERE t.id = ${id} AND (${visible.titles})`);
    return row === null ? null : toTitleResponse(row);
  }

  /** How many active devices have any of the titles, and how many of the titles satisfy `visible`. */
  reach(visible: VisibleSoftware, titleIds: readonly number[]): Promise<{ titles: number; devices: number }> {
    return this.database.one(sql`
      SELECT (SELECT count(*) FROM title t WHERE ${inIds(sql`t.id`, titleIds)} AND (${visible.titles})) AS titles,
        (SELECT count(DISTINCT d.id) FROM release r JOIN installation i ON i.release_id = r.id
          JOIN device d ON d.id = i.device_id
          WHERE ${inIds(sql`r.title_id`, titleIds)} AND d.status = 'ACTIVE' AND (${visible.devices})) AS devices`);
  }

  /** Those of the titles that satisfy `visible`, most installed first. */
  async mostInstalled(visible: VisibleSoftware, titleIds: readonly number[], limit: number): Promise<TitleResponse[]> {
    const { select, from } = list(visible, false);
    const rows = await this.database.query<TitleRow>(sql`
      SELECT ${select} FROM ${from} WHERE ${inIds(sql`t.id`, titleIds)} AND (${visible.titles})
      ORDER BY coalesce(counted.devices, 0) DESC, t.id LIMIT ${limit}`);
    return rows.map(toTitleResponse);
  }

  /** Products by the keys that stand for them, as far as `products` allows. */
  namedByKeys(products: Sql, keys: readonly string[]): Promise<NamedByKey[]> {
    return this.database.query(sql`
      WITH keyed AS (
        SELECT key, id FROM product WHERE key = ANY(${[...keys]}::text[])
        UNION SELECT key, product_id FROM product_alias WHERE key = ANY(${[...keys]}::text[])
      )
      SELECT keyed.key, p.name, nullif(p.publisher_name, '') AS publisher, p.kind,
        p.reviewed OR EXISTS (SELECT FROM product_alias a WHERE a.product_id = p.id) AS settled
      FROM keyed JOIN product p ON p.id = keyed.id WHERE ${products}`);
  }
}

function toTitleResponse(row: TitleRow): TitleResponse {
  return { ...row, version: titleVersionOf(row.product.id, row.matchedBy, row.matchedById) };
}
