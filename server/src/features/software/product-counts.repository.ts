import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { planOnce } from '../../platform/database/prepared-statements.js';
import { commaSeparated, identifier, inIds, nothing, sql, type Sql } from '../../platform/database/sql.js';
import type { DeviceCount } from './product-counts.rules.js';

/**
 * The only writer of the device counts and totals. Products come before titles, counts by organization before totals,
 * and each in the order of ids, so that transactions which move the same counts wait for each other and never in a
 * circle. Reading what was written is what puts it before the next.
 */
@Injectable()
export class ProductCountsRepository {
  constructor(private readonly database: Database) {}

  /** Adds differences to the counts and totals of products and of titles. None of an organization twice. */
  async add(products: readonly DeviceCount[], titles: readonly DeviceCount[]): Promise<void> {
    if (products.length === 0 && titles.length === 0) return;
    await this.database.query(
      planOnce(sql`
      WITH ${commaSeparated([...adding('product', products, null), ...adding('title', titles, sql`product_total`)])}
      SELECT FROM title_total LIMIT 0`),
    );
  }

  /** The titles on a device with the products that they stand for. Relies on installation_pkey, by device. */
  installedOn(deviceId: number): Promise<{ titleId: number; productId: number }[]> {
    return this.database.query(sql`
      SELECT DISTINCT t.id AS "titleId", t.product_id AS "productId"
      FROM installation i JOIN release r ON r.id = i.release_id JOIN title t ON t.id = r.title_id
      WHERE i.device_id = ${deviceId}`);
  }

  /** How often these devices count for products and titles, by organization: those of them that are active. */
  async countedOn(deviceIds: readonly number[]): Promise<{ products: DeviceCount[]; titles: DeviceCount[] }> {
    const counted = (id: Sql) =>
      this.database.query<DeviceCount>(sql`
      SELECT ${id} AS id, d.organization_id AS "organizationId", count(DISTINCT d.id) AS devices
      FROM device d JOIN installation i ON i.device_id = d.id
      JOIN release r ON r.id = i.release_id JOIN title t ON t.id = r.title_id
      WHERE ${inIds(sql`d.id`, deviceIds)} AND d.status = 'ACTIVE' GROUP BY 1, 2`);
    return { products: await counted(sql`t.product_id`), titles: await counted(sql`t.id`) };
  }
}

/**
 * Queries of a WITH, the last of them `‹thing›_total`, that add to the counts and then to the totals.
 * @param first the query whose rows are written before; null: these are the first.
 */
function adding(thing: 'product' | 'title', differences: readonly DeviceCount[], first: Sql | null): Sql[] {
  const name = (suffix: string) => identifier(`${thing}_${suffix}`);
  const [id, difference, count, counted, total, totals] = [
    name('id'),
    name('difference'),
    name('device_count'),
    name('counted'),
    name('device_total'),
    name('total'),
  ];
  const after = (query: Sql | null) => (query === null ? nothing : sql`WHERE (SELECT count(*) FROM ${query}) >= 0`);
  return [
    sql`${difference} AS (
      SELECT * FROM unnest(
        ${differences.map((each) => each.id)}::bigint[],
        ${differences.map((each) => each.organizationId)}::bigint[],
        ${differences.map((each) => each.devices)}::bigint[]) AS given (${id}, organization_id, devices)
    )`,
    sql`${counted} AS (
      INSERT INTO ${count} AS c (${id}, organization_id, devices)
      SELECT ${id}, organization_id, devices FROM ${difference} ${after(first)} ORDER BY ${id}, organization_id
      ON CONFLICT (${id}, organization_id) DO UPDATE SET devices = c.devices + EXCLUDED.devices
      RETURNING 1
    )`,
    sql`${totals} AS (
      INSERT INTO ${total} AS c (${id}, devices)
      SELECT ${id}, sum(devices)::bigint FROM ${difference} ${after(counted)}
      GROUP BY ${id} HAVING sum(devices) <> 0 ORDER BY ${id}
      ON CONFLICT (${id}) DO UPDATE SET devices = c.devices + EXCLUDED.devices
      RETURNING 1
    )`,
  ];
}
