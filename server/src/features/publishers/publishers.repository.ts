import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { containsPattern, inIds, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { ListQuery, Unpaged } from '../../platform/http/list-query.js';
import { type CountedDevices, devicesPerProduct } from '../software/device-counts.sql.js';
import type { PublisherResponse, PublisherSuggestionResponse } from './publishers.dto.js';
import { Publisher } from './publishers.entity.js';

/** What of a publisher can be written. */
export interface PublisherFields {
  name: string;
  website: string;
}

/** What an actor may see of what names publishers: licenses `l` and products `x`. */
export interface VisibleUses {
  licenses: Sql;
  products: Sql;
}

/** A publisher that is held for a change. */
export interface HeldPublisher {
  id: number;
  version: number;
  name: string;
  website: string;
}

/** license_publisher_id_idx, product_publisher_name_idx and publisher_alias_publisher_id_idx serve the counts and names. */
function list({ licenses, products }: VisibleUses): ListDefinition {
  const licenseCount = sql`(SELECT count(*) FROM license l WHERE l.publisher_id = p.id AND (${licenses}))`;
  const productCount = sql`(
    SELECT count(*) FROM product x WHERE lower(x.publisher_name) = lower(p.name) AND (${products}))`;
  return {
    select: sql`p.id, p.version, p.name, p.website, ${licenseCount} AS "licenseCount", ${productCount} AS "productCount",
      ARRAY(SELECT a.name FROM publisher_alias a WHERE a.publisher_id = p.id ORDER BY lower(a.name)) AS "alsoNamed"`,
    from: sql`publisher p`,
    id: sql`p.id`,
    sorts: {
      name: sql`lower(p.name)`,
      website: sql`lower(p.website)`,
      licenseCount,
      productCount,
      createdAt: sql`p.created_at`,
      id: sql`p.id`,
    },
    defaultSort: 'name',
  };
}

@Injectable()
export class PublishersRepository {
  constructor(private readonly database: Database) {}

  /** The publishers that satisfy `visible`. */
  list(visible: Sql, uses: VisibleUses, query: Unpaged<ListQuery>): RowList<PublisherResponse> {
    const where = [visible];
    if (query.q !== undefined) {
      const pattern = containsPattern(query.q);
      where.push(sql`p.name ILIKE ${pattern}
        OR EXISTS (SELECT FROM publisher_alias a WHERE a.publisher_id = p.id AND a.name ILIKE ${pattern})`);
    }
    return listOf(this.database, list(uses), where, (row: PublisherResponse) => row);
  }

  /**
   * Publishers that installed products name and that are not in the list yet; `counted` is what the actor may see of
   * the devices per product.
   */
  suggestions(counted: CountedDevices, query: Unpaged<ListQuery>): RowList<PublisherSuggestionResponse> {
    const where = query.q === undefined ? sql`TRUE` : sql`p.publisher_name ILIKE ${containsPattern(query.q)}`;
    const definition: ListDefinition = {
      select: sql`s.name, s."productCount", s."deviceCount"`,
      from: sql`(
        SELECT min(p.publisher_name) AS name, count(*) AS "productCount", max(installed.devices) AS "deviceCount"
        FROM product p
        JOIN ${devicesPerProduct(counted)} AS installed ON installed.product_id = p.id AND installed.devices > 0
        WHERE p.publisher_name <> '' AND (${where})
          AND NOT EXISTS (SELECT FROM publisher known WHERE lower(known.name) = lower(p.publisher_name))
          AND NOT EXISTS (SELECT FROM publisher_alias known WHERE lower(known.name) = lower(p.publisher_name))
        GROUP BY lower(p.publisher_name)
      ) AS s`,
      id: sql`s.name`,
      sorts: { name: sql`lower(s.name)`, productCount: sql`s."productCount"`, deviceCount: sql`s."deviceCount"` },
      defaultSort: '-deviceCount,-productCount',
    };
    return listOf(this.database, definition, [], (row: PublisherSuggestionResponse) => row);
  }

  /** One publisher as it is shown, or null. */
  find(visible: Sql, uses: VisibleUses, id: number): Promise<PublisherResponse | null> {
    const { select, from } = list(uses);
    return this.database.first(sql`SELECT ${select} FROM ${from} WHERE p.id = ${id} AND (${visible})`);
  }

  /** Holds publishers for a change, in one order; those that are there. No license can begin to name one meanwhile. */
  lock(visible: Sql, ids: readonly number[]): Promise<HeldPublisher[]> {
    return this.database.query(sql`
      SELECT p.id, p.version, p.name, p.website FROM publisher p
      WHERE ${inIds(sql`p.id`, ids)} AND (${visible}) ORDER BY p.id FOR UPDATE`);
  }

  /** The licenses that name a publisher: all, and those that satisfy `licenses`. */
  usage(id: number, licenses: Sql): Promise<{ all: number; visible: number }> {
    return this.database.one(sql`
      SELECT count(*) AS all, count(*) FILTER (WHERE ${licenses}) AS visible FROM license l WHERE l.publisher_id = ${id}`);
  }

  /**
   * Those that satisfy `visible` and have one of the names, or had it before they were merged or named otherwise, with
   * that name in small letters. A name that a publisher has is nobody's other name. publisher_name_key and
   * publisher_alias_name_key serve it.
   */
  byNames(visible: Sql, names: readonly string[]): Promise<{ id: number; key: string }[]> {
    const keys = sql`(SELECT lower(name) FROM unnest(${[...names]}::text[]) AS name)`;
    return this.database.query(sql`
      SELECT p.id, lower(p.name) AS key FROM publisher p WHERE lower(p.name) IN ${keys} AND (${visible})
      UNION ALL
      SELECT p.id, lower(a.name) AS key FROM publisher_alias a JOIN publisher p ON p.id = a.publisher_id
      WHERE lower(a.name) IN ${keys} AND (${visible})
        AND NOT EXISTS (SELECT FROM publisher named WHERE lower(named.name) = lower(a.name))`);
  }

  /** The id of the publisher of this name, which is created unless somebody else just did. */
  insertUnlessNamed(name: string): Promise<{ id: number; created: boolean }> {
    return this.database.one(sql`
      INSERT INTO publisher (name) VALUES (${name})
      ON CONFLICT (lower(name)) DO UPDATE SET name = publisher.name RETURNING id, xmax = 0 AS created`);
  }

  async insert(fields: PublisherFields): Promise<number> {
    const { identifiers } = await this.database.repository(Publisher).insert(fields);
    return Number(identifiers[0]?.['id']);
  }

  async update(id: number, fields: Partial<PublisherFields>): Promise<void> {
    await this.database.repository(Publisher).update({ id }, fields);
  }

  /** Lets every license that names one publisher name another. @returns how many there were. */
  async moveLicenses(fromId: number, intoId: number): Promise<number> {
    const moved = await this.database.query(sql`
      UPDATE license SET publisher_id = ${intoId}, version = version + 1, updated_at = now()
      WHERE publisher_id = ${fromId} RETURNING id`);
    return moved.length;
  }

  /** Gives the other names of one publisher to another. */
  async moveAliases(fromId: number, intoId: number): Promise<void> {
    await this.database.query(sql`UPDATE publisher_alias SET publisher_id = ${intoId} WHERE publisher_id = ${fromId}`);
  }

  async addAlias(publisherId: number, name: string): Promise<void> {
    await this.database.query(sql`
      INSERT INTO publisher_alias (publisher_id, name) VALUES (${publisherId}, ${name})
      ON CONFLICT (lower(name)) DO UPDATE SET publisher_id = excluded.publisher_id, name = excluded.name`);
  }

  /** A name that a publisher has is nobody's other name. */
  async forgetAlias(name: string): Promise<void> {
    await this.database.query(sql`DELETE FROM publisher_alias WHERE lower(name) = lower(${name})`);
  }

  async delete(id: number): Promise<void> {
    await this.database.repository(Publisher).delete({ id });
  }
}
