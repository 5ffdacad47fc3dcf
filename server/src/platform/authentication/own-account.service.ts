import { Injectable } from '@nestjs/common';
import { renderSVG } from 'uqr';
import type { Actor } from '../authorization/actor.js';
import { AccountDirectory } from './account-directory.js';
import { otpRequiredByRole, signInAgain } from './authentication.errors.js';
import { OneTimeCodes } from './one-time-codes.service.js';
import type {
  EnrolmentProof,
  EnrolmentResponse,
  OwnAccountResponse,
  RecoveryCodesResponse,
} from './own-account.dto.js';
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
  async get(actor: Actor, session: AskingSession): Promise<OwnAccountResponse> {
    const id = technicianIdOf(actor);
    return {
      name: actor.name,
      email: actor.email ?? '',
      role: await this.accounts.roleOf(id),
      hasPassword: await this.hasPassword(actor),
      oneTimeCodes: {
        required: actor.requiresOneTimeCode === true,
        enrolmentProof: await this.enrolmentProofOf(actor, session),
        ...(await this.oneTimeCodes.stateOf(id)),
      },
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

  /** @throws AppError 403 `auth.sign-in-again`, 422 such as `auth.wrong-password`. */
  async beginEnrolment(actor: Actor, session: AskingSession, proof: Proof): Promise<EnrolmentResponse> {
    const id = technicianIdOf(actor);
    const demanded = await this.enrolmentProofOf(actor, session);
    if (demanded === 'SIGN_IN') throw signInAgain();
    if (demanded !== 'NONE') await this.proofs.demand(actor, session, proof);
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

  /** Who comes to set codes up because they must has just shown who they are; so has who has nothing else to show. */
  private async enrolmentProofOf(actor: Actor, { token }: AskingSession): Promise<EnrolmentProof> {
    const hasPassword = await this.hasPassword(actor);
    if (actor.mustEnrol !== true) {
      if (hasPassword) return 'PASSWORD';
      if ((await this.oneTimeCodes.stateOf(technicianIdOf(actor))).enrolledAt !== null) return 'CODE';
    }
    if (await this.sessionsOf.isFresh(token)) return 'NONE';
    return hasPassword ? 'PASSWORD' : 'SIGN_IN';
  }

  private async hasPassword({ email }: Actor): Promise<boolean> {
    return ((await this.accounts.credentialsOf(email ?? ''))?.passwordHash ?? null) !== null;
  }
}
