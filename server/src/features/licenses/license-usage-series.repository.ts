import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { allOf, sql, type Sql } from '../../platform/database/sql.js';
import type { UsageOfDay } from './license-usage-series.dto.js';
import type { DayRange } from './license-usage-series.rules.js';
import type { LicenseReference } from './licenses.dto.js';

/** Which seats are counted: a condition on a row `a` with an `organization_id`. */
export interface SeatFilter {
  visible: Sql;
  /** True where `visible` leaves nothing out. */
  every: boolean;
  /** Undefined: of all organizations. */
  organizationIds: readonly number[] | undefined;
}

/**
 * Quantity and usage by day, from the rows that say it: purchases, seats and the edits of custom usage. What seats moved
 * on a day in all organizations together is kept with the seats, so that a large license is no slower; of some
 * organizations it is read from the seats. Either way a seat or purchase whose day is edited is right on every day at once.
 */
@Injectable()
export class LicenseUsageSeriesRepository {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /**
   * Usage is reckoned backwards from the counters of seats in use, which are exact: so only what moved within the range
   * is read. license_usage_day_pkey, or assignment_license_id_idx and assignment_license_id_ended_on_idx.
   * @param customUsage false where what a technician set is not usage of the organizations asked for.
   */
  days(licenseId: number, { from, to }: DayRange, seats: SeatFilter, customUsage: boolean): Promise<UsageOfDay[]> {
    const counted = seatCondition(seats);
    return this.database.query<UsageOfDay>(sql`
      WITH in_use AS (
        SELECT coalesce(sum(a.seats), 0) AS seats
        FROM (
          SELECT seats, nullif(organization_id, 0) AS organization_id FROM license_usage WHERE license_id = ${licenseId}
        ) a WHERE ${counted}
      ),
      seat_change AS (
        ${seats.every && seats.organizationIds === undefined ? movedInAll(licenseId, from) : movedIn(licenseId, from, counted)}
      ),
      purchase AS (
        SELECT purchased_on AS day, sum(quantity_delta) AS quantity FROM license_purchase
        WHERE license_id = ${licenseId} GROUP BY 1
      ),
      custom AS (${customUsage ? this.customUsage(licenseId) : sql`SELECT NULL::date AS day, 0 AS usage WHERE FALSE`}),
      -- What begins before the range counts from its first day on; seats that move after it are taken back on its last.
      event AS (
        SELECT greatest(day, ${from}::date) AS day, quantity, 0 AS seats, 0 AS custom FROM purchase WHERE day <= ${to}::date
        UNION ALL SELECT day, 0, seats, 0 FROM seat_change WHERE day <= ${to}::date
        UNION ALL SELECT ${from}::date, 0,
          (SELECT seats FROM in_use) - coalesce((SELECT sum(seats) FROM seat_change), 0), 0
        UNION ALL SELECT greatest(day, ${from}::date), 0, 0, change FROM (
          SELECT day, usage - lag(usage, 1, 0) OVER (ORDER BY day) AS change FROM custom
        ) edit WHERE day <= ${to}::date
      ),
      change AS (SELECT day, sum(quantity) AS quantity, sum(seats + custom) AS usage FROM event GROUP BY day)
      SELECT day::date AS date,
        (sum(coalesce(change.quantity, 0)) OVER (ORDER BY day))::bigint AS quantity,
        (sum(coalesce(change.usage, 0)) OVER (ORDER BY day))::bigint AS usage
      FROM (
        SELECT generated::date AS day FROM generate_series(${from}::date, ${to}::date, interval '1 day') AS generated
      ) days LEFT JOIN change USING (day)
      ORDER BY day`);
  }

  /**
   * The first day of which anything is known: a purchase, a seat, or the day on which the license was entered.
   * @param part a condition on seats `a`, where the purchases may not be told of; null: of the whole license.
   */
  async since(licenseId: number, part: Sql | null): Promise<string> {
    const purchased = sql`SELECT min(purchased_on) FROM license_purchase WHERE license_id = l.id`;
    const row = await this.database.one<{ since: string }>(sql`
      SELECT least(
        (l.created_at AT TIME ZONE ${this.config.values.TIME_ZONE})::date,
        ${part === null ? sql`(${purchased})` : sql`NULL`},
        (SELECT min(a.assigned_on) FROM assignment a WHERE a.license_id = l.id AND (${part ?? sql`TRUE`}))
      ) AS since
      FROM license l WHERE l.id = ${licenseId}`);
    return row.since;
  }

  /** The organizations that hold or have held a seat; license_usage_pkey. */
  organizations(licenseId: number, visible: Sql): Promise<LicenseReference[]> {
    return this.database.query<LicenseReference>(sql`
      SELECT o.id, o.name FROM license_usage a JOIN organization o ON o.id = a.organization_id
      WHERE a.license_id = ${licenseId} AND (${visible}) ORDER BY lower(o.name), o.id`);
  }

  /**
   * The usage that technicians set, by the day from which on it held: at first what the first edit found, from the day on
   * which the license was entered.
   */
  private customUsage(licenseId: number): Sql {
    const { TIME_ZONE } = this.config.values;
    return sql`
      SELECT DISTINCT ON (day) day, usage FROM (
        SELECT (l.created_at AT TIME ZONE ${TIME_ZONE})::date AS day, 0::bigint AS id,
          coalesce(
            (SELECT old_usage FROM license_usage_history WHERE license_id = l.id ORDER BY id LIMIT 1), l.custom_usage, 0
          ) AS usage
        FROM license l WHERE l.id = ${licenseId}
        UNION ALL
        SELECT (changed_at AT TIME ZONE ${TIME_ZONE})::date, id, new_usage FROM license_usage_history
        WHERE license_id = ${licenseId}
      ) edit ORDER BY day, id DESC`;
  }
}

function seatCondition({ visible, organizationIds }: SeatFilter): Sql {
  if (organizationIds === undefined) return allOf([visible]);
  return allOf([visible, sql`a.organization_id = ANY(${[...organizationIds]}::bigint[])`]);
}

/** What moved after a day, in all organizations. */
function movedInAll(licenseId: number, after: string): Sql {
  return sql`
    SELECT day, sum(seats) AS seats FROM license_usage_day
    WHERE license_id = ${licenseId} AND day > ${after}::date GROUP BY day`;
}

/** What moved after a day, of the seats `a` that satisfy a condition. */
function movedIn(licenseId: number, after: string, counted: Sql): Sql {
  return sql`
    SELECT day, sum(seats) AS seats FROM (
      SELECT a.assigned_on AS day, a.seats FROM assignment a
      WHERE a.license_id = ${licenseId} AND a.assigned_on > ${after}::date AND ${counted}
      UNION ALL
      SELECT a.ended_on, -a.seats FROM assignment a
      WHERE a.license_id = ${licenseId} AND a.ended_on > ${after}::date AND ${counted}
    ) changed GROUP BY day`;
}
