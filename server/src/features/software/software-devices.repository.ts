import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { allOf, containsPattern, inIds, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, orderBy } from '../../platform/http/list.js';
import type { Page } from '../../platform/http/list-query.js';
import { devicesOfProduct } from './device-counts.sql.js';
import type { SoftwareDeviceListQuery, SoftwareDeviceResponse } from './software.dto.js';
import type { VisibleSoftware } from './software.visibility.js';

/** Installations of a product on the device `d`: by the device's installations, or by the product's releases. */
function installationsOf(productId: number): Sql {
  return sql`title t JOIN release r ON r.title_id = t.id JOIN installation i ON i.release_id = r.id
    WHERE t.product_id = ${productId} AND i.device_id = d.id`;
}

function list(productId: number): ListDefinition {
  return {
    select: sql`d.id, d.name, json_build_object('id', o.id, 'name', o.name) AS organization,
      d.device_class AS "deviceClass",
      ARRAY(SELECT DISTINCT r.version FROM ${installationsOf(productId)} AND r.version <> '' ORDER BY 1) AS versions`,
    from: sql`device d JOIN organization o ON o.id = d.organization_id`,
    id: sql`d.id`,
    sorts: {
      name: sql`lower(d.name)`,
      organization: sql`lower(o.name)`,
      deviceClass: sql`d.device_class`,
      id: sql`d.id`,
    },
    defaultSort: 'name',
  };
}

@Injectable()
export class SoftwareDevicesRepository {
  constructor(private readonly database: Database) {}

  /**
   * One page of the active devices that have a product. The ids of the page come first; where the product is common,
   * device_name_idx is read in order until the page is full, where it is rare, its installations are. The total is
   * counted only when a search narrows it: otherwise it is what the counts say, however many devices there are.
   */
  async page(
    visible: VisibleSoftware,
    productId: number,
    query: SoftwareDeviceListQuery,
  ): Promise<Page<SoftwareDeviceResponse>> {
    const definition = list(productId);
    const where = [
      sql`d.status = 'ACTIVE'`,
      visible.devices,
      sql`EXISTS (SELECT FROM ${installationsOf(productId)})`,
      ...(query.q === undefined ? [] : [sql`d.name ILIKE ${containsPattern(query.q)}`]),
      ...(query.organizationId === undefined ? [] : [inIds(sql`d.organization_id`, query.organizationId)]),
    ];
    const items = await this.database.query<SoftwareDeviceResponse>(sql`
      SELECT ${definition.select}
      FROM ${definition.from}
      JOIN (
        SELECT page_id, row_number() OVER () AS page_rank FROM (
          SELECT d.id AS page_id FROM ${definition.from} WHERE ${allOf(where)}
          ORDER BY ${orderBy(definition, query.sort)}
          LIMIT ${query.pageSize} OFFSET ${(query.page - 1) * query.pageSize}
        ) AS ids
      ) AS page ON page.page_id = d.id
      ORDER BY page.page_rank`);
    const total = await (query.q === undefined
      ? this.counted(visible, productId, query.organizationId)
      : this.found(where));
    return { items, page: query.page, pageSize: query.pageSize, total };
  }

  private async counted(
    visible: VisibleSoftware,
    productId: number,
    organizationIds: readonly number[] | undefined,
  ): Promise<number> {
    const counted =
      organizationIds === undefined
        ? visible.counted
        : sql`(${visible.counts}) AND ${inIds(sql`c.organization_id`, organizationIds)}`;
    const { total } = await this.database.one<{ total: number }>(
      sql`SELECT ${devicesOfProduct(counted, sql`${productId}`)} AS total`,
    );
    return total;
  }

  private async found(where: readonly Sql[]): Promise<number> {
    const { total } = await this.database.one<{ total: number }>(
      sql`SELECT count(*) AS total FROM device d WHERE ${allOf(where)}`,
    );
    return total;
  }
}
