import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { containsPattern, inIds, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import {
  type OrganizationListQuery,
  type OrganizationResponse,
  type OrganizationRow,
  toOrganizationResponse,
} from './organizations.dto.js';
import { Organization } from './organizations.entity.js';

/** What of an organization can be written. */
export interface OrganizationFields {
  name: string;
  description: string;
}

/** location_name_key and device_organization_name_idx begin with the organization: both counts are index scans. */
const locationCount = sql`(SELECT count(*) FROM location l WHERE l.organization_id = o.id)`;
const deviceCount = sql`(SELECT count(*) FROM device d WHERE d.organization_id = o.id AND d.status = 'ACTIVE')`;

const list: ListDefinition = {
  select: sql`o.id, o.version, o.name, o.description, o.archived_at, o.created_at, ${locationCount} AS location_count,
    ${deviceCount} AS device_count`,
  from: sql`organization o
    LEFT JOIN (
      SELECT organization_id, count(*) AS devices FROM device WHERE status = 'ACTIVE' GROUP BY organization_id
    ) AS counted ON counted.organization_id = o.id`,
  counted: sql`organization o`,
  countedSorts: ['name', 'locationCount', 'createdAt', 'id'],
  id: sql`o.id`,
  sorts: {
    name: sql`lower(o.name)`,
    locationCount,
    deviceCount: sql`coalesce(counted.devices, 0)`,
    createdAt: sql`o.created_at`,
    id: sql`o.id`,
  },
  defaultSort: 'name',
};

@Injectable()
export class OrganizationsRepository {
  constructor(private readonly database: Database) {}

  /** The organizations that satisfy `visible`. */
  list(visible: Sql, query: Unpaged<OrganizationListQuery>): RowList<OrganizationResponse> {
    const where = [visible, sql`(o.archived_at IS NOT NULL) = ${query.archived ?? false}`];
    if (query.organizationId !== undefined) where.push(inIds(sql`o.id`, query.organizationId));
    if (query.q !== undefined) where.push(sql`o.name ILIKE ${containsPattern(query.q)}`);
    return listOf(this.database, list, where, toOrganizationResponse);
  }

  /** One organization as it is shown, or null. */
  async find(visible: Sql, id: number): Promise<OrganizationResponse | null> {
    const row = await this.database.first<OrganizationRow>(
      sql`SELECT ${list.select} FROM ${list.from} WHERE o.id = ${id} AND (${visible})`,
    );
    return row === null ? null : toOrganizationResponse(row);
  }

  /** Holds an organization for a change; its version, or null. */
  async lock(visible: Sql, id: number): Promise<{ version: number; archivedAt: Date | null } | null> {
    return this.database.first(
      sql`SELECT o.version, o.archived_at AS "archivedAt" FROM organization o WHERE o.id = ${id} AND (${visible}) FOR NO KEY UPDATE`,
    );
  }

  async insert(fields: OrganizationFields): Promise<number> {
    const { identifiers } = await this.database.repository(Organization).insert(fields);
    return Number(identifiers[0]?.['id']);
  }

  async update(id: number, fields: Partial<OrganizationFields>): Promise<void> {
    await this.database.repository(Organization).update({ id }, fields);
  }

  /** Puts it out of use, or takes it back. */
  async archive(id: number, archivedAt: Date | null): Promise<void> {
    await this.database.repository(Organization).update({ id }, { archivedAt });
  }

  async delete(id: number): Promise<void> {
    await this.database.repository(Organization).delete({ id });
  }
}
