import { sql, type Sql } from '../../platform/database/sql.js';

/**
 * Which counts are added up: those of every organization, or those that a condition on the table `c` leaves, which is
 * one of the tables of counts by organization.
 */
export type CountedDevices = 'ALL' | Sql;

/** A relation of `product_id` and `devices`, at most one row a product; a product without one has 0. */
export function devicesPerProduct(counted: CountedDevices): Sql {
  if (counted === 'ALL') return sql`product_device_total`;
  return sql`(SELECT c.product_id, sum(c.devices)::bigint AS devices FROM product_device_count c
    WHERE ${counted} GROUP BY c.product_id)`;
}

/** The number of devices of the one product with this id. */
export function devicesOfProduct(counted: CountedDevices, productId: Sql): Sql {
  if (counted === 'ALL') {
    return sql`coalesce((SELECT c.devices FROM product_device_total c WHERE c.product_id = ${productId}), 0)`;
  }
  return sql`(SELECT coalesce(sum(c.devices), 0)::bigint FROM product_device_count c
    WHERE c.product_id = ${productId} AND (${counted}))`;
}

/** A relation of `title_id` and `devices`, at most one row a title; a title without one has 0. */
export function devicesPerTitle(counted: CountedDevices): Sql {
  if (counted === 'ALL') return sql`title_device_total`;
  return sql`(SELECT c.title_id, sum(c.devices)::bigint AS devices FROM title_device_count c
    WHERE ${counted} GROUP BY c.title_id)`;
}

/** The number of devices of the one title with this id. */
export function devicesOfTitle(counted: CountedDevices, titleId: Sql): Sql {
  if (counted === 'ALL') {
    return sql`coalesce((SELECT c.devices FROM title_device_total c WHERE c.title_id = ${titleId}), 0)`;
  }
  return sql`(SELECT coalesce(sum(c.devices), 0)::bigint FROM title_device_count c
    WHERE c.title_id = ${titleId} AND (${counted}))`;
}
