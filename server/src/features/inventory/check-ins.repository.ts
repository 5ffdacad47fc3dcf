import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import type { OsPlatform } from './agent-protocol/reported-inventory.js';

@Injectable()
export class CheckInsRepository {
  constructor(private readonly database: Database) {}

  /** The platform that the software of a device was reported from; null when nothing is installed. installation_pkey. */
  async platformOfSoftware(deviceId: number): Promise<OsPlatform | null> {
    const row = await this.database.first<{ platform: OsPlatform }>(sql`
      SELECT t.platform
      FROM installation i JOIN release r ON r.id = i.release_id JOIN title t ON t.id = r.title_id
      WHERE i.device_id = ${deviceId} ORDER BY i.release_id LIMIT 1`);
    return row?.platform ?? null;
  }

  /**
   * Runs one part of the open transaction so that it can fail without the rest. What it had locked is let go then.
   */
  async withSavepoint<T>(work: () => Promise<T>): Promise<T> {
    await this.database.query(sql`SAVEPOINT check_in`);
    try {
      const result = await work();
      await this.database.query(sql`RELEASE SAVEPOINT check_in`);
      return result;
    } catch (error) {
      // A connection that broke has nothing to go back to; its own error comes next.
      await this.database.query(sql`ROLLBACK TO SAVEPOINT check_in`).catch(() => undefined);
      throw error;
    }
  }
}
