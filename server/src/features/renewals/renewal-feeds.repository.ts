import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { RenewalFeed } from './renewal-feeds.entity.js';

@Injectable()
export class RenewalFeedsRepository {
  constructor(private readonly database: Database) {}

  /** The feed of a technician, or null. */
  find(technicianId: number): Promise<RenewalFeed | null> {
    return this.database.repository(RenewalFeed).findOneBy({ technicianId });
  }

  /** Puts another address in place of the one before. */
  async replace(technicianId: number, tokenHash: Buffer): Promise<void> {
    await this.database.query(sql`
      INSERT INTO renewal_feed (technician_id, token_hash) VALUES (${technicianId}, ${tokenHash})
      ON CONFLICT (technician_id) DO UPDATE SET token_hash = excluded.token_hash, created_at = now()`);
  }

  /** @returns whether there was one. */
  async delete(technicianId: number): Promise<boolean> {
    const { affected } = await this.database.repository(RenewalFeed).delete({ technicianId });
    return affected === 1;
  }

  /** Whose feed a token is of, or null; renewal_feed_token_hash_key. */
  async ownerOf(tokenHash: Buffer): Promise<number | null> {
    const feed = await this.database.repository(RenewalFeed).findOneBy({ tokenHash });
    return feed?.technicianId ?? null;
  }
}
