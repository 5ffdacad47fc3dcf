import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { inIds, sql, type Sql } from '../../platform/database/sql.js';
import { personInScope } from '../reconciliation/license-scope.sql.js';
import type { AllocationRow } from './license-allocations.dto.js';
import type { LicenseShares } from './license-allocations.rules.js';

@Injectable()
export class LicenseAllocationsRepository {
  constructor(private readonly database: Database) {}

  /** The shares (alias `a`) that satisfy `visible`, by the names of their organizations. */
  list(licenseId: number, visible: Sql): Promise<AllocationRow[]> {
    return this.database.query<AllocationRow>(sql`
      SELECT json_build_object('id', o.id, 'name', o.name) AS organization, a.quantity, coalesce(u.seats, 0) AS usage
      FROM license_allocation a JOIN organization o ON o.id = a.organization_id
      LEFT JOIN license_usage u ON u.license_id = a.license_id AND u.organization_id = a.organization_id
      WHERE a.license_id = ${licenseId} AND (${visible}) ORDER BY lower(o.name), o.id`);
  }

  /** How the quantity is shared out; license_allocation_pkey and license_usage_pkey. */
  async shares(licenseId: number, quantity: number): Promise<LicenseShares> {
    const organizations = await this.database.query<LicenseShares['organizations'][number]>(sql`
      SELECT coalesce(a.organization_id, u.organization_id) AS id, a.quantity AS allocated, coalesce(u.seats, 0) AS usage
      FROM (SELECT organization_id, quantity FROM license_allocation WHERE license_id = ${licenseId}) a
      FULL JOIN (SELECT organization_id, seats FROM license_usage WHERE license_id = ${licenseId}) u
        ON u.organization_id = a.organization_id`);
    return { quantity, organizations };
  }

  /** Those of the organizations that are in the scope of the license and satisfy `visible`, held against deletion. */
  async known(licenseId: number, ids: readonly number[], visible: Sql): Promise<Set<number>> {
    const rows = await this.database.query<{ id: number }>(sql`
      SELECT o.id FROM organization o JOIN license l ON l.id = ${licenseId}
      CROSS JOIN LATERAL (SELECT o.id AS organization_id) a
      WHERE ${inIds(sql`o.id`, ids)} AND (${visible}) AND ${personInScope(sql`o.id`)}
      ORDER BY o.id FOR KEY SHARE OF o`);
    return new Set(rows.map((row) => row.id));
  }

  /** How much is reserved by shares that do not satisfy `visible`. */
  async hidden(licenseId: number, visible: Sql): Promise<number> {
    const row = await this.database.one<{ quantity: number }>(sql`
      SELECT coalesce(sum(a.quantity), 0)::bigint AS quantity
      FROM license_allocation a WHERE a.license_id = ${licenseId} AND NOT (${visible})`);
    return row.quantity;
  }

  /** Replaces the shares that satisfy `visible`. */
  async replace(
    licenseId: number,
    wanted: readonly { organizationId: number; quantity: number }[],
    visible: Sql,
  ): Promise<void> {
    await this.database.query(sql`
      DELETE FROM license_allocation a WHERE a.license_id = ${licenseId} AND (${visible})`);
    await this.database.query(sql`
      INSERT INTO license_allocation (license_id, organization_id, quantity)
      SELECT ${licenseId}::bigint, organization_id, quantity
      FROM unnest(${wanted.map((each) => each.organizationId)}::bigint[], ${wanted.map((each) => each.quantity)}::int[])
        AS wanted (organization_id, quantity)`);
  }
}
