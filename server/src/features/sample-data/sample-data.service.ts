import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { AppError } from '../../platform/http/app-error.js';

@Injectable()
export class SampleDataService {
  constructor(private readonly database: Database) {}

  /** True when the sample organizations are present. */
  async isLoaded(): Promise<boolean> {
    return (await this.database.first(sql`SELECT 1 FROM setting WHERE key = 'sample-data'`)) !== null;
  }

  /** Loads the sample unless there are organizations. */
  async loadIntoEmptyDatabase(): Promise<void> {
    if (await this.isEmpty()) await this.load();
  }

  /** @throws AppError 409 `sample-data.not-empty` when there are organizations. */
  async load(): Promise<void> {
    await this.database.transaction(async () => {
      if (!(await this.isEmpty())) {
        throw new AppError(
          'sample-data.not-empty',
          409,
          'Sample data is loaded into an empty installation only, and this one has organizations.',
        );
      }
      await this.database.query(sql`INSERT INTO setting (key, value) VALUES ('sample-data', 'true')`);
    });
  }

  private async isEmpty(): Promise<boolean> {
    return (await this.database.first(sql`SELECT 1 FROM organization LIMIT 1`)) === null;
  }
}
