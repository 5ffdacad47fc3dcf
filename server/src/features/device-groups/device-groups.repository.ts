import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';

@Injectable()
export class DeviceGroupsRepository {
  constructor(private readonly database: Database) {}

  /** The criteria of a group as they are stored; null when there is no such group. */
  async criteriaOf(id: number): Promise<unknown> {
    const row = await this.database.first<{ criteria: unknown }>(
      sql`SELECT criteria FROM device_group WHERE id = ${id}`,
    );
    return row?.criteria ?? null;
  }
}
