import { Injectable } from '@nestjs/common';
import { systemActor } from '../../platform/authorization/actor.js';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { Clock } from '../../platform/time/clock.js';
import { Notifications } from '../notifications/notifications.service.js';
import { dueSummary, summaryDays, summaryNotice } from './renewal-summary.rules.js';
import { RenewalsService } from './renewals.service.js';

/** Where it is kept which week was seen to last. */
const settingKey = 'renewals.summary-week';

/** Tells the default channels once a week what renews itself or expires soon. */
@Injectable()
export class RenewalSummary {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly renewals: RenewalsService,
    private readonly notifications: Notifications,
  ) {}

  /** Sees to the present week. Harmless when repeated, and when several processes are at it. */
  tellWeek(): Promise<void> {
    return this.database.transaction(async () => {
      const due = dueSummary(await this.lastWeek(), this.clock.local());
      if (due === null || !(await this.take(due.week)) || !due.tell) return;
      const today = this.clock.today();
      const period = { from: today.toString(), to: today.add({ days: summaryDays }).toString() };
      const notice = summaryNotice(due.week, period, await this.renewals.everything(systemActor, period));
      if (notice !== null) await this.notifications.tell([notice]);
    });
  }

  private async lastWeek(): Promise<string | null> {
    const row = await this.database.first<{ week: string }>(
      sql`SELECT value #>> '{}' AS week FROM setting WHERE key = ${settingKey}`,
    );
    return row?.week ?? null;
  }

  /** @returns false when somebody else saw to the week meanwhile. */
  private async take(week: string): Promise<boolean> {
    const taken = await this.database.first(sql`
      INSERT INTO setting AS s (key, value) VALUES (${settingKey}, to_jsonb(${week}::text))
      ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE s.value <> excluded.value RETURNING key`);
    return taken !== null;
  }
}
