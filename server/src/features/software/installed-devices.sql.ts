import { inIds, sql, type Sql } from '../../platform/database/sql.js';
import type { WayToDevices } from './software-devices.rules.js';

/** title_product_id_idx, release_title_version_key and, by release or by device, an index of installations. */
function installationsOf(productIds: readonly number[]): Sql {
  return sql`title t JOIN release r ON r.title_id = t.id JOIN installation i ON i.release_id = r.id
    WHERE ${inIds(sql`t.product_id`, productIds)}`;
}

/** Installations of a product on the device `d`. */
export function installationsOnDevice(productId: number): Sql {
  return sql`${installationsOf([productId])} AND i.device_id = d.id`;
}

/** Whether the device `d` has any of the products, found in the way that is cheapest. */
export function hasAnyProduct(productIds: readonly number[], way: WayToDevices): Sql {
  const installed = installationsOf(productIds);
  switch (way) {
    // A subquery with OFFSET is asked of each device and never turned into a join.
    case 'ASK':
      return sql`EXISTS (SELECT FROM ${installed} AND i.device_id = d.id OFFSET 0)`;
    // IS TRUE keeps it from being turned into a join, too: the devices are collected once and looked up by their hash.
    case 'COLLECT':
      return sql`(d.id IN (SELECT i.device_id FROM ${installed})) IS TRUE`;
    case 'JOIN':
      return sql`EXISTS (SELECT FROM ${installed} AND i.device_id = d.id)`;
  }
}
