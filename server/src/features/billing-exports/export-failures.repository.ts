import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { toldAfterAttempts } from './export-deliveries.rules.js';

/** A schedule that fails, and why. */
export interface FailingSchedule {
  schedule: string;
  reason: string;
}

@Injectable()
export class ExportFailuresRepository {
  constructor(private readonly database: Database) {}

  /**
   * The first of what fails: files that could not be handed over (billing_export_undelivered_idx), and schedules whose
   * last files could not be written (billing_export_scheduled_key). Null where nothing does.
   */
  first(): Promise<FailingSchedule | null> {
    return this.database.first(sql`
      SELECT s.name AS schedule, e.delivery_failure AS reason, e.id
      FROM billing_export e JOIN billing_export_schedule s ON s.id = e.billing_export_schedule_id
      WHERE e.status = 'DONE' AND e.delivered_at IS NULL AND e.billing_export_schedule_id IS NOT NULL
        AND e.delivery_failure <> ''
        AND e.delivery_attempts >= (${JSON.stringify(toldAfterAttempts)}::jsonb ->> s.target)::integer
      UNION ALL
      SELECT s.name, last.failure, last.id
      FROM billing_export_schedule s
      JOIN billing_export last ON last.billing_export_schedule_id = s.id AND last.scheduled_for = (
        SELECT max(e.scheduled_for) FROM billing_export e WHERE e.billing_export_schedule_id = s.id)
      WHERE last.status = 'FAILED'
      ORDER BY id LIMIT 1`);
  }
}
