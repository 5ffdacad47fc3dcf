import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { sql, type Sql } from '../database/sql.js';

/**
 * What time it is, for everything that is decided by the calendar. Terms, notices and schedules ask here and never the
 * machine, so that years pass in a moment where a test says so. Days are those of the installation's time zone.
 */
@Injectable()
export class Clock {
  constructor(private readonly config: Config) {}

  now(): Temporal.Instant {
    return Temporal.Now.instant();
  }

  get timeZone(): string {
    return this.config.values.TIME_ZONE;
  }

  /** The wall clock of the installation. */
  local(): Temporal.ZonedDateTime {
    return this.now().toZonedDateTimeISO(this.timeZone);
  }

  today(): Temporal.PlainDate {
    return this.local().toPlainDate();
  }

  /** Today as an expression of type `date`. */
  todaySql(): Sql {
    return sql`${this.today().toString()}::date`;
  }
}
