import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { containsPattern, inIds, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, readPage, readWhole, type RowList } from '../../platform/http/list.js';
import type { Page, Unpaged } from '../../platform/http/list-query.js';
import { type CountedDevices, devicesOfProduct } from './device-counts.sql.js';
import { hasAnyProduct, installationsOnDevice } from './installed-devices.sql.js';
import type { SoftwareDeviceListQuery, SoftwareDeviceResponse } from './software.dto.js';
import type { VisibleSoftware } from './software.visibility.js';
import { wayToAll, type WayToDevices, wayToPage } from './software-devices.rules.js';

/** The join keeps every device once, and is dropped by the planner where nothing needs it. */
function list(productId: number): ListDefinition {
  return {
    select: sql`d.id, d.name, json_build_object('id', o.id, 'name', o.name) AS organization,
      d.device_class AS "deviceClass",
      ARRAY(SELECT DISTINCT r.version FROM ${installationsOnDevice(productId)} AND r.version <> '' ORDER BY 1) AS versions`,
    from: sql`device d LEFT JOIN organization o ON o.id = d.organization_id`,
    counted: sql`device d`,
    id: sql`d.id`,
    sorts: {
      name: sql`lower(d.name)`,
      organization: sql`lower(o.name)`,
      deviceClass: sql`d.device_class`,
      id: sql`d.id`,
    },
    neverNull: ['name', 'organization', 'deviceClass', 'id'],
    countedSorts: ['name', 'deviceClass', 'id'],
    defaultSort: 'name',
  };
}

/** What the devices are found by. */
function conditions(
  visible: VisibleSoftware,
  productId: number,
  { q, organizationId }: Unpaged<SoftwareDeviceListQuery>,
  way: WayToDevices,
): Sql[] {
  return [
    sql`d.status = 'ACTIVE'`,
    visible.devices,
    hasAnyProduct([productId], way),
    ...(q === undefined ? [] : [sql`d.name ILIKE ${containsPattern(q)}`]),
    ...(organizationId === undefined ? [] : [inIds(sql`d.organization_id`, organizationId)]),
  ];
}

/** How many devices have a product. */
interface Installed {
  /** Among those that the query asks for. */
  matching: number;
  /** Among all that the actor may see. */
  installed: number;
}

@Injectable()
export class SoftwareDevicesRepository {
  constructor(private readonly database: Database) {}

  /** The active devices that have a product. */
  list(
    visible: VisibleSoftware,
    productId: number,
    query: Unpaged<SoftwareDeviceListQuery>,
  ): RowList<SoftwareDeviceResponse> {
    return {
      count: async () => (await this.page(visible, productId, { ...query, page: 1, pageSize: 1 })).total,
      first: async (pageSize) => (await this.page(visible, productId, { ...query, page: 1, pageSize })).items,
      page: (page) => this.page(visible, productId, { ...query, ...page }),
      whole: ({ sort }) =>
        readWhole(
          this.database,
          list(productId),
          { sort },
          conditions(visible, productId, query, 'JOIN'),
          (row: SoftwareDeviceResponse) => row,
        ),
    };
  }

  /** How to find all devices that have any of the products. */
  async wayToAll(productIds: readonly number[]): Promise<WayToDevices> {
    const { installed } = await this.database.one<{ installed: number }>(sql`
      SELECT coalesce(sum(devices), 0)::bigint AS installed FROM product_device_total
      WHERE ${inIds(sql`product_id`, productIds)}`);
    return wayToAll({ installed, candidates: await this.candidates(undefined) });
  }

  /**
   * One page. The counts tell how to read it: through the devices in the order of device_name_idx until the page is full,
   * or through installation_release_device_idx. The total is counted only when a search narrows it; otherwise it is what
   * the counts say.
   */
  private async page(
    visible: VisibleSoftware,
    productId: number,
    query: SoftwareDeviceListQuery,
  ): Promise<Page<SoftwareDeviceResponse>> {
    const { q, organizationId, page, pageSize, sort } = query;
    const found = await this.installed(visible, productId, organizationId);
    const way = wayToPage({
      ...found,
      rows: Math.min(page * pageSize, Math.max(0, found.matching - (page - 1) * pageSize)),
      inIndexOrder: q === undefined && /^(-?name|name,id|-name,-id)$/.test(sort ?? 'name'),
      candidates: await this.candidates(organizationId),
    });
    const total = q === undefined ? { total: sql`SELECT ${found.matching}::bigint AS total` } : {};
    const where = conditions(visible, productId, query, way);
    return readPage(
      this.database,
      { ...list(productId), ...total },
      query,
      where,
      (row: SoftwareDeviceResponse) => row,
    );
  }

  private async installed(
    visible: VisibleSoftware,
    productId: number,
    organizationIds: readonly number[] | undefined,
  ): Promise<Installed> {
    const matching: CountedDevices =
      organizationIds === undefined
        ? visible.counted
        : sql`(${visible.counts}) AND ${inIds(sql`c.organization_id`, organizationIds)}`;
    return this.database.one(sql`
      SELECT ${devicesOfProduct(matching, sql`${productId}`)} AS matching,
        ${devicesOfProduct(visible.counted, sql`${productId}`)} AS installed`);
  }

  /** Devices of organizations are counted in device_organization_name_idx; all of them are as many as the largest id. */
  private async candidates(organizationIds: readonly number[] | undefined): Promise<number> {
    const { candidates } = await this.database.one<{ candidates: number }>(
      organizationIds === undefined
        ? sql`SELECT coalesce(max(d.id), 0) AS candidates FROM device d`
        : sql`SELECT count(*) AS candidates FROM device d WHERE ${inIds(sql`d.organization_id`, organizationIds)}`,
    );
    return candidates;
  }
}
