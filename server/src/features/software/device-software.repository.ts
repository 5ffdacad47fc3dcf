import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { containsPattern, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { type DeviceCoverage, nothingOfCoverage, type PlacedDevice } from './device-coverage.sql.js';
import type { DeviceSoftwareListQuery, DeviceSoftwareResponse } from './device-software.dto.js';

const columns = sql`json_build_object('id', t.id, 'name', t.name) AS title,
  json_build_object('id', p.id, 'name', p.name) AS product, nullif(p.publisher_name, '') AS publisher, p.kind,
  nullif(r.version, '') AS version, i.first_seen_at AS "firstSeenAt"`;

const joins = sql`JOIN release r ON r.id = i.release_id JOIN title t ON t.id = r.title_id
  JOIN product p ON p.id = t.product_id`;

const sorts = {
  product: sql`lower(p.name)`,
  title: sql`lower(t.name)`,
  publisher: sql`lower(nullif(p.publisher_name, ''))`,
  kind: sql`p.kind`,
  version: sql`nullif(r.version, '')`,
  firstSeenAt: sql`i.first_seen_at`,
};

/** One range of installation_pkey, which begins with the device; a release is there once on a device. */
const present = (deviceId: number, { coverage, licenses, withoutSeat }: DeviceCoverage): ListDefinition => ({
  select: sql`i.release_id AS id, ${columns}, i.installed_on AS "installedOn", i.last_used_on AS "lastUsedOn",
    NULL AS "removedAt", ${coverage} AS coverage, ${licenses} AS licenses,
    ${withoutSeat} AS "withoutSeat"`,
  from: sql`(SELECT * FROM installation WHERE device_id = ${deviceId}) AS i ${joins}`,
  id: sql`i.release_id`,
  sorts: { ...sorts, installedOn: sql`i.installed_on`, lastUsedOn: sql`i.last_used_on` },
  defaultSort: 'product,title',
});

/** One range of past_installation_device_id_idx. */
const past = (deviceId: number): ListDefinition => ({
  select: sql`i.id, ${columns}, NULL AS "installedOn", NULL AS "lastUsedOn", i.removed_at AS "removedAt",
    NULL AS coverage, '[]'::json AS licenses, '[]'::json AS "withoutSeat"`,
  from: sql`(SELECT * FROM past_installation WHERE device_id = ${deviceId}) AS i ${joins}`,
  id: sql`i.id`,
  sorts: { ...sorts, removedAt: sql`i.removed_at` },
  defaultSort: '-removedAt,product',
});

@Injectable()
export class DeviceSoftwareRepository {
  constructor(private readonly database: Database) {}

  /** The device, among those that satisfy `devices`, or null. */
  device(devices: Sql, deviceId: number): Promise<PlacedDevice | null> {
    return this.database.first<PlacedDevice>(sql`
      SELECT d.id, d.organization_id AS "organizationId", d.location_id AS "locationId"
      FROM device d WHERE d.id = ${deviceId} AND (${devices})`);
  }

  /** What a device has with how it is covered, or of what it had. */
  list(
    deviceId: number,
    covered: DeviceCoverage,
    query: Unpaged<DeviceSoftwareListQuery>,
  ): RowList<DeviceSoftwareResponse> {
    const removed = query.removed === true;
    const definition = removed ? past(deviceId) : present(deviceId, covered);
    const where: Sql[] = [];
    if (query.coverage !== undefined) {
      const coverage = removed ? nothingOfCoverage.coverage : covered.coverage;
      where.push(sql`(${coverage}) = ANY(${query.coverage}::text[])`);
    }
    if (query.q !== undefined) {
      const pattern = containsPattern(query.q);
      where.push(sql`t.name ILIKE ${pattern} OR p.name ILIKE ${pattern} OR p.publisher_name ILIKE ${pattern}`);
    }
    if (query.kind !== undefined) where.push(sql`p.kind = ANY(${query.kind}::text[])`);
    return listOf(this.database, definition, where, (row: DeviceSoftwareResponse) => row);
  }
}
