import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Actors } from '../../platform/authentication/actors.service.js';
import { Attempts } from '../../platform/authentication/attempts.service.js';
import { networkOf } from '../../platform/authentication/networks.rules.js';
import { systemActor } from '../../platform/authorization/actor.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Mail } from '../../platform/mail/mail.js';
import { hashOfToken, newOpaqueToken } from '../../platform/secrets/opaque-tokens.js';
import { passwordResetInvalid } from './accounts.errors.js';
import { AccountsService } from './accounts.service.js';
import { passwordResetMail } from './accounts-mail.rules.js';
import { type ForgetfulTechnician, PasswordResetsRepository } from './password-resets.repository.js';

/** The job that looks for the account: whoever asks learns nothing, not even by how long it takes. */
export const forgottenPasswordJob = 'technicians.forgotten-password';

/** How long a link waits. */
const resetMinutes = 60;

/** One-time links by which technicians who forgot their password choose another one. */
@Injectable()
export class PasswordResets {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly mail: Mail,
    private readonly audit: Audit,
    private readonly attempts: Attempts,
    private readonly actors: Actors,
    private readonly accounts: AccountsService,
    private readonly resets: PasswordResetsRepository,
  ) {}

  /**
   * Sends a link to whoever has an account with this e-mail; nothing to anybody else. A mailbox gets three an hour at the
   * most, whoever asks.
   * @throws AppError 429 for an address that asks for many, whatever the e-mail.
   */
  async request(email: string, address: string): Promise<void> {
    const ofNetwork = {
      kind: 'forgotten password by network',
      by: [networkOf(address)],
      allowed: 30,
      windowMinutes: 60,
    };
    await this.attempts.demand(ofNetwork);
    const account = email.trim().toLowerCase();
    const ofAccount = { kind: 'forgotten password by account', by: [account], allowed: 3, windowMinutes: 60 };
    const wait = await this.attempts.count(ofAccount);
    if (wait !== null || !this.mail.available) return;
    await this.jobs.send(forgottenPasswordJob, { email }, hashOfToken(account).toString('hex'));
  }

  /** Sends the link. Harmless when repeated: the link before ends. */
  sendLink(email: string): Promise<void> {
    return this.database.transaction(async () => {
      const technician = await this.resets.technicianWith(email);
      if (technician === null) return;
      const link = await this.newLink(technician);
      await this.mail.send(passwordResetMail(technician, link, resetMinutes));
    });
  }

  /** A link to hand over in person; null when nobody with this e-mail signs in with a password. */
  link(email: string): Promise<string | null> {
    return this.database.transaction(async () => {
      const technician = await this.resets.technicianWith(email);
      return technician === null ? null : this.newLink(technician);
    });
  }

  /**
   * Sets the password of whoever the link is for and ends their sessions. A one-time code is still asked for.
   * @returns whose password it is.
   * @throws AppError 403 `password-reset.invalid`, also for the second of two who use the link at once; 422 such as
   * `password.common`, after which the link still works; 429.
   */
  async reset(token: string, password: string, address: string): Promise<number> {
    const limit = { kind: 'password reset', by: [networkOf(address)], allowed: 30, windowMinutes: 15 };
    await this.attempts.demand(limit);
    const technicianId = await this.database.transaction(async () => {
      const id = await this.resets.take(hashOfToken(token));
      const actor = id === null ? null : await this.actors.technician(id);
      if (id === null || actor === null) throw passwordResetInvalid();
      await this.audit.record(actor, { ...about(id, 'password-reset'), after: { address } });
      await this.accounts.change(actor, id, { password });
      return id;
    });
    await this.attempts.giveBack(limit);
    return technicianId;
  }

  forgetOld(): Promise<void> {
    return this.resets.forgetOld();
  }

  /** The token stands behind the hash sign: browsers send that to nobody, so it is in no log. */
  private async newLink({ id }: ForgetfulTechnician): Promise<string> {
    const token = newOpaqueToken();
    await this.resets.replace(id, hashOfToken(token), resetMinutes);
    await this.audit.record(systemActor, about(id, 'password-reset-offered'));
    return `${this.config.publicUrl}/reset-password#token=${token}`;
  }
}

function about(technicianId: number, what: string) {
  return { action: `technician.${what}`, subjectType: 'Person', subjectId: technicianId };
}
