import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { ToldAlerts } from '../alerts/told-alerts.service.js';
import { ExportFailuresRepository } from './export-failures.repository.js';

/** Tells people that exports by schedule fail, for as long as they do: one alert, however many fail. */
@Injectable()
export class ExportFailures {
  constructor(
    private readonly database: Database,
    private readonly told: ToldAlerts,
    private readonly failures: ExportFailuresRepository,
  ) {}

  /** Sees whether any fails. Repeating it changes nothing. */
  settle(): Promise<void> {
    return this.database.transaction(async () => {
      const first = await this.failures.first();
      if (first === null) return this.told.exportsWork();
      return this.told.exportsFailed(`“${first.schedule}”: ${first.reason}`);
    });
  }
}
