import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import type { DeviceCount } from './product-counts.rules.js';

/**
 * The only writer of product_device_count and title_device_count. Products come before titles and each in the order of
 * ids, so that transactions which move the same counts wait for each other and never in a circle.
 */
@Injectable()
export class ProductCountsRepository {
  constructor(private readonly database: Database) {}

  /** No product and organization twice. */
  async addToProducts(differences: readonly DeviceCount[]): Promise<void> {
    if (differences.length === 0) return;
    await this.database.query(sql`
      INSERT INTO product_device_count (product_id, organization_id, devices)
      SELECT * FROM unnest(
        ${differences.map((each) => each.id)}::bigint[],
        ${differences.map((each) => each.organizationId)}::bigint[],
        ${differences.map((each) => each.devices)}::bigint[]) AS difference (product_id, organization_id, devices)
      ORDER BY product_id, organization_id
      ON CONFLICT (product_id, organization_id) DO UPDATE SET devices = product_device_count.devices + EXCLUDED.devices`);
  }

  /** No title and organization twice. */
  async addToTitles(differences: readonly DeviceCount[]): Promise<void> {
    if (differences.length === 0) return;
    await this.database.query(sql`
      INSERT INTO title_device_count (title_id, organization_id, devices)
      SELECT * FROM unnest(
        ${differences.map((each) => each.id)}::bigint[],
        ${differences.map((each) => each.organizationId)}::bigint[],
        ${differences.map((each) => each.devices)}::bigint[]) AS difference (title_id, organization_id, devices)
      ORDER BY title_id, organization_id
      ON CONFLICT (title_id, organization_id) DO UPDATE SET devices = title_device_count.devices + EXCLUDED.devices`);
  }

  /** Adds a device with everything that is on it, or takes it away. Relies on installation_pkey, by device. */
  async addDevice(deviceId: number, organizationId: number, devices: 1 | -1): Promise<void> {
    await this.database.query(sql`
      INSERT INTO product_device_count (product_id, organization_id, devices)
      SELECT DISTINCT t.product_id, ${organizationId}::bigint, ${devices}::bigint
      FROM installation i JOIN release r ON r.id = i.release_id JOIN title t ON t.id = r.title_id
      WHERE i.device_id = ${deviceId}
      ORDER BY t.product_id
      ON CONFLICT (product_id, organization_id) DO UPDATE SET devices = product_device_count.devices + EXCLUDED.devices`);
    await this.database.query(sql`
      INSERT INTO title_device_count (title_id, organization_id, devices)
      SELECT DISTINCT r.title_id, ${organizationId}::bigint, ${devices}::bigint
      FROM installation i JOIN release r ON r.id = i.release_id
      WHERE i.device_id = ${deviceId}
      ORDER BY r.title_id
      ON CONFLICT (title_id, organization_id) DO UPDATE SET devices = title_device_count.devices + EXCLUDED.devices`);
  }
}
