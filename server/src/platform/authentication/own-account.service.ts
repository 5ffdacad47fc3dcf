import { Injectable } from '@nestjs/common';
import { renderSVG } from 'uqr';
import type { Actor } from '../authorization/actor.js';
import { AccountDirectory } from './account-directory.js';
import { otpRequiredByRole } from './authentication.errors.js';
import { OneTimeCodes } from './one-time-codes.service.js';
import type { EnrolmentResponse, OwnAccountResponse, RecoveryCodesResponse } from './own-account.dto.js';
import { type AskingSession, type Proof, Proofs, technicianIdOf } from './proofs.service.js';
import { type OpenSession, Sessions } from './sessions.service.js';

/** What technicians do with their own accounts, whatever else they may do. */
@Injectable()
export class OwnAccount {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly sessionsOf: Sessions,
    private readonly oneTimeCodes: OneTimeCodes,
    private readonly proofs: Proofs,
  ) {}

  /** @throws AppError 403 `auth.technicians-only`, here and below. */
  async get(actor: Actor): Promise<OwnAccountResponse> {
    const id = technicianIdOf(actor);
    const email = actor.email ?? '';
    const credentials = await this.accounts.credentialsOf(email);
    return {
      name: actor.name,
      email,
      role: await this.accounts.roleOf(id),
      hasPassword: credentials !== null && credentials.passwordHash !== null,
      oneTimeCodes: { required: actor.requiresOneTimeCode === true, ...(await this.oneTimeCodes.stateOf(id)) },
    };
  }

  sessions(actor: Actor, { token }: AskingSession): Promise<OpenSession[]> {
    return this.sessionsOf.list(technicianIdOf(actor), token);
  }

  endOtherSessions(actor: Actor, { token }: AskingSession): Promise<void> {
    return this.sessionsOf.endAll(actor, technicianIdOf(actor), token);
  }

  /** @throws AppError 404. */
  endSession(actor: Actor, id: number): Promise<void> {
    return this.sessionsOf.endOne(actor, technicianIdOf(actor), id);
  }

  /** @throws AppError 422 such as `auth.wrong-password`. */
  async beginEnrolment(actor: Actor, session: AskingSession, proof: Proof): Promise<EnrolmentResponse> {
    const id = technicianIdOf(actor);
    // Whoever may do nothing else has just signed in, and there is nothing yet to take over.
    if (actor.mustEnrol !== true) await this.proofs.demand(actor, session, proof);
    const { secret, address } = await this.oneTimeCodes.begin(id, actor.email ?? '');
    const picture = renderSVG(address, { border: 2 });
    return { secret, address, qrCode: `data:image/svg+xml;base64,${Buffer.from(picture).toString('base64')}` };
  }

  /** @throws AppError 409 `auth.otp-not-begun`, 422 `auth.otp-invalid`. */
  async confirmEnrolment(actor: Actor, code: string): Promise<RecoveryCodesResponse> {
    return { recoveryCodes: await this.oneTimeCodes.confirm(actor, technicianIdOf(actor), code) };
  }

  /** @throws AppError 409 `auth.otp-not-enrolled`, 422 such as `auth.wrong-password`. */
  async renewRecoveryCodes(actor: Actor, session: AskingSession, proof: Proof): Promise<RecoveryCodesResponse> {
    await this.proofs.demand(actor, session, proof);
    return { recoveryCodes: await this.oneTimeCodes.renewRecoveryCodes(actor, technicianIdOf(actor)) };
  }

  /** @throws AppError 409 `auth.otp-required-by-role`, 422 such as `auth.wrong-password`. */
  async disableOneTimeCodes(actor: Actor, session: AskingSession, proof: Proof): Promise<void> {
    const id = technicianIdOf(actor);
    if (actor.requiresOneTimeCode === true) throw otpRequiredByRole();
    await this.proofs.demand(actor, session, proof);
    await this.oneTimeCodes.remove(actor, id, 'one-time-codes.disabled');
  }
}
