import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';

/** The counters of seats in use, for features that give and end seats by hand. */
@Injectable()
export class LicenseUsageService {
  constructor(private readonly database: Database) {}

  /** Adds seats (or takes away, below zero) in the transaction that changed them; null: holders of no organization. */
  async add(licenseId: number, changes: readonly { organizationId: number | null; seats: number }[]): Promise<void> {
    if (changes.length === 0) return;
    await this.database.query(sql`
      INSERT INTO license_usage AS u (license_id, organization_id, seats)
      SELECT ${licenseId}::bigint, coalesce(organization_id, 0), sum(seats)
      FROM unnest(${changes.map((each) => each.organizationId)}::bigint[], ${changes.map((each) => each.seats)}::int[])
        AS change (organization_id, seats)
      GROUP BY 1, 2 ORDER BY 1, 2
      ON CONFLICT (license_id, organization_id) DO UPDATE SET seats = u.seats + excluded.seats`);
  }

  /** Seats of a license in use, in all organizations. */
  async of(licenseId: number): Promise<number> {
    const row = await this.database.one<{ seats: number }>(
      sql`SELECT coalesce(sum(seats), 0)::bigint AS seats FROM license_usage WHERE license_id = ${licenseId}`,
    );
    return row.seats;
  }
}
