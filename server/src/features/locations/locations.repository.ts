import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { containsPattern, inIds, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import {
  type LocationListQuery,
  type LocationResponse,
  type LocationRow,
  toLocationResponse,
} from './locations.dto.js';
import { Location } from './locations.entity.js';

/** What of a location can be written. */
export interface LocationFields {
  name: string;
  address: string;
}

/** A location that is held for a change. */
export interface HeldLocation {
  version: number;
  archivedAt: Date | null;
}

/** device_location_id_idx serves the count. */
const deviceCount = sql`(SELECT count(*) FROM device d WHERE d.location_id = l.id AND d.status = 'ACTIVE')`;

const list: ListDefinition = {
  select: sql`l.id, l.version, l.name, l.address, l.archived_at, l.created_at,
    o.id AS organization_id, o.name AS organization_name, ${deviceCount} AS device_count`,
  // An outer join that finds exactly one row is left out by the database where no column of it is asked for.
  from: sql`location l LEFT JOIN organization o ON o.id = l.organization_id
    LEFT JOIN (
      SELECT location_id, count(*) AS devices FROM device WHERE status = 'ACTIVE' GROUP BY location_id
    ) AS counted ON counted.location_id = l.id`,
  counted: sql`location l`,
  countedSorts: ['name', 'address', 'createdAt', 'id'],
  id: sql`l.id`,
  sorts: {
    name: sql`lower(l.name)`,
    address: sql`lower(l.address)`,
    organization: sql`lower(o.name)`,
    deviceCount: sql`coalesce(counted.devices, 0)`,
    createdAt: sql`l.created_at`,
    id: sql`l.id`,
  },
  defaultSort: 'name',
};

@Injectable()
export class LocationsRepository {
  constructor(private readonly database: Database) {}

  /** The locations that satisfy `visible`. */
  list(visible: Sql, query: Unpaged<LocationListQuery>): RowList<LocationResponse> {
    const where = [visible, sql`(l.archived_at IS NOT NULL) = ${query.archived ?? false}`];
    if (query.organizationId !== undefined) where.push(inIds(sql`l.organization_id`, query.organizationId));
    // Those of an archived organization are found by naming it.
    else where.push(sql`EXISTS (SELECT FROM organization x WHERE x.id = l.organization_id AND x.archived_at IS NULL)`);
    if (query.locationId !== undefined) where.push(inIds(sql`l.id`, query.locationId));
    if (query.q !== undefined) {
      const pattern = containsPattern(query.q);
      where.push(sql`l.name ILIKE ${pattern} OR l.address ILIKE ${pattern}`);
    }
    return listOf(this.database, list, where, toLocationResponse);
  }

  /** One location as it is shown, or null. */
  async find(visible: Sql, id: number): Promise<LocationResponse | null> {
    const row = await this.database.first<LocationRow>(
      sql`SELECT ${list.select} FROM ${list.from} WHERE l.id = ${id} AND (${visible})`,
    );
    return row === null ? null : toLocationResponse(row);
  }

  /** True when an organization that satisfies `visible` (of the alias `o`) has this id. */
  async organizationExists(visible: Sql, id: number): Promise<boolean> {
    return (await this.database.first(sql`SELECT 1 FROM organization o WHERE o.id = ${id} AND (${visible})`)) !== null;
  }

  /** Holds a location of an organization for a change; its version, or null. */
  async lock(visible: Sql, organizationId: number, id: number): Promise<HeldLocation | null> {
    return this.database.first(sql`
      SELECT l.version, l.archived_at AS "archivedAt" FROM location l
      WHERE l.id = ${id} AND l.organization_id = ${organizationId} AND (${visible}) FOR NO KEY UPDATE`);
  }

  /** Like `lock`, and nobody can name the location in a new row until it is deleted. */
  async lockForDeletion(visible: Sql, organizationId: number, id: number): Promise<HeldLocation | null> {
    return this.database.first(sql`
      SELECT l.version, l.archived_at AS "archivedAt" FROM location l
      WHERE l.id = ${id} AND l.organization_id = ${organizationId} AND (${visible}) FOR UPDATE`);
  }

  /** True when a site license was ever assigned to the location; assignment_location_id_idx. */
  async everHeldSeats(id: number): Promise<boolean> {
    return (await this.database.first(sql`SELECT 1 FROM assignment WHERE location_id = ${id} LIMIT 1`)) !== null;
  }

  async insert(organizationId: number, fields: LocationFields): Promise<number> {
    const { identifiers } = await this.database.repository(Location).insert({ organizationId, ...fields });
    return Number(identifiers[0]?.['id']);
  }

  async update(id: number, fields: Partial<LocationFields>): Promise<void> {
    await this.database.repository(Location).update({ id }, fields);
  }

  /** Puts it out of use, or takes it back. */
  async archive(id: number, archivedAt: Date | null): Promise<void> {
    await this.database.repository(Location).update({ id }, { archivedAt });
  }

  async delete(id: number): Promise<void> {
    await this.database.repository(Location).delete({ id });
  }
}
