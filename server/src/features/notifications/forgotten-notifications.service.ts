import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { Clock } from '../../platform/time/clock.js';

const keptDays = 180;
const rowsPerPart = 1000;

/** Forgets what was told long ago. Keys stay: what was told once is never told again. */
@Injectable()
export class ForgottenNotifications {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What is still to be sent is kept, and with it what a digest that is still to be sent tells. */
  async forgetOld(): Promise<void> {
    const before = sql`${this.clock
      .now()
      .subtract({ hours: 24 * keptDays })
      .toString()}::timestamptz`;
    const parts = [
      // Reads notification_created_at_idx.
      sql`
        DELETE FROM notification WHERE id IN (
          SELECT n.id FROM notification n WHERE n.created_at < ${before} AND NOT EXISTS (
            SELECT FROM notification_delivery d LEFT JOIN notification_delivery g ON g.id = d.digest_id
            WHERE d.notification_id = n.id AND (d.state IN ('PENDING', 'DIGEST_WAITING') OR g.state = 'PENDING'))
          ORDER BY n.created_at LIMIT ${rowsPerPart})
        RETURNING id`,
      // Reads notification_delivery_created_at_idx.
      sql`
        DELETE FROM notification_delivery WHERE id IN (
          SELECT d.id FROM notification_delivery d
          WHERE d.created_at < ${before} AND d.digest_on IS NOT NULL AND d.state <> 'PENDING'
          ORDER BY d.created_at LIMIT ${rowsPerPart})
        RETURNING id`,
    ];
    for (const part of parts) {
      for (let gone = rowsPerPart; gone === rowsPerPart;) gone = (await this.database.query(part)).length;
    }
  }
}
