import type { TestServer } from '../../platform/testing/test-server.js';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aLocation } from '../locations/locations.factory.js';
import { ReconciliationService } from '../reconciliation/reconciliation.service.js';
import type { ReportedInstallation } from './installations.rules.js';
import { type InstallationsReplaced, InstallationsService } from './installations.service.js';
import { ProductCountsService } from './product-counts.service.js';
import type { Platform } from './software.types.js';

/** A device that reports software, as a row. */
export interface ReportingDevice {
  id: number;
  name: string;
  organizationId: number;
  locationId: number;
}

/** Puts an active device into the database of a test, in an organization of its own unless a location is given. */
export async function aReportingDevice(
  database: Database,
  fields: { name?: string; location?: { id: number; organizationId: number } } = {},
): Promise<ReportingDevice> {
  const name = fields.name ?? uniqueName('Device');
  const location = fields.location ?? (await aLocation(database));
  const { id } = await database.one<{ id: number }>(sql`
    INSERT INTO device (organization_id, location_id, name, device_class)
    VALUES (${location.organizationId}, ${location.id}, ${name}, 'LAPTOP') RETURNING id`);
  return { id, name, organizationId: location.organizationId, locationId: location.id };
}

/** One program of an inventory; everything but its name is unknown unless given. */
export function reportedSoftware(name: string, fields: Partial<ReportedInstallation> = {}): ReportedInstallation {
  const unknown = { publisher: null, version: null, installedOn: null, lastUsedOn: null };
  return { name, ...unknown, source: null, systemCategory: null, ...fields };
}

/** Writes inventories into the database of a test, as the inventory feature does. */
export class Inventories {
  private readonly database: Database;
  private readonly reconciliation: ReconciliationService;
  private readonly installations: InstallationsService;
  private readonly counts: ProductCountsService;

  constructor(server: TestServer) {
    this.database = server.app.get(Database);
    this.reconciliation = server.app.get(ReconciliationService, { strict: false });
    this.installations = server.app.get(InstallationsService, { strict: false });
    this.counts = server.app.get(ProductCountsService, { strict: false });
  }

  /** What a device reports becomes its software; a plain name stands for a program of which nothing else is known. */
  report(
    device: { id: number },
    software: readonly (string | ReportedInstallation)[],
    options: { platform?: Platform; at?: Date } = {},
  ): Promise<InstallationsReplaced> {
    const reported = software.map((each) => (typeof each === 'string' ? reportedSoftware(each) : each));
    return this.change(device.id, async ({ organizationId, active }) => {
      const result = await this.installations.replace(
        { id: device.id, organizationId, active },
        options.platform ?? 'WINDOWS',
        reported,
        options.at ?? new Date('2026-11-21T10:00:00Z'),
      );
      return { result, productIds: result.changedProductIds, titleIds: result.changedTitleIds, fields: false };
    });
  }

  /** Takes a device out of service. */
  decommission(device: { id: number }): Promise<void> {
    return this.setActive(device.id, false);
  }

  reactivate(device: { id: number }): Promise<void> {
    return this.setActive(device.id, true);
  }

  /** Moves a device to a location of any organization. */
  move(device: { id: number }, location: { id: number; organizationId: number }): Promise<void> {
    return this.change(device.id, async ({ organizationId, active }) => {
      if (active) await this.counts.deviceLeft(device.id, organizationId);
      await this.database.query(sql`
        UPDATE device SET organization_id = ${location.organizationId}, location_id = ${location.id}
        WHERE id = ${device.id}`);
      if (active) await this.counts.deviceJoined(device.id, location.organizationId);
      return { result: undefined, productIds: [], titleIds: [], fields: true };
    });
  }

  delete(device: { id: number }): Promise<void> {
    return this.change(device.id, async ({ organizationId, active }) => {
      if (active) await this.counts.deviceLeft(device.id, organizationId);
      await this.database.query(sql`DELETE FROM device WHERE id = ${device.id}`);
      return { result: undefined, productIds: [], titleIds: [], fields: true };
    });
  }

  private setActive(deviceId: number, activate: boolean): Promise<void> {
    return this.change(deviceId, async ({ organizationId, active }) => {
      if (active !== activate) {
        if (activate) await this.counts.deviceJoined(deviceId, organizationId);
        else await this.counts.deviceLeft(deviceId, organizationId);
        const status = activate ? 'ACTIVE' : 'DECOMMISSIONED';
        await this.database.query(sql`UPDATE device SET status = ${status} WHERE id = ${deviceId}`);
      }
      return { result: undefined, productIds: [], titleIds: [], fields: true };
    });
  }

  private change<T>(
    deviceId: number,
    work: (held: {
      organizationId: number;
      active: boolean;
    }) => Promise<{ result: T; productIds: number[]; titleIds: number[]; fields: boolean }>,
  ): Promise<T> {
    return this.reconciliation.changeFacts([deviceId], async () => {
      const held = await this.database.one<{ organizationId: number; active: boolean }>(sql`
        SELECT organization_id AS "organizationId", status = 'ACTIVE' AS active
        FROM device WHERE id = ${deviceId} FOR UPDATE`);
      const { result, ...change } = await work(held);
      return { result, changes: [{ deviceId, ...change }] };
    });
  }
}

/** A count that is not what it should be; organization 0 stands for all. */
interface WrongCount {
  what: string;
  id: number;
  organizationId: number;
  recounted: number | null;
  kept: number | null;
}

/** Counts that differ from what a recount of all installations says; empty when the kept ones are exact. */
export function wrongCounts(database: Database): Promise<WrongCount[]> {
  return database.query(sql`
    WITH installed AS (
      SELECT 'product' AS what, t.product_id AS id, d.organization_id, d.id AS device_id
      FROM installation i JOIN release r ON r.id = i.release_id JOIN title t ON t.id = r.title_id
      JOIN device d ON d.id = i.device_id WHERE d.status = 'ACTIVE'
      UNION
      SELECT 'title', r.title_id, d.organization_id, d.id
      FROM installation i JOIN release r ON r.id = i.release_id JOIN device d ON d.id = i.device_id
      WHERE d.status = 'ACTIVE'
    ), recounted AS (
      SELECT what, id, organization_id, count(*) AS devices FROM installed GROUP BY what, id, organization_id
      UNION ALL SELECT what, id, 0, count(*) FROM installed GROUP BY what, id
    ), kept AS (
      SELECT 'product' AS what, product_id AS id, organization_id, devices FROM product_device_count
      UNION ALL SELECT 'product', product_id, 0, devices FROM product_device_total
      UNION ALL SELECT 'title', title_id, organization_id, devices FROM title_device_count
      UNION ALL SELECT 'title', title_id, 0, devices FROM title_device_total
    )
    SELECT what, id, organization_id AS "organizationId", recounted.devices AS recounted, kept.devices AS kept
    FROM recounted FULL JOIN kept USING (what, id, organization_id)
    WHERE coalesce(recounted.devices, 0) <> coalesce(kept.devices, 0)`);
}

/** The product of a name. */
export function productNamed(database: Database, name: string): Promise<{ id: number }> {
  return database.one(sql`SELECT id FROM product WHERE name = ${name}`);
}

/** The title of a name as Windows reported it. */
export function titleNamed(database: Database, name: string): Promise<{ id: number; productId: number }> {
  return database.one(
    sql`SELECT id, product_id AS "productId" FROM title WHERE name = ${name} AND platform = 'WINDOWS'`,
  );
}
