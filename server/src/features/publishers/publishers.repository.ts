import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { containsPattern, sql, type Sql } from '../../platform/database/sql.js';
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

/** `licenses` is what the actor may see of them. license_publisher_id_idx serves the counts. */
function list(licenses: Sql): ListDefinition {
  const licenseCount = sql`(SELECT count(*) FROM license l WHERE l.publisher_id = p.id AND (${licenses}))`;
  return {
    select: sql`p.id, p.version, p.name, p.website, ${licenseCount} AS "licenseCount"`,
    from: sql`publisher p`,
    id: sql`p.id`,
    sorts: {
      name: sql`lower(p.name)`,
      website: sql`lower(p.website)`,
      licenseCount,
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
  list(visible: Sql, licenses: Sql, query: Unpaged<ListQuery>): RowList<PublisherResponse> {
    const where = [visible];
    if (query.q !== undefined) where.push(sql`p.name ILIKE ${containsPattern(query.q)}`);
    return listOf(this.database, list(licenses), where, (row: PublisherResponse) => row);
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
        GROUP BY lower(p.publisher_name)
      ) AS s`,
      id: sql`s.name`,
      sorts: { name: sql`lower(s.name)`, productCount: sql`s."productCount"`, deviceCount: sql`s."deviceCount"` },
      defaultSort: '-deviceCount,-productCount',
    };
    return listOf(this.database, definition, [], (row: PublisherSuggestionResponse) => row);
  }

  /** One publisher as it is shown, or null. */
  find(visible: Sql, licenses: Sql, id: number): Promise<PublisherResponse | null> {
    const { select, from } = list(licenses);
    return this.database.first(sql`SELECT ${select} FROM ${from} WHERE p.id = ${id} AND (${visible})`);
  }

  /** Holds a publisher for a change; its version, or null. No license can begin to name it meanwhile. */
  lock(visible: Sql, id: number): Promise<{ id: number; version: number } | null> {
    return this.database.first(
      sql`SELECT p.id, p.version FROM publisher p WHERE p.id = ${id} AND (${visible}) FOR UPDATE`,
    );
  }

  /** The licenses that name a publisher: all, and those that satisfy `licenses`. */
  usage(id: number, licenses: Sql): Promise<{ all: number; visible: number }> {
    return this.database.one(sql`
      SELECT count(*) AS all, count(*) FILTER (WHERE ${licenses}) AS visible FROM license l WHERE l.publisher_id = ${id}`);
  }

  async insert(fields: PublisherFields): Promise<number> {
    const { identifiers } = await this.database.repository(Publisher).insert(fields);
    return Number(identifiers[0]?.['id']);
  }

  async update(id: number, fields: Partial<PublisherFields>): Promise<void> {
    await this.database.repository(Publisher).update({ id }, fields);
  }

  async delete(id: number): Promise<void> {
    await this.database.repository(Publisher).delete({ id });
  }
}
