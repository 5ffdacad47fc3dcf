import { Injectable } from '@nestjs/common';
import { systemActor } from '../../platform/authorization/actor.js';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { Clock } from '../../platform/time/clock.js';
import { LicenseUsageService } from '../reconciliation/license-usage.service.js';
import { marked } from './sample-marks.repository.js';

/** Edits of the usage of custom licenses so many days ago, as shares of what it is now, and what was noted of them. */
const usageEdits = [
  { daysAgo: 180, before: 0.4, after: 0.6, note: 'Counted in the vendor’s console' },
  { daysAgo: 95, before: 0.6, after: 0.85, note: 'After the branch office moved in' },
  { daysAgo: 20, before: 0.85, after: 1, note: 'Counted in the vendor’s console' },
];

/** Seats that somebody else of the same kind held before: of so many that are held, one. */
const heldPerPastSeat = 4;

/** A number of a seat that is the same at every load; its id depends on the order in which seats were given. */
const seatNumber = sql`(a.license_id * 31 + coalesce(a.device_id, a.person_id, a.location_id))`;

/** Devices and people of the sample have come within so many days. */
const enteredWithinDays = 730;

/** Dates back what the sample has, and nothing else, so that its charts have something to show. */
@Injectable()
export class SampleHistoryService {
  constructor(
    private readonly database: Database,
    private readonly usage: LicenseUsageService,
    private readonly clock: Clock,
  ) {}

  /** Runs when seats have been given. */
  load(): Promise<void> {
    return this.database.transaction(() => this.dateBack());
  }

  private async dateBack(): Promise<void> {
    const today = this.clock.today().toString();
    await this.database.query(sql`
      UPDATE license SET created_at = purchase_date + interval '9 hours'
      WHERE purchase_date < ${today}::date AND id IN ${marked('License')}`);
    // Seats began between the purchase and today, most of them early.
    await this.database.query(sql`
      UPDATE assignment a
      SET assigned_on = l.purchase_date + ((${today}::date - l.purchase_date) * (${seatNumber} * 7919 % 1000) ^ 2 / 1000000)::int
      FROM license l
      WHERE l.id = a.license_id AND l.purchase_date < ${today}::date AND l.id IN ${marked('License')}`);
    await this.database.query(sql`
      INSERT INTO assignment (license_id, device_id, organization_id, origin, assigned_on, ended_on, ended_at, end_reason)
      SELECT license_id, device_id, organization_id, origin, assigned_on, ended_on, ended_on + interval '10 hours',
        CASE origin WHEN 'RULE' THEN 'RULE_NO_LONGER_MATCHES' ELSE 'REMOVED' END
      FROM (
        SELECT DISTINCT ON (a.license_id, other.id) a.license_id, other.id AS device_id, other.organization_id, a.origin,
          l.purchase_date + ((${today}::date - l.purchase_date) * (${seatNumber} % 3) / 10.0)::int AS assigned_on,
          l.purchase_date + ((${today}::date - l.purchase_date) * (4 + ${seatNumber} % 6) / 10.0)::int AS ended_on
        FROM assignment a JOIN license l ON l.id = a.license_id JOIN device d ON d.id = a.device_id
        JOIN LATERAL (
          SELECT o.id, o.organization_id FROM device o
          WHERE o.organization_id = d.organization_id AND o.device_class = d.device_class AND o.id IN ${marked('Device')}
            AND NOT EXISTS (SELECT FROM assignment held WHERE held.license_id = a.license_id AND held.device_id = o.id)
          ORDER BY (o.id * 104729 + ${seatNumber}) % 1009 LIMIT 1
        ) other ON TRUE
        WHERE ${seatNumber} % ${heldPerPastSeat}::int = 0 AND l.purchase_date < ${today}::date
          AND l.id IN ${marked('License')}
        ORDER BY a.license_id, other.id, ${seatNumber}
      ) past`);
    await this.enterBefore(today);
    await this.usage.recount();
    await this.database.query(sql`DELETE FROM license_usage_history WHERE license_id IN ${marked('License')}`);
    for (const { daysAgo, before, after, note } of usageEdits) {
      await this.database.query(sql`
        INSERT INTO license_usage_history
          (license_id, changed_at, old_quantity, new_quantity, old_usage, new_usage, note, actor_name)
        SELECT l.id, day + interval '11 hours', bought.quantity, bought.quantity,
          round(l.custom_usage * ${before}::numeric), round(l.custom_usage * ${after}::numeric), ${note}::text,
          ${systemActor.name}::text
        FROM license l CROSS JOIN LATERAL (SELECT ${today}::date - ${daysAgo}::int AS day) edited
        CROSS JOIN LATERAL (
          SELECT coalesce(sum(p.quantity_delta), 0) AS quantity FROM license_purchase p
          WHERE p.license_id = l.id AND p.purchased_on <= day
        ) bought
        WHERE l.type = 'CUSTOM' AND l.purchase_date < day AND l.id IN ${marked('License')}`);
    }
  }

  /** Devices and people were entered over two years, and none after its first seat. */
  private async enterBefore(today: string): Promise<void> {
    for (const [holder, made] of [
      [sql`device`, marked('Device')],
      [sql`person`, marked('Person')],
    ] as const) {
      await this.database.query(sql`
        UPDATE ${holder} h
        SET created_at = least(${today}::date - (h.id * 7919 % ${enteredWithinDays}::int)::int, first.seat) + interval '8 hours'
        FROM (
          SELECT entered.id, (SELECT min(a.assigned_on) FROM assignment a WHERE a.${holder}_id = entered.id) AS seat
          FROM ${holder} entered WHERE entered.organization_id IS NOT NULL AND entered.id IN ${made}
        ) first WHERE first.id = h.id`);
    }
  }
}
