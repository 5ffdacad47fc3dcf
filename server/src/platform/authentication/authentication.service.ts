import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import ipaddr from 'ipaddr.js';
import type { Actor } from '../authorization/actor.js';
import { Database } from '../database/database.js';
import { sql } from '../database/sql.js';
import { Changes, sessionsChanged } from '../events/changes.js';
import { AppError } from '../http/app-error.js';
import { AccountDirectory } from './account-directory.js';
import { verifyPassword } from './passwords.js';

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
  ) {}

  /**
   * Checks e-mail and password and opens a session.
   * @returns the actor, and the opaque value for the cookie.
   * @throws AppError 401 `auth.invalid-credentials`, the same for an unknown e-mail; 429 after repeated failures.
   */
  async signIn(email: string, password: string, origin: SignInOrigin): Promise<{ actor: Actor; token: string }> {
    const network = networkOf(origin.address);
    const counts = [
      { key: sha256(`${email.trim().toLowerCase()}\n${network}`), allowed: failuresOfAccount },
      { key: sha256(network), allowed: failuresOfAddress },
    ];
    // Counted before it is known to fail: of many attempts at the same time, too, only so many are tried.
    for (const { key, allowed } of counts) await this.countAttempt(key, allowed);
    const credentials = await this.accounts.credentialsOf(email);
    const right = await verifyPassword(credentials?.passwordHash ?? null, password);
    const actor = right && credentials !== null ? await this.accounts.actorOf(credentials.technicianId) : null;
    if (actor === null || credentials === null) {
      throw new AppError('auth.invalid-credentials', 401, 'E-mail or password is wrong.');
    }
    await this.forgetAttempt(counts.map(({ key }) => key));
    return { actor, token: await this.openSession(credentials.technicianId, origin) };
  }

  /** Opens a session for a technician whose identity is established. @returns the opaque value for the cookie. */
  async openSession(technicianId: number, origin: SignInOrigin): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.database.query(sql`
      INSERT INTO session (token_hash, technician_id, expires_at, user_agent, address)
      VALUES (${sha256(token)}, ${technicianId}, now() + make_interval(days => ${sessionDays}),
        ${origin.userAgent.slice(0, 500)}, ${origin.address})`);
    return token;
  }

  /**
   * Who a session belongs to; null when it is unknown, over, or its account is gone.
   * @param use false to look without keeping an idle session alive.
   */
  async actorOfSession(token: string, { use }: { use: boolean } = { use: true }): Promise<Actor | null> {
    const session = await this.database.first<{ technician_id: number; stale: boolean }>(sql`
      SELECT technician_id, last_seen_at < now() - interval '1 minute' AS stale FROM session
      WHERE token_hash = ${sha256(token)} AND expires_at > now()
        AND last_seen_at > now() - make_interval(hours => ${idleHours})`);
    if (session === null) return null;
    if (session.stale && use) {
      await this.database.query(sql`UPDATE session SET last_seen_at = now() WHERE token_hash = ${sha256(token)}`);
    }
    return this.accounts.actorOf(session.technician_id);
  }

  async signOut(token: string): Promise<void> {
    await this.database.query(sql`DELETE FROM session WHERE token_hash = ${sha256(token)}`);
    await this.changes.publish(sessionsChanged);
  }

  /** Ends every session of a technician, on all their browsers. */
  async signOutEverywhere(technicianId: number): Promise<void> {
    await this.database.query(sql`DELETE FROM session WHERE technician_id = ${technicianId}`);
    await this.changes.publish(sessionsChanged);
  }

  /** Forgets sessions that are over and failures that no longer count. */
  async forgetOld(): Promise<void> {
    await this.database.query(sql`
      DELETE FROM session
      WHERE expires_at < now() OR last_seen_at < now() - make_interval(hours => ${idleHours})`);
    await this.database.query(sql`
      DELETE FROM sign_in_failure WHERE since < now() - make_interval(mins => ${failureWindowMinutes})`);
  }

  /** @throws AppError 429 when there were too many within the window already. */
  private async countAttempt(key: Buffer, allowed: number): Promise<void> {
    const over = sql`f.since < now() - make_interval(mins => ${failureWindowMinutes})`;
    const { failures, wait } = await this.database.one<{ failures: number; wait: number }>(sql`
      INSERT INTO sign_in_failure AS f (key_hash, failures, since) VALUES (${key}, 1, now())
      ON CONFLICT (key_hash) DO UPDATE SET
        failures = CASE WHEN ${over} THEN 1 ELSE least(f.failures, ${allowed}) + 1 END,
        since = CASE WHEN ${over} THEN now() ELSE f.since END
      RETURNING failures,
        ceil(extract(epoch FROM since + make_interval(mins => ${failureWindowMinutes}) - now()))::int AS wait`);
    if (failures <= allowed) return;
    const minutes = Math.ceil(wait / 60);
    throw new AppError('auth.too-many-failures', 429, `Too many failed attempts. Try again in ${minutes} minutes.`, {
      headers: { 'retry-after': String(wait) },
    });
  }

  /** An attempt that succeeded: the account starts anew, and the address has failed once less. */
  private async forgetAttempt([account, address]: readonly Buffer[]): Promise<void> {
    await this.database.query(sql`DELETE FROM sign_in_failure WHERE key_hash = ${account}`);
    await this.database.query(
      sql`UPDATE sign_in_failure SET failures = greatest(failures - 1, 0) WHERE key_hash = ${address}`,
    );
  }
}

/** What one subscriber of a provider has: of IPv6, not an address but 2^64 of them. */
function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6 ? parsed.parts.slice(0, 4).join(':') : parsed.toString();
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
