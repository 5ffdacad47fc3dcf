import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import type { Actor } from '../authorization/actor.js';
import { Database } from '../database/database.js';
import { sql, type Sql } from '../database/sql.js';
import { Changes, sessionsChanged } from '../events/changes.js';
import { AppError } from '../http/app-error.js';
import { hashOfToken, newOpaqueToken } from '../secrets/opaque-tokens.js';
import { AccountDirectory, type Credentials } from './account-directory.js';
import { FailedAttempts } from './failed-attempts.js';
import { networkOf } from './networks.rules.js';
import { verifyPassword } from './passwords.js';
import { type ViewColumns, viewColumns, Views } from './views.service.js';
import { maskedEmail } from './failed-attempts.rules.js';

/** A session ends after this long at the latest. */
export const sessionDays = 30;

/** A session that nobody used for this long has ended. */
const idleHours = 24;

/** So often an account may fail from one address within the window before it must wait: others are not locked out. */
const failuresOfAccount = 10;
/** So often one address may fail, whatever the accounts: somebody who tries one password on all of them must wait too. */
const failuresOfAddress = 100;
const failureWindowMinutes = 15;

/** Where a sign-in comes from. */
export interface SignInOrigin {
  address: string;
  userAgent: string;
}

/** Signing in and out, and who a session belongs to. Sessions live in the database, so every node knows them. */
@Injectable()
export class Authentication {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountDirectory,
    private readonly changes: Changes,
    private readonly audit: Audit,
    private readonly failures: FailedAttempts,
    private readonly views: Views,
  ) {}

  /**
   * Checks e-mail and password and opens a session.
   * @returns the actor, and the opaque value for the cookie.
   * @throws AppError 401 `auth.invalid-credentials`, the same for an unknown e-mail; 429 after repeated failures.
   */
  async signIn(email: string, password: string, origin: SignInOrigin): Promise<{ actor: Actor; token: string }> {
    const network = networkOf(origin.address);
    const account = email.trim().toLowerCase();
    const counts = [
      { key: hashOfToken(`${account}\n${network}`), allowed: failuresOfAccount, name: account },
      // Whoever goes on with ever other e-mail addresses is written down as one.
      { key: hashOfToken(network), allowed: failuresOfAddress, name: '' },
    ];
    // Counted before it is known to fail: of many attempts at the same time, too, only so many are tried.
    for (const { key, allowed, name } of counts) {
      const seconds = await this.countAttempt(key, allowed);
      if (seconds === null) continue;
      await this.noteFailure(email, name, await this.accounts.credentialsOf(email), origin, 'too-many-failures');
      throw tooManyFailures(seconds);
    }
    const credentials = await this.accounts.credentialsOf(email);
    const right = await verifyPassword(credentials?.passwordHash ?? null, password);
    const actor = right && credentials !== null ? await this.accounts.actorOf(credentials.technicianId) : null;
    if (actor === null || credentials === null) {
      await this.noteFailure(email, account, credentials, origin, 'invalid-credentials');
      throw new AppError('auth.invalid-credentials', 401, 'E-mail or password is wrong.');
    }
    await this.forgetAttempt(counts.map(({ key }) => key));
    return { actor, token: await this.openSession(actor, credentials.technicianId, origin) };
  }

  /** Opens a session for a technician whose identity is established. @returns the opaque value for the cookie. */
  openSession(actor: Actor, technicianId: number, origin: SignInOrigin): Promise<string> {
    const token = newOpaqueToken();
    const { address } = origin;
    const userAgent = origin.userAgent.slice(0, 500);
    return this.database.transaction(async () => {
      await this.database.query(sql`
        INSERT INTO session (token_hash, technician_id, expires_at, user_agent, address)
        VALUES (${hashOfToken(token)}, ${technicianId}, now() + make_interval(days => ${sessionDays}), ${userAgent},
          ${address})`);
      const about = { subjectType: 'Person', subjectId: technicianId };
      await this.audit.record(actor, { action: 'session.opened', ...about, after: { address, userAgent } });
      return token;
    });
  }

  /**
   * Who a session belongs to; null when it is unknown, over, or its account is gone.
   * @param use false to look without keeping an idle session alive.
   */
  async actorOfSession(token: string, { use }: { use: boolean } = { use: true }): Promise<Actor | null> {
    const session = await this.database.first<{ technician_id: number; stale: boolean } & ViewColumns>(sql`
      SELECT technician_id, last_seen_at < now() - interval '1 minute' AS stale, ${viewColumns} FROM session
      WHERE token_hash = ${hashOfToken(token)} AND expires_at > now()
        AND last_seen_at > now() - make_interval(hours => ${idleHours})`);
    if (session === null) return null;
    if (session.stale && use) {
      await this.database.query(sql`UPDATE session SET last_seen_at = now() WHERE token_hash = ${hashOfToken(token)}`);
    }
    const actor = await this.accounts.actorOf(session.technician_id);
    return actor === null ? null : this.views.seenBy(actor, session);
  }

  /** Ends the session of one browser. */
  signOut(actor: Actor, token: string): Promise<void> {
    return this.endSessions(actor, sql`token_hash = ${hashOfToken(token)}`);
  }

  /** Ends every session of a technician, on all their browsers. */
  signOutEverywhere(actor: Actor, technicianId: number): Promise<void> {
    return this.endSessions(actor, sql`technician_id = ${technicianId}`);
  }

  /** Forgets sessions that are over and failures that no longer count. */
  async forgetOld(): Promise<void> {
    await this.database.query(sql`
      DELETE FROM session
      WHERE expires_at < now() OR last_seen_at < now() - make_interval(hours => ${idleHours})`);
    await this.database.query(sql`
      DELETE FROM sign_in_failure WHERE since < now() - make_interval(mins => ${failureWindowMinutes})`);
  }

  private endSessions(actor: Actor, condition: Sql): Promise<void> {
    return this.database.transaction(async () => {
      const ended = await this.database.query<{ technicianId: number; address: string; userAgent: string }>(sql`
        DELETE FROM session WHERE ${condition}
        RETURNING technician_id AS "technicianId", address, user_agent AS "userAgent"`);
      for (const { technicianId, ...before } of ended) {
        const about = { subjectType: 'Person', subjectId: technicianId };
        await this.audit.record(actor, { action: 'session.closed', ...about, before });
      }
      await this.changes.publish(sessionsChanged);
    });
  }

  /** @param account what failures are told apart by. */
  private noteFailure(
    email: string,
    account: string,
    credentials: Credentials | null,
    { address }: SignInOrigin,
    reason: string,
  ): Promise<void> {
    return this.failures.note({
      action: 'sign-in.failed',
      subjectType: 'Person',
      subjectId: credentials?.technicianId ?? null,
      account,
      address,
      details: { email: credentials === null ? maskedEmail(email) : account, reason },
    });
  }

  /** @returns null, or how many seconds to wait when there were too many within the window already. */
  private async countAttempt(key: Buffer, allowed: number): Promise<number | null> {
    const over = sql`f.since < now() - make_interval(mins => ${failureWindowMinutes})`;
    const { failures, wait } = await this.database.one<{ failures: number; wait: number }>(sql`
      INSERT INTO sign_in_failure AS f (key_hash, failures, since) VALUES (${key}, 1, now())
      ON CONFLICT (key_hash) DO UPDATE SET
        failures = CASE WHEN ${over} THEN 1 ELSE least(f.failures, ${allowed}) + 1 END,
        since = CASE WHEN ${over} THEN now() ELSE f.since END
      RETURNING failures,
        ceil(extract(epoch FROM since + make_interval(mins => ${failureWindowMinutes}) - now()))::int AS wait`);
    return failures <= allowed ? null : wait;
  }

  /** An attempt that succeeded: the account starts anew, and the address has failed once less. */
  private async forgetAttempt([account, address]: readonly Buffer[]): Promise<void> {
    await this.database.query(sql`DELETE FROM sign_in_failure WHERE key_hash = ${account}`);
    await this.database.query(
      sql`UPDATE sign_in_failure SET failures = greatest(failures - 1, 0) WHERE key_hash = ${address}`,
    );
  }
}

function tooManyFailures(seconds: number): AppError {
  const minutes = Math.ceil(seconds / 60);
  return new AppError('auth.too-many-failures', 429, `Too many failed attempts. Try again in ${minutes} minutes.`, {
    headers: { 'retry-after': String(seconds) },
  });
}
