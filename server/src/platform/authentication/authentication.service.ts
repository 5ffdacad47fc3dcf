import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../authorization/actor.js';
import { Database } from '../database/database.js';
import { sql } from '../database/sql.js';
import { AppError } from '../http/app-error.js';
import { AccountDirectory } from './account-directory.js';
import { verifyPassword } from './passwords.js';

/** A session ends after this long at the latest. */
export const sessionDays = 30;

/** A session that nobody used for this long has ended. */
const idleHours = 24;

/** So often an account may fail from one address within the window before it must wait. */
const failuresAllowed = 10;
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
  ) {}

  /**
   * Checks e-mail and password and opens a session.
   * @returns the actor, and the opaque value for the cookie.
   * @throws AppError 401 `auth.invalid-credentials`, the same for an unknown e-mail; 429 after repeated failures.
   */
  async signIn(email: string, password: string, origin: SignInOrigin): Promise<{ actor: Actor; token: string }> {
    const key = sha256(`${email.trim().toLowerCase()}\n${origin.address}`);
    await this.demandFewFailures(key);
    const credentials = await this.accounts.credentialsOf(email);
    const right = await verifyPassword(credentials?.passwordHash ?? null, password);
    const actor = right && credentials !== null ? await this.accounts.actorOf(credentials.technicianId) : null;
    if (actor === null || credentials === null) {
      await this.countFailure(key);
      throw new AppError('auth.invalid-credentials', 401, 'E-mail or password is wrong.');
    }
    await this.database.query(sql`DELETE FROM sign_in_failure WHERE key_hash = ${key}`);
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

  /** Who a session belongs to; null when it is unknown, over, or its account is gone. */
  async actorOfSession(token: string): Promise<Actor | null> {
    const session = await this.database.first<{ technician_id: number; stale: boolean }>(sql`
      SELECT technician_id, last_seen_at < now() - interval '1 minute' AS stale FROM session
      WHERE token_hash = ${sha256(token)} AND expires_at > now()
        AND last_seen_at > now() - make_interval(hours => ${idleHours})`);
    if (session === null) return null;
    if (session.stale) {
      await this.database.query(sql`UPDATE session SET last_seen_at = now() WHERE token_hash = ${sha256(token)}`);
    }
    return this.accounts.actorOf(session.technician_id);
  }

  async signOut(token: string): Promise<void> {
    await this.database.query(sql`DELETE FROM session WHERE token_hash = ${sha256(token)}`);
  }

  /** Forgets sessions that are over and failures that no longer count. */
  async forgetOld(): Promise<void> {
    await this.database.query(sql`
      DELETE FROM session
      WHERE expires_at < now() OR last_seen_at < now() - make_interval(hours => ${idleHours})`);
    await this.database.query(sql`
      DELETE FROM sign_in_failure WHERE since < now() - make_interval(mins => ${failureWindowMinutes})`);
  }

  private async demandFewFailures(key: Buffer): Promise<void> {
    const row = await this.database.first<{ wait: number }>(sql`
      SELECT ceil(extract(epoch FROM since + make_interval(mins => ${failureWindowMinutes}) - now()))::int AS wait
      FROM sign_in_failure WHERE key_hash = ${key} AND failures >= ${failuresAllowed}`);
    if (row === null || row.wait <= 0) return;
    const minutes = Math.ceil(row.wait / 60);
    throw new AppError('auth.too-many-failures', 429, `Too many failed attempts. Try again in ${minutes} minutes.`, {
      headers: { 'retry-after': String(row.wait) },
    });
  }

  private async countFailure(key: Buffer): Promise<void> {
    await this.database.query(sql`
      INSERT INTO sign_in_failure AS f (key_hash, failures, since) VALUES (${key}, 1, now())
      ON CONFLICT (key_hash) DO UPDATE SET
        failures = CASE WHEN f.since < now() - make_interval(mins => ${failureWindowMinutes}) THEN 1 ELSE f.failures + 1 END,
        since = CASE WHEN f.since < now() - make_interval(mins => ${failureWindowMinutes}) THEN now() ELSE f.since END`);
  }
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
