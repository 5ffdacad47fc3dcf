import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';

/** Organizations and locations by name, for scopes that are written by name. */
@Injectable()
export class LicenseNamesRepository {
  constructor(private readonly database: Database) {}

  /** By names in small letters. organization_name_key serves it. */
  organizations(keys: readonly string[]): Promise<{ id: number; key: string }[]> {
    return this.database.query(sql`
      SELECT o.id, lower(o.name) AS key FROM organization o WHERE lower(o.name) = ANY(${[...keys]}::text[])`);
  }

  /** By names in small letters, of all organizations. */
  locations(
    keys: readonly string[],
  ): Promise<{ id: number; key: string; organizationId: number; organizationKey: string }[]> {
    return this.database.query(sql`
      SELECT c.id, lower(c.name) AS key, c.organization_id AS "organizationId", lower(o.name) AS "organizationKey"
      FROM location c JOIN organization o ON o.id = c.organization_id
      WHERE lower(c.name) = ANY(${[...keys]}::text[])`);
  }
}
