import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { allOf, sql, type Sql } from '../../platform/database/sql.js';
import { Clock } from '../../platform/time/clock.js';
import { licenseFilters } from './license-list.sql.js';
import type { LicenseShare } from './license-share.sql.js';

/** Quantity and usage of all of them at the end of a day. */
export interface UsageTrendDay {
  date: string;
  quantity: number;
  usage: number;
}

/** Which licenses somebody sees, and how much of each. */
interface Seen {
  visible: Sql;
  share: LicenseShare;
}

/** Quantity and usage of many licenses together, by day. */
@Injectable()
export class LicenseUsageTrendRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Reckoned backwards from the counters of today, as the usage of one license is: what moved after a day is taken back,
   * seats and edits both, for a license may have been of another type. Of licenses that are seen in part nothing is
   * counted. license_usage_pkey, license_usage_day_pkey, license_purchase_purchased_on_idx,
   * license_usage_history_license_id_idx.
   */
  days({ visible, share }: Seen, from: string, organizationId: number[] | undefined): Promise<UsageTrendDay[]> {
    const today = this.clock.todaySql();
    const { timeZone } = this.clock;
    const filters = organizationId === undefined ? [] : licenseFilters({ organizationId }, today, share);
    return this.database.query<UsageTrendDay>(sql`
      WITH counted AS MATERIALIZED (
        SELECT l.id, l.quantity,
          CASE WHEN l.type = 'CUSTOM' THEN coalesce(l.custom_usage, 0) ELSE 0 END AS custom_usage,
          (l.created_at AT TIME ZONE ${timeZone})::date AS entered_on
        FROM license l WHERE ${allOf([visible, share.part.complete, ...filters])}
      ),
      present AS (
        SELECT coalesce(sum(c.quantity), 0) AS quantity,
          coalesce(sum(c.custom_usage + coalesce(u.seats, 0)), 0) AS usage
        FROM counted c LEFT JOIN (
          SELECT license_id, sum(seats) AS seats FROM license_usage GROUP BY license_id
        ) u ON u.license_id = c.id
      ),
      -- How the usage moved that technicians set; before the license was entered nobody knew of any.
      edit AS (
        SELECT c.id, (h.changed_at AT TIME ZONE ${timeZone})::date AS day, h.new_usage - h.old_usage AS usage
        FROM counted c JOIN license_usage_history h ON h.license_id = c.id
      ),
      moved AS (
        SELECT p.purchased_on AS day, p.quantity_delta AS quantity, 0 AS usage
        FROM counted c JOIN license_purchase p ON p.license_id = c.id WHERE p.purchased_on > ${from}::date
        UNION ALL
        SELECT d.day, 0, d.seats
        FROM counted c JOIN license_usage_day d ON d.license_id = c.id AND d.day > ${from}::date
        UNION ALL SELECT edit.day, 0, edit.usage FROM edit WHERE edit.day > ${from}::date
        UNION ALL
        SELECT c.entered_on, 0, c.custom_usage - coalesce((SELECT sum(e.usage) FROM edit e WHERE e.id = c.id), 0)
        FROM counted c WHERE c.entered_on > ${from}::date
      ),
      -- What is still to come is taken back on today already.
      change AS (
        SELECT least(day, ${today} + 1) AS day, sum(quantity) AS quantity, sum(usage) AS usage FROM moved GROUP BY 1
      )
      SELECT day AS date, quantity, usage FROM (
        SELECT days.day,
          (present.quantity - coalesce(sum(change.quantity) OVER later, 0))::bigint AS quantity,
          (present.usage - coalesce(sum(change.usage) OVER later, 0))::bigint AS usage
        FROM (
          SELECT generated::date AS day FROM generate_series(${from}::date, ${today} + 1, interval '1 day') AS generated
        ) days CROSS JOIN present LEFT JOIN change USING (day)
        WINDOW later AS (ORDER BY day DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
      ) trend WHERE day <= ${today} ORDER BY day`);
  }
}
