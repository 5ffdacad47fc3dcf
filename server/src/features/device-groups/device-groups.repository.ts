import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { commaSeparated, containsPattern, inIds, sql, type Sql, withQueries } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import type { DeviceCriteria, NamedIds } from '../device-criteria/device-criteria.parse.rules.js';
import {
  type DeviceGroupDevice,
  type DeviceGroupDeviceListQuery,
  type DeviceGroupListQuery,
  type DeviceGroupRow,
  toDeviceGroupDevice,
} from './device-groups.dto.js';
import { DeviceGroup } from './device-groups.entity.js';

/** What of a device group can be written. */
export interface DeviceGroupFields {
  name: string;
  description: string;
  criteria: DeviceCriteria;
}

/** Conditions under which the actor sees things, each over its alias: o, l, d, p. */
export interface VisibleThings {
  organizations: Sql;
  locations: Sql;
  devices: Sql;
  products: Sql;
}

const groups: ListDefinition = {
  select: sql`g.id, g.version, g.name, g.description, g.criteria, g.created_at`,
  from: sql`device_group g`,
  id: sql`g.id`,
  sorts: { name: sql`lower(g.name)`, createdAt: sql`g.created_at`, id: sql`g.id` },
  defaultSort: 'name',
};

/** device_name_idx orders by name; device_organization_name_idx where few organizations are visible. */
const devices: ListDefinition = {
  select: sql`d.id, d.name, d.device_class, d.os_name, d.os_version, d.serial_number, d.status,
    d.last_seen_at, o.id AS organization_id, o.name AS organization_name, lo.id AS location_id, lo.name AS location_name`,
  from: sql`device d
    LEFT JOIN organization o ON o.id = d.organization_id
    LEFT JOIN location lo ON lo.id = d.location_id`,
  counted: sql`device d`,
  id: sql`d.id`,
  neverNull: ['name', 'id'],
  sorts: {
    name: sql`lower(d.name)`,
    organization: sql`lower(o.name)`,
    location: sql`lower(lo.name)`,
    deviceClass: sql`d.device_class`,
    osName: sql`d.os_name`,
    osVersion: sql`d.os_version`,
    serialNumber: sql`lower(d.serial_number)`,
    status: sql`d.status`,
    lastSeenAt: sql`d.last_seen_at`,
    id: sql`d.id`,
  },
  countedSorts: [...['name', 'deviceClass', 'osName', 'osVersion', 'serialNumber', 'status', 'lastSeenAt', 'id']],
  defaultSort: 'name',
};

@Injectable()
export class DeviceGroupsRepository {
  constructor(private readonly database: Database) {}

  /** The groups that satisfy `visible`. */
  list(visible: Sql, query: Unpaged<DeviceGroupListQuery>): RowList<DeviceGroupRow> {
    return listOf<DeviceGroupRow, DeviceGroupRow>(this.database, groups, found(visible, query), (row) => row);
  }

  /** Every group that a list is about, whatever its page. */
  all(visible: Sql, query: Unpaged<DeviceGroupListQuery>): Promise<DeviceGroupRow[]> {
    const [where, search] = found(visible, query);
    return this.database.query(
      sql`SELECT ${groups.select} FROM ${groups.from} WHERE (${where}) AND (${search ?? sql`TRUE`})`,
    );
  }

  /** Like `list`, sorted by counts too. */
  listByCount(
    visible: Sql,
    query: Unpaged<DeviceGroupListQuery>,
    counts: ReadonlyMap<number, number>,
  ): RowList<DeviceGroupRow> {
    const counted = {
      ...groups,
      from: sql`${groups.from} JOIN unnest(${[...counts.keys()]}::bigint[], ${[...counts.values()]}::bigint[])
        AS counted (group_id, devices) ON counted.group_id = g.id`,
      sorts: { ...groups.sorts, deviceCount: sql`counted.devices` },
    };
    return listOf<DeviceGroupRow, DeviceGroupRow>(this.database, counted, found(visible, query), (row) => row);
  }

  /** One group, or null. */
  find(visible: Sql, id: number): Promise<DeviceGroupRow | null> {
    return this.database.first(sql`SELECT ${groups.select} FROM ${groups.from} WHERE g.id = ${id} AND (${visible})`);
  }

  /** Holds a group for a change, or null. */
  lock(visible: Sql, id: number): Promise<DeviceGroupRow | null> {
    return this.database.first(
      sql`SELECT ${groups.select} FROM ${groups.from} WHERE g.id = ${id} AND (${visible}) FOR NO KEY UPDATE`,
    );
  }

  /** Like `lock`, and waits for every rule that is being saved with the group in it. */
  lockForDeletion(visible: Sql, id: number): Promise<DeviceGroupRow | null> {
    return this.database.first(
      sql`SELECT ${groups.select} FROM ${groups.from} WHERE g.id = ${id} AND (${visible}) FOR UPDATE`,
    );
  }

  /** The criteria of a group as they are stored; null when there is no such group. */
  async criteriaOf(id: number): Promise<unknown> {
    const row = await this.database.first<{ criteria: unknown }>(
      sql`SELECT criteria FROM device_group WHERE id = ${id}`,
    );
    return row?.criteria ?? null;
  }

  /** Like `criteriaOf` of each; those groups that there are. */
  criteriaOfAll(ids: readonly number[]): Promise<{ id: number; criteria: unknown }[]> {
    return this.database.query(sql`SELECT g.id, g.criteria FROM device_group g WHERE ${inIds(sql`g.id`, ids)}`);
  }

  async insert(fields: DeviceGroupFields): Promise<number> {
    const { identifiers } = await this.database.repository(DeviceGroup).insert(fields);
    return Number(identifiers[0]?.['id']);
  }

  async update(id: number, fields: Partial<DeviceGroupFields>): Promise<void> {
    await this.database.repository(DeviceGroup).update({ id }, fields);
  }

  async delete(id: number): Promise<void> {
    await this.database.repository(DeviceGroup).delete({ id });
  }

  /** How many devices satisfy each of the conditions, in their order; `queries` are what these were compiled with. */
  async counts(conditions: readonly Sql[], visible: Sql, queries: readonly Sql[] = []): Promise<number[]> {
    if (conditions.length === 0) return [];
    const counts = conditions.map(
      (condition) => sql`(SELECT count(*) FROM device d WHERE (${visible}) AND (${condition}))`,
    );
    const row = await this.database.one<{ counts: number[] }>(
      sql`${withQueries(queries)} SELECT ARRAY[${commaSeparated(counts)}] AS counts`,
    );
    return row.counts;
  }

  /** The devices that satisfy all of `where`. */
  deviceList(where: readonly Sql[], query: Unpaged<DeviceGroupDeviceListQuery>): RowList<DeviceGroupDevice> {
    const search = query.q === undefined ? [] : [deviceSearch(query.q)];
    return listOf(this.database, devices, [...where, ...search], toDeviceGroupDevice);
  }

  /** Of the licenses whose rules name a group, those that satisfy `visible` (of the alias `l`), by name. */
  licensesNaming(id: number, visible: Sql): Promise<{ id: number; name: string }[]> {
    const named = JSON.stringify({ deviceGroups: { ids: [id] } });
    return this.database.query(sql`
      SELECT l.id, l.name FROM license l
      WHERE l.assignment_rule @> ${named}::jsonb AND (${visible}) ORDER BY lower(l.name)`);
  }

  /** Of the named ids, those that do not exist or that the actor may not see. */
  async unknown(named: NamedIds, visible: VisibleThings): Promise<NamedIds> {
    return {
      organizationIds: await this.among(named.organizationIds, not(organization(visible.organizations))),
      locationIds: await this.among(named.locationIds, not(location(visible.locations))),
      deviceIds: await this.among(named.deviceIds, not(device(visible.devices))),
      productIds: await this.among(named.productIds, not(product(visible.products))),
    };
  }

  /** Of the named ids, those that exist and that the actor may not see. */
  async hidden(named: NamedIds, visible: VisibleThings): Promise<NamedIds> {
    return {
      organizationIds: await this.among(named.organizationIds, organization(not(visible.organizations))),
      locationIds: await this.among(named.locationIds, location(not(visible.locations))),
      deviceIds: await this.among(named.deviceIds, device(not(visible.devices))),
      productIds: await this.among(named.productIds, product(not(visible.products))),
    };
  }

  private async among(ids: readonly number[], condition: Sql): Promise<number[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.query<{ id: number }>(
      sql`SELECT DISTINCT named.id FROM unnest(${[...ids]}::bigint[]) AS named (id) WHERE ${condition}`,
    );
    return rows.map((row) => row.id);
  }
}

function not(condition: Sql): Sql {
  return sql`NOT (${condition})`;
}

function organization(condition: Sql): Sql {
  return sql`EXISTS (SELECT FROM organization o WHERE o.id = named.id AND (${condition}))`;
}

function location(condition: Sql): Sql {
  return sql`EXISTS (SELECT FROM location l WHERE l.id = named.id AND (${condition}))`;
}

function device(condition: Sql): Sql {
  return sql`EXISTS (SELECT FROM device d WHERE d.id = named.id AND (${condition}))`;
}

function product(condition: Sql): Sql {
  return sql`EXISTS (SELECT FROM product p WHERE p.id = named.id AND (${condition}))`;
}

function found(visible: Sql, query: Unpaged<DeviceGroupListQuery>): Sql[] {
  if (query.q === undefined) return [visible];
  const pattern = containsPattern(query.q);
  return [visible, sql`g.name ILIKE ${pattern} OR g.description ILIKE ${pattern}`];
}

/** device_search_idx finds each of the columns. */
function deviceSearch(q: string): Sql {
  const pattern = containsPattern(q);
  return sql`d.name ILIKE ${pattern} OR d.serial_number ILIKE ${pattern}`;
}
