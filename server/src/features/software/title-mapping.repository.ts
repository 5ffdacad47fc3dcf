import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import type { DeviceCount } from './product-counts.rules.js';
import type { Platform, TitleMatch } from './software.types.js';

/** A title as the normalizer reads it, with the product that it stands for. */
export interface MappedTitle {
  id: number;
  name: string;
  publisher: string;
  platform: Platform;
  source: string;
  systemCategory: string;
  productId: number;
  matchedBy: TitleMatch;
  matchedById: string;
}

/** A title that is to stand for a product, and why; often for the one that it stands for already. */
export interface TitleMove {
  titleId: number;
  fromProductId: number;
  toProductId: number;
  matchedBy: TitleMatch;
  matchedById: string;
}

const columns = sql`t.id, t.name, t.publisher, t.platform, t.source, t.system_category AS "systemCategory",
  t.product_id AS "productId", t.matched_by AS "matchedBy", t.matched_by_id AS "matchedById"`;

/** Reads and moves titles in sets, for whoever may change what they stand for. */
@Injectable()
export class TitleMappingRepository {
  constructor(private readonly database: Database) {}

  /** Holds a title for a change; null when there is none that satisfies `visible`. */
  hold(visible: Sql, titleId: number): Promise<MappedTitle | null> {
    return this.database.first(
      sql`SELECT ${columns} FROM title t WHERE t.id = ${titleId} AND (${visible}) FOR NO KEY UPDATE`,
    );
  }

  /** A title as the normalizer reads it, or null. */
  find(titleId: number): Promise<MappedTitle | null> {
    return this.database.first(sql`SELECT ${columns} FROM title t WHERE t.id = ${titleId}`);
  }

  /** Every title of a product, those that were mapped by hand included. */
  ofProduct(productId: number): Promise<MappedTitle[]> {
    return this.database.query(sql`SELECT ${columns} FROM title t WHERE t.product_id = ${productId} ORDER BY t.id`);
  }

  /** The next titles by id that the normalizer decides about: all but those mapped by hand. */
  normalizedAfter(titleId: number, limit: number): Promise<MappedTitle[]> {
    return this.database.query(sql`
      SELECT ${columns} FROM title t WHERE t.id > ${titleId} AND t.matched_by <> 'MANUAL' ORDER BY t.id LIMIT ${limit}`);
  }

  /**
   * How many active devices have the products concerned, per organization, among the devices on which a moving title
   * is installed: nobody else's count can change. Asked before and after the move, the difference is the change.
   * Relies on installation_release_device_idx; the planner reads either those devices or those products, whichever
   * are fewer.
   */
  deviceCounts(moves: readonly TitleMove[]): Promise<DeviceCount[]> {
    return this.database.query(sql`
      WITH holder AS MATERIALIZED (
        SELECT DISTINCT i.device_id, d.organization_id, move.from_id, move.to_id
        FROM unnest(
          ${moves.map((each) => each.titleId)}::bigint[],
          ${moves.map((each) => each.fromProductId)}::bigint[],
          ${moves.map((each) => each.toProductId)}::bigint[]) AS move (title_id, from_id, to_id)
        JOIN release r ON r.title_id = move.title_id
        JOIN installation i ON i.release_id = r.id
        JOIN device d ON d.id = i.device_id AND d.status = 'ACTIVE'
      ), concerned AS (
        SELECT device_id, organization_id, from_id AS product_id FROM holder
        UNION SELECT device_id, organization_id, to_id FROM holder
      )
      SELECT c.product_id AS id, c.organization_id AS "organizationId", count(*) AS devices
      FROM concerned c
      WHERE EXISTS (
        SELECT FROM title t JOIN release r ON r.title_id = t.id JOIN installation i ON i.release_id = r.id
        WHERE t.product_id = c.product_id AND i.device_id = c.device_id)
      GROUP BY c.product_id, c.organization_id`);
  }

  /** Writes what titles stand for, and why. */
  async move(moves: readonly TitleMove[]): Promise<void> {
    await this.database.query(sql`
      UPDATE title t
      SET product_id = move.product_id, matched_by = move.matched_by, matched_by_id = move.matched_by_id
      FROM unnest(
        ${moves.map((each) => each.titleId)}::bigint[],
        ${moves.map((each) => each.toProductId)}::bigint[],
        ${moves.map((each) => each.matchedBy)}::text[],
        ${moves.map((each) => each.matchedById)}::text[]) AS move (title_id, product_id, matched_by, matched_by_id)
      WHERE t.id = move.title_id`);
  }

  /** Those of the products for which no title stands and no alias was made: nothing is known of them any more. */
  async deserted(productIds: readonly number[]): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(sql`
      SELECT p.id FROM product p
      WHERE p.id = ANY(${[...productIds]}::bigint[])
        AND NOT EXISTS (SELECT FROM title t WHERE t.product_id = p.id)
        AND NOT EXISTS (SELECT FROM product_alias a WHERE a.product_id = p.id)`);
    return rows.map((row) => row.id);
  }

  /** Deletes products for which no title stands; their counts go with them. */
  async deleteProducts(productIds: readonly number[]): Promise<void> {
    await this.database.query(sql`DELETE FROM product WHERE id = ANY(${[...productIds]}::bigint[])`);
  }
}
