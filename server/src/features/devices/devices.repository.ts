import { Injectable } from '@nestjs/common';
import { advisoryLocks } from '../../platform/database/advisory-locks.js';
import { Database } from '../../platform/database/database.js';
import { containsPattern, inIds, picked, sql, type Sql } from '../../platform/database/sql.js';
import { listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { Clock } from '../../platform/time/clock.js';
import { deviceList, type DeviceRow, type DeviceSight, toDeviceResponse } from './device-list.sql.js';
import type { DeviceListQuery, DeviceResponse } from './devices.dto.js';
import { Device } from './devices.entity.js';
import type { DeviceFields, DeviceStatus } from './devices.rules.js';

/** A device held for a change. */
export interface HeldDevice extends DeviceFields {
  id: number;
  version: number;
  status: DeviceStatus;
}

@Injectable()
export class DevicesRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * The devices (alias `d`) that satisfy all of `where` and the filters of a request, but those by groups and products,
   * which other features know how to ask.
   */
  list(where: readonly Sql[], sight: DeviceSight, query: Unpaged<DeviceListQuery>): RowList<DeviceResponse> {
    return listOf<DeviceRow, DeviceResponse>(
      this.database,
      deviceList(sight),
      [...where, ...filtersOf(query, sight, this.clock.timeZone)],
      toDeviceResponse,
    );
  }

  /** One device as it is shown, or null. */
  async find(visible: Sql, sight: DeviceSight, id: number): Promise<DeviceResponse | null> {
    const { select, from } = deviceList(sight);
    const row = await this.database.first<DeviceRow>(sql`
      SELECT ${select}, (SELECT count(*) FROM installation i WHERE i.device_id = d.id) AS software_count
      FROM ${from} WHERE d.id = ${id} AND (${visible})`);
    return row === null ? null : toDeviceResponse(row);
  }

  /** Holds a device for a change, or null. */
  lock(visible: Sql, id: number): Promise<HeldDevice | null> {
    return this.database.first<HeldDevice>(sql`${held(visible, id)} FOR NO KEY UPDATE`);
  }

  /** Like `lock`, and nobody can name the device in a new row until the transaction ends: no seat, no installation. */
  lockAlone(visible: Sql, id: number): Promise<HeldDevice | null> {
    return this.database.first<HeldDevice>(sql`${held(visible, id)} FOR UPDATE`);
  }

  /**
   * True when another active device of the organization has the serial number. Whoever asks for the same one waits
   * until this transaction ends. device_serial_number_idx.
   */
  async serialTaken(organizationId: number, serialNumber: string, exceptId: number | null): Promise<boolean> {
    const key = `${organizationId} ${serialNumber.toLowerCase()}`;
    await this.database.query(sql`SELECT pg_advisory_xact_lock(${advisoryLocks.serialNumber}, hashtext(${key}))`);
    const row = await this.database.first(sql`
      SELECT 1 FROM device
      WHERE organization_id = ${organizationId} AND lower(serial_number) = lower(${serialNumber})
        AND serial_number IS NOT NULL AND status = 'ACTIVE' AND id IS DISTINCT FROM ${exceptId}::bigint
      LIMIT 1`);
    return row !== null;
  }

  async insert(fields: DeviceFields): Promise<number> {
    const { identifiers } = await this.database.repository(Device).insert(fields);
    return Number(identifiers[0]?.['id']);
  }

  async update(id: number, fields: Partial<DeviceFields & { status: DeviceStatus }>): Promise<void> {
    await this.database.repository(Device).update({ id }, fields);
  }

  async delete(id: number): Promise<void> {
    await this.database.repository(Device).delete({ id });
  }
}

function held(visible: Sql, id: number): Sql {
  return sql`
    SELECT d.id, d.version, d.status, d.name, d.organization_id AS "organizationId", d.location_id AS "locationId",
      d.device_class AS "deviceClass", d.os_name AS "osName", d.os_version AS "osVersion",
      d.serial_number AS "serialNumber", d.manufacturer, d.model, d.tags, d.primary_user_id AS "primaryUserId"
    FROM device d WHERE d.id = ${id} AND (${visible})`;
}

function filtersOf(query: Unpaged<DeviceListQuery>, sight: DeviceSight, timeZone: string): Sql[] {
  const filters: Sql[] = [];
  if (query.organizationId !== undefined) filters.push(inIds(sql`d.organization_id`, query.organizationId));
  if (query.locationId !== undefined) filters.push(inIds(sql`d.location_id`, query.locationId));
  filters.push(
    ...picked(query.deviceClass, query.deviceClassNot, (classes) => sql`d.device_class = ANY(${classes}::text[])`),
  );
  if (query.status !== undefined) filters.push(sql`d.status = ANY(${query.status}::text[])`);
  // device_tags_idx
  filters.push(...picked(query.tag, query.tagNot, (tags) => sql`d.tags && ${tags}::text[]`));
  // device_primary_user_id_idx. Counting does without the join of the people.
  if (query.primaryUserId !== undefined) {
    filters.push(sql`EXISTS (
      SELECT FROM person u WHERE u.id = d.primary_user_id AND ${inIds(sql`u.id`, query.primaryUserId)} AND (${sight.people}))`);
    filters.push(inIds(sql`d.primary_user_id`, query.primaryUserId));
  }
  if (query.lastSeenBefore !== undefined) {
    filters.push(sql`d.last_seen_at < ${query.lastSeenBefore}::date::timestamp AT TIME ZONE ${timeZone}`);
  }
  // device_search_idx
  if (query.q !== undefined) {
    const pattern = containsPattern(query.q);
    filters.push(sql`d.name ILIKE ${pattern} OR d.serial_number ILIKE ${pattern} OR d.agent_id ILIKE ${pattern}`);
  }
  return filters;
}
