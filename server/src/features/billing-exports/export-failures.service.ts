import { Injectable } from '@nestjs/common';
import { ActiveApps } from '../../platform/apps/in-app.js';
import { Database } from '../../platform/database/database.js';
import { ToldAlerts } from '../alerts/told-alerts.service.js';
import { ExportFailuresRepository } from './export-failures.repository.js';

/** Tells people that exports by schedule fail, for as long as they do: one alert, however many fail. */
@Injectable()
export class ExportFailures {
  constructor(
    private readonly database: Database,
    private readonly apps: ActiveApps,
    private readonly told: ToldAlerts,
    private readonly failures: ExportFailuresRepository,
  ) {}

  /** Sees whether any fails, while Billing is active. Repeating it changes nothing. */
  async settle(): Promise<void> {
    if (!(await this.apps.isActive('billing'))) return;
    await this.database.transaction(async () => {
      const first = await this.failures.first();
      if (first === null) await this.told.exportsWork();
      else await this.told.exportsFailed(`“${first.schedule}”: ${first.reason}`);
    });
  }
}
