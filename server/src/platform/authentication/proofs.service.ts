import { Injectable } from '@nestjs/common';
import type { Actor } from '../authorization/actor.js';
import { Database } from '../database/database.js';
import { AccountDirectory } from './account-directory.js';
import { Attempts, type AttemptLimit } from './attempts.service.js';
import {
  otpInvalidField,
  proofMissing,
  techniciansOnly,
  tooManyCodes,
  wrongPassword,
} from './authentication.errors.js';
import { CodeAttempts } from './code-attempts.js';
import { FailedAttempts } from './failed-attempts.js';
import { OneTimeCodes } from './one-time-codes.service.js';
import { verifyPassword } from './passwords.js';

/** Who asks from which session. */
export interface AskingSession {
  /** The opaque value of its cookie; empty for a program. */
  token: string;
  address: string;
}

/** What shows that whoever has the session is who signed in. */
export interface Proof {
  password?: string;
  code?: string;
}

/**
 * Asks somebody who is signed in once more who they are, before what somebody else at their desk must not do. Failures
 * are counted by session: they lock nobody else out. Codes are counted by account, too.
 */
@Injectable()
export class Proofs {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountDirectory,
    private readonly attempts: Attempts,
    private readonly failures: FailedAttempts,
    private readonly codeAttempts: CodeAttempts,
    private readonly oneTimeCodes: OneTimeCodes,
  ) {}

  /** @throws AppError 422 `auth.wrong-password` at `field`, 429. */
  async demandPassword(actor: Actor, session: AskingSession, password: string, field: string): Promise<void> {
    const limit = limitOf(session);
    await this.attempts.demand(limit);
    const credentials = await this.accounts.credentialsOf(actor.email ?? '');
    if (!(await verifyPassword(credentials?.passwordHash ?? null, password))) {
      await this.note(actor, session, 'wrong-password');
      throw wrongPassword(field);
    }
    await this.attempts.forget(limit);
  }

  /** Password or code. @throws AppError 422 `auth.wrong-password`, `auth.otp-invalid`, `auth.proof-required`, 429. */
  async demand(actor: Actor, session: AskingSession, { password, code }: Proof): Promise<void> {
    if (password !== undefined && password !== '') {
      return this.demandPassword(actor, session, password, 'password');
    }
    if (code === undefined || code === '') throw proofMissing();
    const limit = limitOf(session);
    await this.attempts.demand(limit);
    const id = technicianIdOf(actor);
    const ofCodes = await this.codeAttempts.count(id, code);
    if (typeof ofCodes === 'number') throw tooManyCodes(ofCodes);
    const verdict = await this.database.transaction(() => this.oneTimeCodes.use(actor, id, code));
    if (verdict !== 'ACCEPTED') {
      await this.note(actor, session, 'wrong-code');
      throw otpInvalidField('code');
    }
    if (ofCodes !== null) await this.attempts.giveBack(ofCodes);
    await this.attempts.forget(limit);
  }

  private note(actor: Actor, { address }: AskingSession, reason: string): Promise<void> {
    const id = technicianIdOf(actor);
    // What fails here must be told although the request that it is part of is undone.
    return this.database.apart(() =>
      this.failures.note({
        action: 'confirmation.failed',
        subjectType: 'Person',
        subjectId: id,
        account: String(id),
        address,
        details: { reason },
      }),
    );
  }
}

/** @throws AppError 403 `auth.technicians-only` for a program. */
export function technicianIdOf({ kind, id }: Actor): number {
  if (kind !== 'TECHNICIAN' || id === null) throw techniciansOnly();
  return id;
}

function limitOf({ token }: AskingSession): AttemptLimit {
  return { kind: 'confirmation', by: [token], allowed: 10, windowMinutes: 15 };
}
