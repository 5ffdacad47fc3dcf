import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import type { ProductKind } from './normalization/normalizer.types.js';
import { keptPublisherName } from './product-publishers.sql.js';

/** A product as the normalizer names it. */
export interface NamedProduct {
  key: string;
  name: string;
  publisherName: string;
  kind: ProductKind;
  reviewed: boolean;
}

/** The product that a key stands for. */
export interface KeyedProduct {
  key: string;
  id: number;
  reviewed: boolean;
}

/** What the normalizer's keys stand for: products, by their own key or by an alias. */
@Injectable()
export class ProductKeysRepository {
  constructor(private readonly database: Database) {}

  /** The products that keys stand for; unknown keys are left out. Relies on product_key_key and product_alias_key_key. */
  find(keys: readonly string[]): Promise<KeyedProduct[]> {
    return this.database.query(sql`
      SELECT p.key, p.id, p.reviewed FROM product p WHERE p.key = ANY(${[...keys]}::text[])
      UNION
      SELECT a.key, p.id, p.reviewed FROM product_alias a JOIN product p ON p.id = a.product_id
      WHERE a.key = ANY(${[...keys]}::text[])`);
  }

  /**
   * Makes products, in the order of their keys, so that inventories which bring the same ones at once wait for each
   * other and never in a circle. One that exists meanwhile is left as it is and not in the answer.
   */
  insert(products: readonly NamedProduct[]): Promise<KeyedProduct[]> {
    return this.database.query(sql`
      INSERT INTO product (key, name, publisher_name, kind, reviewed)
      SELECT key, name, ${keptPublisherName(sql`named.publisher_name`)}, kind, reviewed FROM unnest(
        ${products.map((each) => each.key)}::text[],
        ${products.map((each) => each.name)}::text[],
        ${products.map((each) => each.publisherName)}::text[],
        ${products.map((each) => each.kind)}::text[],
        ${products.map((each) => each.reviewed)}::boolean[]) AS named (key, name, publisher_name, kind, reviewed)
      ORDER BY key COLLATE "C"
      ON CONFLICT (key) DO NOTHING
      RETURNING key, id, reviewed`);
  }

  /**
   * Gives products that nobody had reviewed the name, publisher and kind under which the catalog or a rule knows them.
   * One that has an alias was named, or chosen for a merge, by a technician, and stays as it is.
   */
  async adopt(products: readonly (NamedProduct & { id: number })[]): Promise<void> {
    await this.database.query(sql`
      WITH held AS (
        SELECT p.id FROM product p
        WHERE p.id = ANY(${products.map((each) => each.id)}::bigint[]) AND NOT p.reviewed
          AND NOT EXISTS (SELECT FROM product_alias a WHERE a.product_id = p.id)
        ORDER BY p.id FOR NO KEY UPDATE
      )
      UPDATE product p
      SET name = named.name, publisher_name = named.publisher_name, kind = named.kind, reviewed = TRUE,
          version = p.version + 1, updated_at = now()
      FROM held JOIN ${namesOf(products)} AS named ON named.id = held.id
      WHERE p.id = held.id`);
  }

  /**
   * Gives products that one rule alone makes the name, publisher and kind that the rule says now. A kind that the rule
   * does not say stays, and so does a product that has an alias: a technician named it otherwise.
   */
  async respell(
    matchedById: string,
    products: readonly { id: number; name: string; publisherName: string; kind: ProductKind | null }[],
  ): Promise<void> {
    await this.database.query(sql`
      UPDATE product p
      SET name = named.name, publisher_name = named.publisher_name, kind = coalesce(named.kind, p.kind),
          version = p.version + 1, updated_at = now()
      FROM ${namesOf(products)} AS named
      WHERE p.id = named.id
        AND (p.name, p.publisher_name, p.kind)
          IS DISTINCT FROM (named.name, named.publisher_name, coalesce(named.kind, p.kind))
        AND NOT EXISTS (SELECT FROM product_alias a WHERE a.product_id = p.id)
        AND NOT EXISTS (
          SELECT FROM title t
          WHERE t.product_id = p.id AND NOT (t.matched_by = 'RULE' AND t.matched_by_id = ${matchedById}))`);
  }
}

/** Names for products as a table, each publisher as the list of publishers has it. */
function namesOf(
  products: readonly { id: number; name: string; publisherName: string; kind: ProductKind | null }[],
): Sql {
  return sql`(
    SELECT given.id, given.name, ${keptPublisherName(sql`given.publisher_name`)} AS publisher_name, given.kind
    FROM unnest(
      ${products.map((each) => each.id)}::bigint[],
      ${products.map((each) => each.name)}::text[],
      ${products.map((each) => each.publisherName)}::text[],
      ${products.map((each) => each.kind)}::text[]) AS given (id, name, publisher_name, kind))`;
}
