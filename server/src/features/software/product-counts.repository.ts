import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import type { DeviceCount } from './product-counts.rules.js';

/**
 * The only writer of the device counts and totals. Products come before titles, counts by organization before totals,
 * and each in the order of ids, so that transactions which move the same counts wait for each other and never in a
 * circle. Reading the counts by organization in the condition is what puts them before the totals.
 */
@Injectable()
export class ProductCountsRepository {
  constructor(private readonly database: Database) {}

  /** Adds differences to the counts and totals of products. No product and organization twice. */
  async addToProducts(differences: readonly DeviceCount[]): Promise<void> {
    if (differences.length === 0) return;
    await this.database.query(sql`
      WITH difference AS (
        SELECT * FROM unnest(
          ${differences.map((each) => each.id)}::bigint[],
          ${differences.map((each) => each.organizationId)}::bigint[],
          ${differences.map((each) => each.devices)}::bigint[]) AS given (product_id, organization_id, devices)
      ), counted AS (
        INSERT INTO product_device_count (product_id, organization_id, devices)
        SELECT product_id, organization_id, devices FROM difference ORDER BY product_id, organization_id
        ON CONFLICT (product_id, organization_id)
          DO UPDATE SET devices = product_device_count.devices + EXCLUDED.devices
        RETURNING 1
      )
      INSERT INTO product_device_total (product_id, devices)
      SELECT product_id, sum(devices)::bigint FROM difference
      WHERE (SELECT count(*) FROM counted) > 0
      GROUP BY product_id HAVING sum(devices) <> 0 ORDER BY product_id
      ON CONFLICT (product_id) DO UPDATE SET devices = product_device_total.devices + EXCLUDED.devices`);
  }

  /** Adds differences to the counts and totals of titles. No title and organization twice. */
  async addToTitles(differences: readonly DeviceCount[]): Promise<void> {
    if (differences.length === 0) return;
    await this.database.query(sql`
      WITH difference AS (
        SELECT * FROM unnest(
          ${differences.map((each) => each.id)}::bigint[],
          ${differences.map((each) => each.organizationId)}::bigint[],
          ${differences.map((each) => each.devices)}::bigint[]) AS given (title_id, organization_id, devices)
      ), counted AS (
        INSERT INTO title_device_count (title_id, organization_id, devices)
        SELECT title_id, organization_id, devices FROM difference ORDER BY title_id, organization_id
        ON CONFLICT (title_id, organization_id) DO UPDATE SET devices = title_device_count.devices + EXCLUDED.devices
        RETURNING 1
      )
      INSERT INTO title_device_total (title_id, devices)
      SELECT title_id, sum(devices)::bigint FROM difference
      WHERE (SELECT count(*) FROM counted) > 0
      GROUP BY title_id HAVING sum(devices) <> 0 ORDER BY title_id
      ON CONFLICT (title_id) DO UPDATE SET devices = title_device_total.devices + EXCLUDED.devices`);
  }

  /** The titles on a device with the products that they stand for. Relies on installation_pkey, by device. */
  installedOn(deviceId: number): Promise<{ titleId: number; productId: number }[]> {
    return this.database.query(sql`
      SELECT DISTINCT t.id AS "titleId", t.product_id AS "productId"
      FROM installation i JOIN release r ON r.id = i.release_id JOIN title t ON t.id = r.title_id
      WHERE i.device_id = ${deviceId}`);
  }
}
