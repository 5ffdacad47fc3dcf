import { Injectable } from '@nestjs/common';
import { systemActor } from '../../platform/authorization/actor.js';
import { advisoryLocks } from '../../platform/database/advisory-locks.js';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { AppsService } from '../apps/apps.service.js';
import { SampleBillingService } from './sample-billing.service.js';
import { sampleDataNotEmpty, sampleDataNotLoaded } from './sample-data.errors.js';
import { SampleFleetService } from './sample-fleet.service.js';
import type { BeforeSample } from './sample-removal.rules.js';
import { SampleHistoryService } from './sample-history.service.js';
import { SampleInvoicesService } from './sample-invoices.service.js';
import { SampleLicensesService } from './sample-licenses.service.js';
import { SampleMarks } from './sample-marks.repository.js';
import { SamplePapersService } from './sample-papers.service.js';
import { SampleSharesService } from './sample-shares.service.js';

/** Five believable organizations, so that a newcomer sees a fleet before owning one. */
@Injectable()
export class SampleDataService {
  constructor(
    private readonly database: Database,
    private readonly apps: AppsService,
    private readonly marks: SampleMarks,
    private readonly fleet: SampleFleetService,
    private readonly licenses: SampleLicensesService,
    private readonly shares: SampleSharesService,
    private readonly papers: SamplePapersService,
    private readonly history: SampleHistoryService,
    private readonly billing: SampleBillingService,
    private readonly invoices: SampleInvoicesService,
  ) {}

  /** True when the sample organizations were loaded. */
  async isLoaded(): Promise<boolean> {
    return (await this.database.first(sql`SELECT 1 FROM setting WHERE key = 'sample-data'`)) !== null;
  }

  /** Loads the sample unless there are organizations. */
  async loadIntoEmptyDatabase(): Promise<void> {
    // Another node may load it meanwhile: then there is nothing left to do.
    await this.database.transaction(async () => {
      await this.database.query(sql`SELECT pg_advisory_xact_lock(${advisoryLocks.sampleData})`);
      if (await this.isEmpty()) await this.load();
    });
  }

  /**
   * Loads all of the sample, or nothing of it, through the same services that people and agents use.
   * @throws AppError 409 `sample-data.not-empty` when there are organizations, also when two load at once.
   */
  async load(): Promise<void> {
    await this.database.transaction(async () => {
      await this.database.query(sql`SELECT pg_advisory_xact_lock(${advisoryLocks.sampleData})`);
      if (!(await this.isEmpty())) {
        throw sampleDataNotEmpty();
      }
      const before = await this.present();
      const start = await this.marks.start();
      const organizations = await this.fleet.load(systemActor);
      await this.licenses.load(systemActor, organizations);
      await this.shares.load(systemActor, organizations);
      await this.papers.load(systemActor);
      const agreementIds = await this.billing.load(systemActor, organizations);
      // Seats are given when this has committed, by what was registered before; invoices count them in the past.
      this.database.afterCommit(async () => {
        await this.history.load();
        await this.invoices.load(systemActor, agreementIds);
      });
      await this.marks.keep(start);
      // After an earlier sample whose organizations people have deleted one by one: what was there before that counts.
      await this.database.query(sql`
        INSERT INTO setting (key, value) VALUES ('sample-data', ${JSON.stringify(before)}::jsonb)
        ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE setting.value = 'true'`);
    });
  }

  /**
   * What was there before the sample; null where an older version loaded it and noted nothing.
   * @throws AppError 409 `sample-data.not-loaded`.
   */
  async before(): Promise<BeforeSample | null> {
    const row = await this.database.first<{ value: BeforeSample | true }>(
      sql`SELECT value FROM setting WHERE key = 'sample-data'`,
    );
    if (row === null) throw sampleDataNotLoaded();
    return row.value === true ? null : row.value;
  }

  /** There is no sample any more. */
  async forget(): Promise<void> {
    await this.marks.forget();
    await this.database.query(sql`DELETE FROM setting WHERE key = 'sample-data'`);
  }

  private async present(): Promise<BeforeSample> {
    const numbering = await this.database.one<Pick<BeforeSample, 'nextInvoiceNumber' | 'numberingVersion'>>(
      sql`SELECT next AS "nextInvoiceNumber", version AS "numberingVersion" FROM billing_numbering`,
    );
    return { billingActive: await this.apps.isActive('billing'), ...numbering };
  }

  private async isEmpty(): Promise<boolean> {
    return (await this.database.first(sql`SELECT 1 FROM organization LIMIT 1`)) === null;
  }
}
