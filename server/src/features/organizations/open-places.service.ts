import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { placeArchived } from './organizations.errors.js';

/** Which places can take something in: what is archived keeps what it has, and gets nothing new. */
@Injectable()
export class OpenPlaces {
  constructor(private readonly database: Database) {}

  /**
   * A place that is not there is not this check's concern. Within a change of facts it stays as it is found.
   * @throws AppError 422 `place.archived`.
   */
  async demandOpen(organizationId: number | null, locationId: number | null = null): Promise<void> {
    const archived = await this.database.first<{ name: string; location: boolean }>(sql`
      SELECT name, FALSE AS location FROM organization WHERE id = ${organizationId} AND archived_at IS NOT NULL
      UNION ALL
      SELECT name, TRUE FROM location WHERE id = ${locationId} AND organization_id = ${organizationId}
        AND archived_at IS NOT NULL
      LIMIT 1`);
    if (archived !== null) throw placeArchived(archived.location ? 'locationId' : 'organizationId', archived.name);
  }
}
