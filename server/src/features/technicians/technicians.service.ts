import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import {
  AccountDirectory,
  type AccountView,
  type Credentials,
  type ViewTarget,
} from '../../platform/authentication/account-directory.js';
import { demandGoodPassword } from '../../platform/authentication/new-passwords.js';
import { hashPassword } from '../../platform/authentication/passwords.js';
import { type Actor, systemActor } from '../../platform/authorization/actor.js';
import { advisoryLocks } from '../../platform/database/advisory-locks.js';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { AppError } from '../../platform/http/app-error.js';
import { PermissionsService } from '../permissions/permissions.service.js';
import { TechniciansRepository } from './technicians.repository.js';

/** What those are called who may do everything, where roles have names. */
const administratorRole = 'System administrator';

@Injectable()
export class TechniciansService extends AccountDirectory {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly permissions: PermissionsService,
    private readonly technicians: TechniciansRepository,
  ) {
    super();
  }

  credentialsOf(email: string): Promise<Credentials | null> {
    return this.technicians.credentialsOf(email);
  }

  async actorOf(technicianId: number): Promise<Actor | null> {
    const technician = await this.technicians.active(technicianId);
    if (technician === null) return null;
    const { id, name, email, access, requiresOneTimeCode } = technician;
    const permissions = await this.permissions.ofAccess(access);
    return { kind: 'TECHNICIAN', id, name, email, permissions, requiresOneTimeCode };
  }

  async roleOf(technicianId: number): Promise<string | null> {
    const technician = await this.technicians.active(technicianId);
    if (technician === null) return null;
    const { systemAdministrator, role } = technician.access;
    return systemAdministrator ? administratorRole : (role?.name ?? null);
  }

  async viewOf({ kind, id }: ViewTarget): Promise<AccountView | null> {
    const found = await (kind === 'TECHNICIAN' ? this.technicians.find(id) : this.technicians.role(id));
    if (found === null) return null;
    const { name, active, access } = found;
    const role = access.systemAdministrator ? administratorRole : (access.role?.name ?? null);
    return { viewedAs: { kind, id, name, role }, permissions: await this.permissions.ofAccess(access), active };
  }

  administratorExists(): Promise<boolean> {
    return this.technicians.administratorExists();
  }

  /** Makes the first system administrator unless there is one. */
  ensureAdministrator(account: { name: string; email: string; password: string }): Promise<void> {
    return this.database.transaction(async () => {
      await this.database.query(sql`SELECT pg_advisory_xact_lock(${advisoryLocks.firstAdministrator})`);
      if (!(await this.technicians.administratorExists())) await this.createFirstAdministrator(account);
    });
  }

  /**
   * Makes the first system administrator.
   * @returns the technician's person id.
   * @throws AppError 409 `setup.administrator-exists` when there is one already, also when two try at once; 422 such as
   * `password.common`.
   */
  createFirstAdministrator(account: { name: string; email: string; password: string }): Promise<number> {
    return this.database.transaction(async () => {
      await this.database.query(sql`SELECT pg_advisory_xact_lock(${advisoryLocks.firstAdministrator})`);
      if (await this.technicians.administratorExists()) {
        throw new AppError(
          'setup.administrator-exists',
          409,
          'This installation has an administrator. Sign in instead.',
        );
      }
      const { name, email, password } = account;
      demandGoodPassword(password, { name, email });
      const passwordHash = await hashPassword(password);
      const id = await this.technicians.insertAdministrator(name, email, passwordHash);
      const about = { subjectType: 'Person', subjectId: id };
      const after = { id, kind: 'TECHNICIAN', name, email, systemAdministrator: true };
      await this.audit.record(systemActor, { action: 'person.created', ...about, after });
      return id;
    });
  }
}
