import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { allOf, containsPattern, inIds, nothing, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, orderBy, readWhole, type RowList } from '../../platform/http/list.js';
import type { Page, Unpaged } from '../../platform/http/list-query.js';
import { type CountedDevices, devicesOfProduct } from './device-counts.sql.js';
import type { SoftwareDeviceListQuery, SoftwareDeviceResponse } from './software.dto.js';
import type { VisibleSoftware } from './software.visibility.js';
import { isReadByDevice } from './software-devices.rules.js';

/** Installations of a product on the device `d`. */
function installationsOf(productId: number): Sql {
  return sql`title t JOIN release r ON r.title_id = t.id JOIN installation i ON i.release_id = r.id
    WHERE t.product_id = ${productId} AND i.device_id = d.id`;
}

/** The join keeps every device once, and is dropped by the planner where nothing needs it. */
function list(productId: number): ListDefinition {
  return {
    select: sql`d.id, d.name, json_build_object('id', o.id, 'name', o.name) AS organization,
      d.device_class AS "deviceClass",
      ARRAY(SELECT DISTINCT r.version FROM ${installationsOf(productId)} AND r.version <> '' ORDER BY 1) AS versions`,
    from: sql`device d LEFT JOIN organization o ON o.id = d.organization_id`,
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

/** What the devices are found by. A subquery with OFFSET is asked of each device and never turned into a join. */
function conditions(
  visible: VisibleSoftware,
  productId: number,
  { q, organizationId }: Unpaged<SoftwareDeviceListQuery>,
  byDevice: boolean,
): Sql[] {
  return [
    sql`d.status = 'ACTIVE'`,
    visible.devices,
    sql`EXISTS (SELECT FROM ${installationsOf(productId)} ${byDevice ? sql`OFFSET 0` : nothing})`,
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
      page: (page) => this.page(visible, productId, { ...query, ...page }),
      whole: ({ sort }) =>
        readWhole(
          this.database,
          list(productId),
          { sort },
          conditions(visible, productId, query, false),
          (row: SoftwareDeviceResponse) => row,
        ),
    };
  }

  /**
   * One page. The counts tell how to read it: through the devices in the order of device_name_idx, asking each until the
   * page is full, or through installation_release_device_idx. The total is counted only when a search narrows it;
   * otherwise it is what the counts say.
   */
  private async page(
    visible: VisibleSoftware,
    productId: number,
    query: SoftwareDeviceListQuery,
  ): Promise<Page<SoftwareDeviceResponse>> {
    const { q, organizationId, page, pageSize, sort } = query;
    const definition = list(productId);
    const installed = await this.installed(visible, productId, organizationId);
    const byDevice = isReadByDevice({
      ...installed,
      rows: page * pageSize,
      inIndexOrder: q === undefined && (sort === undefined || sort === 'name' || sort === 'name,id'),
      candidates: await this.candidates(organizationId),
    });
    const where = conditions(visible, productId, query, byDevice);
    const items = await this.database.query<SoftwareDeviceResponse>(sql`
      SELECT ${definition.select}
      FROM ${definition.from}
      JOIN (
        SELECT page_id, row_number() OVER () AS page_rank FROM (
          SELECT d.id AS page_id FROM ${definition.from} WHERE ${allOf(where)}
          ORDER BY ${orderBy(definition, sort)} LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}
        ) AS ids
      ) AS page ON page.page_id = d.id
      ORDER BY page.page_rank`);
    const total = q === undefined ? installed.matching : await this.found(where);
    return { items, page, pageSize, total };
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

  private async found(where: readonly Sql[]): Promise<number> {
    const { total } = await this.database.one<{ total: number }>(
      sql`SELECT count(*) AS total FROM device d WHERE ${allOf(where)}`,
    );
    return total;
  }
}
