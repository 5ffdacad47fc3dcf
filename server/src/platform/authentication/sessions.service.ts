import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import type { Actor } from '../authorization/actor.js';
import { Database } from '../database/database.js';
import { sql, type Sql } from '../database/sql.js';
import { Changes, sessionsChanged } from '../events/changes.js';
import { notFound } from '../http/app-error.js';
import { hashOfToken, newOpaqueToken } from '../secrets/opaque-tokens.js';
import type { SignInWay } from './sign-in-way.js';
import { type ViewColumns, viewColumns } from './views.service.js';

/** A session ends after this long at the latest. */
export const sessionDays = 30;

/** A session that nobody used for this long has ended. */
const idleHours = 24;

/** For so long after signing in nobody else is taken to sit there. */
const freshMinutes = 10;

/** Where a sign-in comes from. */
export interface SignInOrigin {
  address: string;
  userAgent: string;
}

/** Somebody signed in in one browser. */
export interface OpenSession {
  id: number;
  address: string;
  userAgent: string;
  openedAt: Date;
  lastSeenAt: Date;
  /** The one that asks. */
  current: boolean;
}

/** Whose a session is, and how they were recognised. */
export interface SessionOwner extends ViewColumns {
  technicianId: number;
  satisfiesOneTimeCode: boolean;
  /** Whether they have an app that shows one-time codes. */
  hasOneTimeCodes: boolean;
}

const inForce = sql`s.expires_at > now() AND s.last_seen_at > now() - make_interval(hours => ${idleHours})`;

/** Who is signed in where. Sessions live in the database, so every node knows them. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly changes: Changes,
    private readonly audit: Audit,
  ) {}

  /** Opens a session for a technician whose identity is established. @returns the opaque value for the cookie. */
  open(actor: Actor, technicianId: number, origin: SignInOrigin, way: SignInWay): Promise<string> {
    const token = newOpaqueToken();
    const { address } = origin;
    const provider = way.provider === null ? {} : { provider: way.provider.name };
    const userAgent = origin.userAgent.slice(0, 500);
    return this.database.transaction(async () => {
      await this.database.query(sql`
        INSERT INTO session (token_hash, technician_id, expires_at, user_agent, address, satisfies_one_time_code,
          identity_provider_id)
        VALUES (${hashOfToken(token)}, ${technicianId}, now() + make_interval(days => ${sessionDays}), ${userAgent},
          ${address}, ${way.satisfiesOneTimeCode}, ${way.provider?.id ?? null})`);
      const about = { subjectType: 'Person', subjectId: technicianId };
      await this.audit.record(actor, {
        action: 'session.opened',
        ...about,
        after: { address, userAgent, ...provider },
      });
      return token;
    });
  }

  /** @param use false to look without keeping an idle session alive. @returns null when it is unknown or over. */
  async ownerOf(token: string, use: boolean): Promise<SessionOwner | null> {
    const session = await this.database.first<SessionOwner & { stale: boolean }>(sql`
      SELECT s.technician_id AS "technicianId", s.satisfies_one_time_code AS "satisfiesOneTimeCode",
        s.last_seen_at < now() - interval '1 minute' AS stale, ${viewColumns},
        EXISTS (
          SELECT FROM authenticator a WHERE a.technician_id = s.technician_id AND a.confirmed_at IS NOT NULL
        ) AS "hasOneTimeCodes"
      FROM session s WHERE s.token_hash = ${hashOfToken(token)} AND ${inForce}`);
    if (session?.stale === true && use) {
      await this.database.query(sql`UPDATE session SET last_seen_at = now() WHERE token_hash = ${hashOfToken(token)}`);
    }
    return session;
  }

  /** True for a session that was opened just now. */
  async isFresh(token: string): Promise<boolean> {
    const found = await this.database.first(sql`
      SELECT FROM session s
      WHERE s.token_hash = ${hashOfToken(token)} AND s.created_at > now() - make_interval(mins => ${freshMinutes})`);
    return found !== null;
  }

  /** The sessions of a technician that are in force, the one used last first. @param token of the one that asks. */
  list(technicianId: number, token: string | null): Promise<OpenSession[]> {
    const isCurrent = token === null ? sql`FALSE` : sql`s.token_hash = ${hashOfToken(token)}`;
    return this.database.query<OpenSession>(sql`
      SELECT s.id, s.address, s.user_agent AS "userAgent", s.created_at AS "openedAt", s.last_seen_at AS "lastSeenAt",
        ${isCurrent} AS current
      FROM session s WHERE s.technician_id = ${technicianId} AND ${inForce}
      ORDER BY current DESC, s.last_seen_at DESC, s.id DESC`);
  }

  /** Ends the session of one browser. */
  async endByToken(actor: Actor, token: string): Promise<void> {
    await this.end(actor, sql`token_hash = ${hashOfToken(token)}`);
  }

  /** Ends one session of a technician. @throws AppError 404 when there is none. */
  async endOne(actor: Actor, technicianId: number, id: number): Promise<void> {
    const ended = await this.end(actor, sql`technician_id = ${technicianId} AND id = ${id}`);
    if (ended === 0) throw notFound('session');
  }

  /** Ends every session of a technician, on all their browsers. @param keptToken of a session that goes on. */
  async endAll(actor: Actor, technicianId: number, keptToken: string | null = null): Promise<void> {
    const others = keptToken === null ? sql`TRUE` : sql`token_hash <> ${hashOfToken(keptToken)}`;
    await this.end(actor, sql`technician_id = ${technicianId} AND ${others}`);
  }

  /** Ends every session that a provider has opened, of everybody. */
  async endByProvider(actor: Actor, identityProviderId: number): Promise<void> {
    await this.end(actor, sql`identity_provider_id = ${identityProviderId}`);
  }

  /** Forgets sessions that are over. */
  async forgetOld(): Promise<void> {
    await this.database.query(sql`DELETE FROM session s WHERE NOT (${inForce})`);
  }

  private end(actor: Actor, condition: Sql): Promise<number> {
    return this.database.transaction(async () => {
      const ended = await this.database.query<{ technicianId: number; address: string; userAgent: string }>(sql`
        DELETE FROM session WHERE ${condition}
        RETURNING technician_id AS "technicianId", address, user_agent AS "userAgent"`);
      for (const { technicianId, ...before } of ended) {
        const about = { subjectType: 'Person', subjectId: technicianId };
        await this.audit.record(actor, { action: 'session.closed', ...about, before });
      }
      if (ended.length > 0) await this.changes.publish(sessionsChanged);
      return ended.length;
    });
  }
}
