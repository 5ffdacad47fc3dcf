import { Injectable } from '@nestjs/common';
import type { Actor } from '../authorization/actor.js';
import { Database } from '../database/database.js';
import { AccountDirectory, type Credentials } from './account-directory.js';
import { Attempts, tooManyFailures } from './attempts.service.js';
import { invalidCredentials, otpInvalid, otpRequired, tooManyCodes } from './authentication.errors.js';
import { CodeAttempts } from './code-attempts.js';
import { FailedAttempts } from './failed-attempts.js';
import { maskedEmail } from './failed-attempts.rules.js';
import { type KnownDevice, KnownDevices } from './known-devices.js';
import { networkOf } from './networks.rules.js';
import { OneTimeCodes } from './one-time-codes.service.js';
import { PasswordSignIn } from './password-sign-in.js';
import { verifyPassword } from './passwords.js';
import { Sessions, type SignInOrigin } from './sessions.service.js';
import { type SignInLimit, signInLimits } from './sign-in-limits.rules.js';
import { byPassword, type SignInWay } from './sign-in-way.js';
import { Views } from './views.service.js';

export type { SignInOrigin } from './sessions.service.js';

/** What somebody signs in with. */
export interface SignInCredentials {
  email: string;
  password: string;
  /** A one-time code or a recovery code. */
  otp?: string;
  /** The cookie by which the device shows that this technician has signed in on it. */
  deviceCookieOf?: (technicianId: number) => string | undefined;
}

/** Somebody who was let in. */
export interface SignedInTechnician {
  actor: Actor;
  technicianId: number;
  /** The opaque value for the session cookie. */
  token: string;
  /** The value for the cookie by which the device is known again. */
  device: string;
}

/** Signing in and out, and who a session belongs to. */
@Injectable()
export class Authentication {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountDirectory,
    private readonly attempts: Attempts,
    private readonly codeAttempts: CodeAttempts,
    private readonly failures: FailedAttempts,
    private readonly passwordSignIn: PasswordSignIn,
    private readonly knownDevices: KnownDevices,
    private readonly oneTimeCodes: OneTimeCodes,
    private readonly sessions: Sessions,
    private readonly views: Views,
  ) {}

  /**
   * Checks e-mail, password and one-time code, and opens a session.
   * @throws AppError 401 `auth.invalid-credentials`, the same for an unknown e-mail; `auth.otp-required` and
   * `auth.otp-invalid` after the right password only; 429 after repeated failures.
   */
  async signIn(given: SignInCredentials, origin: SignInOrigin): Promise<SignedInTechnician> {
    const account = given.email.trim().toLowerCase();
    const credentials = await this.accounts.credentialsOf(given.email);
    const device = await this.deviceOf(credentials, given);
    const limits = signInLimits({ account, network: networkOf(origin.address), device });
    const note = (name: string, reason: string) => this.noteFailure(given.email, name, credentials, origin, reason);
    for (const limit of limits) {
      const seconds = await this.attempts.count(limit);
      if (seconds === null) continue;
      // Whoever goes on with ever other e-mail addresses is written down as one.
      await note(limit.ofAccount ? account : '', 'too-many-failures');
      throw tooManyFailures(seconds);
    }
    const right = await verifyPassword(credentials?.passwordHash ?? null, given.password);
    const actor = right && credentials !== null ? await this.accounts.actorOf(credentials.technicianId) : null;
    if (actor === null || credentials === null) {
      await note(account, 'invalid-credentials');
      throw invalidCredentials();
    }
    const { technicianId } = credentials;
    await this.demandPasswordDoes(actor, technicianId, origin);
    const ofCodes = await this.codeAttempts.count(technicianId, given.otp);
    if (typeof ofCodes === 'number') {
      await note(account, 'too-many-codes');
      throw tooManyCodes(ofCodes);
    }
    const token = await this.openWithCode(actor, technicianId, given.otp, origin);
    if (token === 'WRONG') {
      await note(account, 'invalid-code');
      throw otpInvalid();
    }
    // The right password without a code is neither a failure nor a success, which would let codes be guessed for ever.
    await this.settle(limits, token !== 'MISSING');
    if (ofCodes !== null) await this.attempts.giveBack(ofCodes);
    if (token === 'MISSING') throw otpRequired();
    const cookie = await this.knownDevices.valueFor(technicianId, device?.id ?? null);
    return { actor, technicianId, token: token.value, device: cookie };
  }

  /**
   * Opens a session for a technician whose identity is established, in the open transaction where there is one.
   * @returns the opaque value for the cookie.
   * @throws AppError 403 `auth.provider-required` where a password does not do.
   */
  async openSession(
    actor: Actor,
    technicianId: number,
    origin: SignInOrigin,
    way: SignInWay = byPassword,
  ): Promise<string> {
    if (way.provider === null) await this.demandPasswordDoes(actor, technicianId, origin);
    return this.sessions.open(actor, technicianId, origin, way);
  }

  /**
   * Who a session belongs to; null when it is unknown, over, or its account is gone.
   * @param use false to look without keeping an idle session alive.
   */
  async actorOfSession(token: string, { use }: { use: boolean } = { use: true }): Promise<Actor | null> {
    const session = await this.sessions.ownerOf(token, use);
    if (session === null) return null;
    const actor = await this.accounts.actorOf(session.technicianId);
    if (actor === null) return null;
    const lacksCodes = !session.hasOneTimeCodes && !session.satisfiesOneTimeCode;
    const own = actor.requiresOneTimeCode === true && lacksCodes ? { ...actor, mustEnrol: true } : actor;
    return this.views.seenBy(own, session);
  }

  /** Ends the session of one browser. */
  signOut(actor: Actor, token: string): Promise<void> {
    return this.sessions.endByToken(actor, token);
  }

  /** Ends every session of a technician, on all their browsers. @param keptToken of a session that goes on. */
  signOutEverywhere(actor: Actor, technicianId: number, keptToken: string | null = null): Promise<void> {
    return this.sessions.endAll(actor, technicianId, keptToken);
  }

  /** Ends every session that a provider has opened. */
  signOutOfProvider(actor: Actor, identityProviderId: number): Promise<void> {
    return this.sessions.endByProvider(actor, identityProviderId);
  }

  /** Forgets sessions that are over and failures that no longer count. */
  async forgetOld(): Promise<void> {
    await this.sessions.forgetOld();
    await this.attempts.forgetOld();
  }

  /** Code and session are one: a code is used up if and only if a session was opened with it. */
  private openWithCode(
    actor: Actor,
    technicianId: number,
    otp: string | undefined,
    origin: SignInOrigin,
  ): Promise<{ value: string } | 'MISSING' | 'WRONG'> {
    return this.database.transaction(async () => {
      const verdict = await this.oneTimeCodes.use(actor, technicianId, otp);
      if (verdict === 'MISSING' || verdict === 'WRONG') return verdict;
      return { value: await this.sessions.open(actor, technicianId, origin, byPassword) };
    });
  }

  /** Told after the right password only. @throws AppError 403 `auth.provider-required`. */
  private async demandPasswordDoes(actor: Actor, technicianId: number, origin: SignInOrigin): Promise<void> {
    const refusal = await this.passwordSignIn.refusalOf(actor);
    if (refusal === null) return;
    const email = actor.email ?? '';
    await this.noteFailure(email, email.toLowerCase(), { technicianId, passwordHash: null }, origin, refusal.code);
    throw refusal;
  }

  private async settle(limits: readonly SignInLimit[], succeeded: boolean): Promise<void> {
    for (const limit of limits) {
      if (succeeded && limit.startsAnew) await this.attempts.forget(limit);
      else await this.attempts.giveBack(limit);
    }
  }

  private async deviceOf(
    credentials: Credentials | null,
    { deviceCookieOf }: SignInCredentials,
  ): Promise<KnownDevice | null> {
    if (credentials === null) return null;
    const { technicianId } = credentials;
    return this.knownDevices.deviceOf(technicianId, deviceCookieOf?.(technicianId));
  }

  /** @param account what failures are told apart by. */
  private noteFailure(
    email: string,
    account: string,
    credentials: Credentials | null,
    { address }: SignInOrigin,
    reason: string,
  ): Promise<void> {
    return this.database.apart(() =>
      this.failures.note({
        action: 'sign-in.failed',
        subjectType: 'Person',
        subjectId: credentials?.technicianId ?? null,
        account,
        address,
        details: { email: credentials === null ? maskedEmail(email) : account, reason },
      }),
    );
  }
}
