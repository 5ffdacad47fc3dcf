import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Authentication } from '../../platform/authentication/authentication.service.js';
import { demandGoodPassword } from '../../platform/authentication/new-passwords.js';
import { hashPassword } from '../../platform/authentication/passwords.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Database } from '../../platform/database/database.js';
import { Changes, sessionsChanged } from '../../platform/events/changes.js';
import { lastAdministrator } from './accounts.errors.js';
import { type Account, AccountsRepository, type NewAccount } from './accounts.repository.js';
import { InvitationsRepository } from './invitations.repository.js';
import { PasswordResetsRepository } from './password-resets.repository.js';

/** What of an account can be changed; absent is left as it is. */
export interface AccountChange {
  systemAdministrator?: boolean;
  active?: boolean;
  requiresOneTimeCode?: boolean;
  password?: string;
  /** What the field of the request is called that the password stands in; `password` when absent. */
  passwordField?: string;
  /** The opaque value of a session that a new password does not end. */
  keptSession?: string;
  /** Of a technician role that is there and stays; null for none. */
  technicianRoleId?: number | null;
}

/**
 * The accounts of technicians. Whether the actor may change one is decided by whoever calls; what is held here is that
 * somebody can always administer, and that a lost account loses its sessions.
 */
@Injectable()
export class AccountsService {
  constructor(
    private readonly database: Database,
    private readonly authentication: Authentication,
    private readonly changes: Changes,
    private readonly audit: Audit,
    private readonly accounts: AccountsRepository,
    private readonly invitations: InvitationsRepository,
    private readonly resets: PasswordResetsRepository,
  ) {}

  /** What a technician is called and reached by. */
  ownerOf(personId: number): Promise<{ name: string; email: string }> {
    return this.accounts.ownerOf(personId);
  }

  /** The account of a person; null for somebody who is not a technician. */
  find(personId: number): Promise<Account | null> {
    return this.accounts.find(personId);
  }

  /**
   * Gives a person an account. Without a password nobody can sign in with it until an invitation is accepted.
   * @throws AppError 422 such as `password.common`.
   */
  async create(
    personId: number,
    { password, ...account }: Omit<NewAccount, 'passwordHash'> & { password: string | null },
  ): Promise<void> {
    const passwordHash = password === null ? null : await this.hashOf(personId, password);
    await this.accounts.insert(personId, { ...account, passwordHash });
  }

  /**
   * Changes an account. A new password and a deactivation end its sessions and links.
   * @throws AppError 409 `technician.last-administrator`, also when two are changed at once; 422 such as `password.common`.
   */
  change(actor: Actor, personId: number, change: AccountChange): Promise<void> {
    return this.database.transaction(async () => {
      if (change.systemAdministrator !== undefined || change.active !== undefined) {
        await this.changeAccess(personId, change);
      }
      if (change.technicianRoleId !== undefined) {
        await this.accounts.setRole(personId, change.technicianRoleId);
        await this.changes.publish(sessionsChanged);
      }
      if (change.requiresOneTimeCode !== undefined) {
        await this.accounts.requireOneTimeCode(personId, change.requiresOneTimeCode);
        await this.changes.publish(sessionsChanged);
      }
      if (change.password !== undefined) {
        await this.accounts.setPassword(personId, await this.hashOf(personId, change.password, change.passwordField));
        const about = { subjectType: 'Person', subjectId: personId };
        await this.audit.record(actor, { action: 'technician.password-changed', ...about });
      }
      if (change.password !== undefined || change.active === false) {
        await this.authentication.signOutEverywhere(actor, personId, change.keptSession ?? null);
        await this.endLinks(personId);
      }
    });
  }

  /** In the open transaction: links by which a password can be chosen do not work any more. */
  async endLinks(personId: number): Promise<void> {
    await this.invitations.delete(personId);
    await this.resets.delete(personId);
  }

  /**
   * To be called in the transaction that deletes the person, before it does.
   * @throws AppError 409 `technician.last-administrator`, also when two are deleted at once.
   */
  async beforeDeletion(personId: number): Promise<void> {
    await this.accounts.lockAdministrators();
    await this.demandAnotherAdministrator(personId, await this.accounts.find(personId));
    await this.changes.publish(sessionsChanged);
  }

  private async hashOf(personId: number, password: string, field?: string): Promise<string> {
    demandGoodPassword(password, await this.accounts.ownerOf(personId), field);
    return hashPassword(password);
  }

  private async changeAccess(personId: number, change: AccountChange): Promise<void> {
    await this.accounts.lockAdministrators();
    const present = await this.accounts.find(personId);
    if (present === null) return;
    const systemAdministrator = change.systemAdministrator ?? present.systemAdministrator;
    const active = change.active ?? present.active;
    if (!systemAdministrator || !active) await this.demandAnotherAdministrator(personId, present);
    await this.accounts.setAccess(personId, systemAdministrator, active);
    await this.changes.publish(sessionsChanged);
  }

  /** Somebody who never chose a password cannot administer yet, so they neither count nor are missed. */
  private async demandAnotherAdministrator(personId: number, present: Account | null): Promise<void> {
    if (present === null || !present.systemAdministrator || !present.active || !present.hasPassword) return;
    if (!(await this.accounts.otherAdministratorExists(personId))) throw lastAdministrator();
  }
}
