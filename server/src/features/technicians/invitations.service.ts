import { Injectable } from '@nestjs/common';
import { hashOfToken, newOpaqueToken } from '../../platform/secrets/opaque-tokens.js';
import { Audit } from '../../platform/audit/audit.js';
import { Actors } from '../../platform/authentication/actors.service.js';
import { Authentication, type SignInOrigin } from '../../platform/authentication/authentication.service.js';
import { OneTimeCodes } from '../../platform/authentication/one-time-codes.service.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { Mail } from '../../platform/mail/mail.js';
import { invitationInvalid, technicianInactive } from './accounts.errors.js';
import { invitationMail } from './accounts-mail.rules.js';
import { AccountsService } from './accounts.service.js';
import { InvitationsRepository, type InvitedTechnician } from './invitations.repository.js';

/** How long a link waits for the technician. */
const invitationDays = 7;

/** One-time links by which technicians choose a password: the first one, or a new one when it was lost. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly actors: Actors,
    private readonly authentication: Authentication,
    private readonly oneTimeCodes: OneTimeCodes,
    private readonly mail: Mail,
    private readonly accounts: AccountsService,
    private readonly invitations: InvitationsRepository,
  ) {}

  /**
   * In the open transaction: a new link for a technician, which is sent by e-mail too where that is set up; the one before
   * stops working. Whether the actor may is decided by whoever calls.
   * @throws AppError 409 `technician.inactive`.
   */
  async create(actor: Actor, personId: number): Promise<{ invitationUrl: string; expiresAt: Date }> {
    const account = await this.accounts.find(personId);
    if (account?.active !== true) throw technicianInactive();
    const token = newOpaqueToken();
    const expiresAt = await this.invitations.replace(personId, hashOfToken(token), invitationDays);
    await this.record(actor, 'invited', personId, { expiresAt });
    const invitationUrl = `${this.config.publicUrl}/invitation#token=${token}`;
    await this.mail.send(invitationMail(await this.accounts.ownerOf(personId), invitationUrl, invitationDays));
    return { invitationUrl, expiresAt };
  }

  /**
   * Sets the password of whoever the link invites and signs them in, unless signing in asks them for a one-time code; every
   * other session of theirs ends.
   * @returns the technician, and the opaque value for the cookie; null for somebody who signs in with a code now.
   * @throws AppError 403 `invitation.invalid`, also for the second of two who use the link at once.
   */
  accept(
    token: string,
    password: string,
    origin: SignInOrigin,
  ): Promise<{ technician: InvitedTechnician; session: string | null }> {
    return this.database.transaction(async () => {
      const technician = await this.invitations.lock(hashOfToken(token));
      if (technician === null) throw invitationInvalid();
      const actor = await this.actors.technician(technician.id);
      if (actor === null) throw invitationInvalid();
      await this.record(actor, 'invitation-accepted', technician.id, { address: origin.address });
      await this.accounts.change(actor, technician.id, { password });
      const { enrolledAt } = await this.oneTimeCodes.stateOf(technician.id);
      const session = enrolledAt === null ? await this.authentication.openSession(actor, technician.id, origin) : null;
      return { technician, session };
    });
  }

  private record(actor: Actor, what: string, personId: number, after: object): Promise<void> {
    return this.audit.record(actor, {
      action: `technician.${what}`,
      subjectType: 'Person',
      subjectId: personId,
      after,
    });
  }
}
