import type { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aLocation } from '../locations/locations.factory.js';
import { LicenseUsageService } from '../reconciliation/license-usage.service.js';
import { seatBegins, seatEnds } from '../reconciliation/seat-movements.rules.js';
import type { DeviceClass, DeviceStatus } from './devices.rules.js';

/** A device in the database of a test. */
export interface BuiltDevice {
  id: number;
  name: string;
  organizationId: number;
  locationId: number;
}

/** Puts a device into the database of a test, at a location of its own unless one is given. Seats do not follow. */
export async function aDevice(
  database: Database,
  fields: {
    name?: string;
    location?: { id: number; organizationId: number };
    deviceClass?: DeviceClass;
    status?: DeviceStatus;
    serialNumber?: string;
    agentId?: string;
    tags?: string[];
    primaryUserId?: number;
  } = {},
): Promise<BuiltDevice> {
  const name = fields.name ?? uniqueName('Device');
  const { id: locationId, organizationId } = fields.location ?? (await aLocation(database));
  const { id } = await database.one<{ id: number }>(sql`
    INSERT INTO device
      (organization_id, location_id, name, device_class, status, serial_number, agent_id, tags, primary_user_id)
    VALUES (${organizationId}, ${locationId}, ${name}, ${fields.deviceClass ?? 'WORKSTATION'},
      ${fields.status ?? 'ACTIVE'}, ${fields.serialNumber ?? null}, ${fields.agentId ?? null}, ${fields.tags ?? []},
      ${fields.primaryUserId ?? null})
    RETURNING id`);
  return { id, name, organizationId, locationId };
}

/** The body of a request that creates a device at a location of its own, with other fields where they are given. */
export async function aDeviceRequest(
  database: Database,
  fields: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  const { id: locationId, organizationId } = await aLocation(database);
  return { name: 'PC', organizationId, locationId, deviceClass: 'LAPTOP', ...fields };
}

/** Puts a license with one seat of a device into the database of a test, and counts it. */
export async function aSeat(
  database: Database,
  device: { id: number; organizationId: number },
  fields: { licenseName?: string; endedOn?: string; global?: boolean } = {},
): Promise<{ licenseId: number }> {
  const { id: licenseId } = await database.one<{ id: number }>(sql`
    INSERT INTO license (name, type, assignment_mode, scope_global)
    VALUES (${fields.licenseName ?? uniqueName('License')}, 'PER_DEVICE', 'MANUAL', ${fields.global ?? true})
    RETURNING id`);
  if (fields.global === false) {
    await database.query(sql`INSERT INTO license_organization VALUES (${licenseId}, ${device.organizationId})`);
  }
  const endedOn = fields.endedOn ?? null;
  await database.query(sql`
    INSERT INTO assignment (license_id, device_id, organization_id, origin, assigned_on, ended_on, ended_at)
    VALUES (${licenseId}, ${device.id}, ${device.organizationId}, 'MANUAL', '2026-01-01', ${endedOn}::date,
      ${endedOn}::timestamptz)`);
  const seat = { licenseId, organizationId: device.organizationId, seats: 1 };
  const ends = endedOn === null ? [] : [seatEnds(seat, endedOn)];
  await new LicenseUsageService(database).record([seatBegins(seat, '2026-01-01'), ...ends]);
  return { licenseId };
}

/** Puts a product into the database of a test and installs it on a device; the product's counts are not kept. */
export async function anInstallation(database: Database, deviceId: number): Promise<{ productId: number }> {
  const name = uniqueName('Product');
  const { id: productId } = await database.one<{ id: number }>(
    sql`INSERT INTO product (name, kind, key) VALUES (${name}, 'APPLICATION', ${name}) RETURNING id`,
  );
  const { id: titleId } = await database.one<{ id: number }>(sql`
    INSERT INTO title (name, product_id, matched_by) VALUES (${name}, ${productId}, 'GENERAL') RETURNING id`);
  const { id: releaseId } = await database.one<{ id: number }>(
    sql`INSERT INTO release (title_id, version) VALUES (${titleId}, '1.0') RETURNING id`,
  );
  await database.query(
    sql`INSERT INTO installation (device_id, release_id, first_seen_at) VALUES (${deviceId}, ${releaseId}, now())`,
  );
  return { productId };
}
