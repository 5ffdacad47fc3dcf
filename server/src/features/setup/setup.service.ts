import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { SignInOrigin } from '../../platform/authentication/authentication.service.js';
import { Authentication } from '../../platform/authentication/authentication.service.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Config, ConfigError } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { AppError } from '../../platform/http/app-error.js';
import { TechniciansService } from '../technicians/technicians.service.js';
import { SampleDataService } from '../sample-data/sample-data.service.js';
import type { CreateAdministratorRequest, SetupProgressResponse } from './setup.dto.js';
import { SetupLink } from './setup-link.js';

@Injectable()
export class SetupService {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly audit: Audit,
    private readonly authentication: Authentication,
    private readonly technicians: TechniciansService,
    private readonly sampleData: SampleDataService,
    private readonly link: SetupLink,
  ) {}

  /**
   * What an empty database gets at start: the administrator of the environment or a one-time link, and the sample
   * data where it is asked for.
   * @returns the link to print, or null when an administrator exists.
   * @throws ConfigError when the password of the environment is refused.
   */
  async prepare(): Promise<string | null> {
    const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password, SAMPLE_DATA: sampleData } = this.config.values;
    if (email !== null && password !== null) {
      await this.makeAdministrator({ name: email.split('@')[0] ?? email, email, password });
    }
    if (sampleData) await this.sampleData.loadIntoEmptyDatabase();
    return (await this.technicians.administratorExists()) ? null : this.link.present();
  }

  administratorExists(): Promise<boolean> {
    return this.technicians.administratorExists();
  }

  /** @returns the opaque session value of the new administrator. @throws AppError 403 `setup.link-invalid`, 409. */
  async createAdministrator(request: CreateAdministratorRequest, origin: SignInOrigin): Promise<string> {
    return this.database.transaction(async () => {
      if (!(await this.link.isValid(request.token))) {
        throw new AppError(
          'setup.link-invalid',
          403,
          'This link is not valid. Open the one that the server prints when it starts.',
        );
      }
      const id = await this.technicians.createFirstAdministrator(request);
      await this.link.forget();
      const actor = await this.technicians.actorOf(id);
      if (actor === null) throw new Error('The first administrator cannot sign in.');
      return this.authentication.openSession(actor, id, origin);
    });
  }

  /** How far the welcome has come; organizations are counted as far as the actor may see them. */
  async progress(actor: Actor): Promise<SetupProgressResponse> {
    const visible = this.authorization.visibleTo(actor, 'Organization', 'o');
    const row = await this.database.one<{ organizations: number; complete: boolean }>(sql`
      SELECT (SELECT count(*) FROM organization o WHERE ${visible}) AS organizations,
        EXISTS (SELECT FROM setting WHERE key = 'setup-complete') AS complete`);
    return {
      administratorExists: await this.technicians.administratorExists(),
      sampleDataLoaded: await this.sampleData.isLoaded(),
      organizationCount: row.organizations,
      complete: row.complete,
    };
  }

  /** Loads the sample organizations, or goes on without. @throws AppError 409 `sample-data.not-empty`. */
  async chooseData(actor: Actor, load: boolean): Promise<SetupProgressResponse> {
    if (load) {
      await this.database.transaction(async () => {
        await this.sampleData.load();
        await this.record(actor, 'sample-data-loaded');
      });
    }
    return this.progress(actor);
  }

  complete(actor: Actor): Promise<void> {
    return this.database.transaction(async () => {
      const completed = await this.database.first(sql`
        INSERT INTO setting (key, value) VALUES ('setup-complete', 'true') ON CONFLICT DO NOTHING RETURNING key`);
      if (completed !== null) await this.record(actor, 'completed');
    });
  }

  private async makeAdministrator(account: { name: string; email: string; password: string }): Promise<void> {
    try {
      await this.technicians.ensureAdministrator(account);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      throw new ConfigError(`ADMIN_PASSWORD cannot be used. ${error.message}`);
    }
  }

  private record(actor: Actor, what: string): Promise<void> {
    return this.audit.record(actor, { action: `setup.${what}`, subjectType: 'Setup', subjectId: null });
  }
}
