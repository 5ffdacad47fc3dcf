import { sql, type Sql } from '../../platform/database/sql.js';
import type { ListDefinition } from '../../platform/http/list.js';
import type { DeviceResponse } from './devices.dto.js';
import type { DeviceClass, DeviceStatus } from './devices.rules.js';

/** What an actor may see of the people and licenses that a device is shown with. */
export interface DeviceSight {
  /** Of people, alias `u`. */
  people: Sql;
  /** Of licenses, alias `held`. */
  licenses: Sql;
}

/**
 * How devices are read. An outer join that finds at most one row is left out by the database where no column of it is
 * asked for, so that counting and most orders touch the device table alone. device_name_idx and
 * device_organization_name_idx serve the default order, assignment_device_id_idx the seats.
 */
export function deviceList(sight: DeviceSight): ListDefinition {
  const licenseCount = sql`(
    SELECT count(*) FROM assignment seat JOIN license held ON held.id = seat.license_id
    WHERE seat.device_id = d.id AND seat.ended_on IS NULL AND (${sight.licenses}))`;
  // Of all devices in one go, from assignment_active_device_key alone.
  const licensesPerDevice = sql`(
    SELECT seat.device_id, count(*) AS licenses FROM assignment seat JOIN license held ON held.id = seat.license_id
    WHERE seat.device_id IS NOT NULL AND seat.ended_on IS NULL AND (${sight.licenses}) GROUP BY seat.device_id)`;
  return {
    select: sql`d.id, d.version, d.name, d.device_class, d.status, d.os_name, d.os_version, d.serial_number,
      d.hardware_uuid, d.manufacturer, d.model, d.tags, d.last_logged_user, d.agent_id, d.agent, d.last_seen_at,
      d.created_at, o.id AS organization_id, o.name AS organization_name, l.id AS location_id, l.name AS location_name,
      u.id AS user_id, u.name AS user_name, u.email AS user_email, ${licenseCount} AS license_count`,
    from: sql`device d
      LEFT JOIN organization o ON o.id = d.organization_id
      LEFT JOIN location l ON l.id = d.location_id
      LEFT JOIN person u ON u.id = d.primary_user_id AND (${sight.people})
      LEFT JOIN ${licensesPerDevice} AS held_by ON held_by.device_id = d.id`,
    counted: sql`device d`,
    id: sql`d.id`,
    neverNull: ['name', 'id'],
    sorts: {
      name: sql`lower(d.name)`,
      organization: sql`lower(o.name)`,
      location: sql`lower(l.name)`,
      deviceClass: sql`d.device_class`,
      status: sql`d.status`,
      osName: sql`d.os_name`,
      osVersion: sql`d.os_version`,
      serialNumber: sql`lower(d.serial_number)`,
      hardwareUuid: sql`lower(d.hardware_uuid)`,
      manufacturer: sql`d.manufacturer`,
      model: sql`d.model`,
      primaryUser: sql`lower(u.name)`,
      lastLoggedUser: sql`d.last_logged_user`,
      agentId: sql`d.agent_id`,
      agent: sql`d.agent`,
      lastSeenAt: sql`d.last_seen_at`,
      licenseCount: sql`coalesce(held_by.licenses, 0)`,
      createdAt: sql`d.created_at`,
      id: sql`d.id`,
    },
    countedSorts: [
      ...['name', 'deviceClass', 'status', 'osName', 'osVersion', 'serialNumber', 'hardwareUuid', 'manufacturer'],
      ...['model', 'lastLoggedUser', 'agentId', 'agent', 'lastSeenAt', 'createdAt', 'id'],
    ],
    defaultSort: 'name',
  };
}

/** A row of the list, as SQL gives it. */
export interface DeviceRow {
  id: number;
  version: number;
  name: string;
  device_class: DeviceClass;
  status: DeviceStatus;
  os_name: string;
  os_version: string;
  serial_number: string | null;
  hardware_uuid: string | null;
  manufacturer: string;
  model: string;
  tags: string[];
  last_logged_user: string;
  agent_id: string | null;
  agent: string;
  last_seen_at: Date | null;
  created_at: Date;
  organization_id: number;
  organization_name: string;
  location_id: number;
  location_name: string;
  user_id: number | null;
  user_name: string | null;
  user_email: string | null;
  license_count: number;
  /** Only when one device is read. */
  software_count?: number;
}

export function toDeviceResponse(row: DeviceRow): DeviceResponse {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    organization: { id: row.organization_id, name: row.organization_name },
    location: { id: row.location_id, name: row.location_name },
    deviceClass: row.device_class,
    status: row.status,
    os: { name: row.os_name, version: row.os_version },
    osName: row.os_name,
    osVersion: row.os_version,
    serialNumber: row.serial_number,
    hardwareUuid: row.hardware_uuid,
    manufacturer: row.manufacturer,
    model: row.model,
    tags: row.tags,
    primaryUser:
      row.user_id === null ? null : { id: row.user_id, name: row.user_name ?? '', email: row.user_email ?? '' },
    lastLoggedUser: row.last_logged_user,
    agentId: row.agent_id,
    agent: row.agent,
    lastSeenAt: row.last_seen_at,
    licenseCount: row.license_count,
    ...(row.software_count === undefined ? {} : { softwareCount: row.software_count }),
    createdAt: row.created_at,
  };
}
