import { Injectable } from '@nestjs/common';
import { advisoryLocks } from '../../platform/database/advisory-locks.js';
import { Database } from '../../platform/database/database.js';
import { inIds, sql } from '../../platform/database/sql.js';
import type { TechnicianIdentityResponse } from './technician-identities.dto.js';

/** A technician as a provider finds them. */
export interface FoundTechnician {
  personId: number;
  active: boolean;
  systemAdministrator: boolean;
  technicianRoleId: number | null;
}

/** By what the technicians of a provider may do something. */
export interface LinkedAccess {
  providerId: number;
  systemAdministrator: boolean;
  roleIds: number[];
  /** Of those without a role. */
  personIds: number[];
}

const found = sql`t.person_id AS "personId", t.active, t.system_administrator AS "systemAdministrator",
  t.technician_role_id AS "technicianRoleId"`;

/** Whom a provider means: the same subject of another provider, or of another issuer, is somebody else. */
export interface Identity {
  identityProviderId: number;
  issuer: string;
  subject: string;
}

const isThis = ({ identityProviderId, issuer, subject }: Identity) =>
  sql`i.identity_provider_id = ${identityProviderId} AND i.issuer = ${issuer} AND i.subject = ${subject}`;

/** Whom providers mean. */
@Injectable()
export class TechnicianIdentitiesRepository {
  constructor(private readonly database: Database) {}

  /** Until the transaction ends, nobody else looks for who this is, or makes them an account. */
  async lock({ identityProviderId, issuer, subject }: Identity): Promise<void> {
    const who = `${identityProviderId}\n${issuer}\n${subject}`;
    await this.database.query(sql`SELECT pg_advisory_xact_lock(${advisoryLocks.identity}, hashtext(${who}))`);
  }

  /** The technician whom a provider means; null for somebody who is new. */
  find(identity: Identity): Promise<FoundTechnician | null> {
    return this.database.first(sql`
      SELECT ${found} FROM technician_identity i JOIN technician t ON t.person_id = i.person_id
      WHERE ${isThis(identity)}`);
  }

  /** person_kind_email_key serves the look-up. */
  findByEmail(email: string): Promise<FoundTechnician | null> {
    return this.database.first(sql`
      SELECT ${found} FROM person p JOIN technician t ON t.person_id = p.id
      WHERE p.kind = 'TECHNICIAN' AND lower(p.email) = lower(${email})`);
  }

  /** @returns false when the provider means somebody else by this technician, or this technician by another subject. */
  async link({ identityProviderId, issuer, subject }: Identity, personId: number): Promise<boolean> {
    const linked = await this.database.first(sql`
      INSERT INTO technician_identity (identity_provider_id, issuer, subject, person_id)
      VALUES (${identityProviderId}, ${issuer}, ${subject}, ${personId})
      ON CONFLICT DO NOTHING RETURNING person_id`);
    return linked !== null;
  }

  async noteUse(identity: Identity): Promise<void> {
    await this.database.query(
      sql`UPDATE technician_identity i SET last_signed_in_at = now() WHERE ${isThis(identity)}`,
    );
  }

  /** The providers that a technician has signed in by. technician_identity_person_id_key serves the filter. */
  ofTechnician(personId: number): Promise<TechnicianIdentityResponse[]> {
    return this.database.query(sql`
      SELECT p.id AS "providerId", p.name AS "providerName", i.issuer, i.subject, i.linked_at AS "linkedAt",
        i.last_signed_in_at AS "lastSignedInAt"
      FROM technician_identity i JOIN identity_provider p ON p.id = i.identity_provider_id
      WHERE i.person_id = ${personId} ORDER BY lower(p.name), i.linked_at`);
  }

  /** Whom the provider meant by a technician, until now. */
  unlink(personId: number, providerId: number): Promise<{ provider: string; issuer: string; subject: string }[]> {
    return this.database.query(sql`
      DELETE FROM technician_identity i USING identity_provider p
      WHERE p.id = i.identity_provider_id AND i.person_id = ${personId} AND p.id = ${providerId}
      RETURNING p.name AS provider, i.issuer, i.subject`);
  }

  /** What the technicians who sign in by providers may do it by; nothing of one by which nobody does. */
  linkedAccess(identityProviderIds: readonly number[]): Promise<LinkedAccess[]> {
    return this.database.query(sql`
      SELECT i.identity_provider_id AS "providerId", coalesce(bool_or(t.system_administrator), FALSE) AS "systemAdministrator",
        coalesce(array_agg(DISTINCT t.technician_role_id) FILTER (WHERE t.technician_role_id IS NOT NULL), '{}')
          AS "roleIds",
        coalesce(array_agg(t.person_id) FILTER (WHERE t.technician_role_id IS NULL), '{}') AS "personIds"
      FROM technician_identity i JOIN technician t ON t.person_id = i.person_id
      WHERE ${inIds(sql`i.identity_provider_id`, identityProviderIds)} GROUP BY i.identity_provider_id`);
  }

  /** Notes that a sign-in came back. @returns false when it did before. */
  async finish(stateHash: Buffer, expiresAt: Date): Promise<boolean> {
    const first = await this.database.first(sql`
      INSERT INTO finished_sign_in (state_hash, expires_at) VALUES (${stateHash}, ${expiresAt})
      ON CONFLICT DO NOTHING RETURNING state_hash`);
    return first !== null;
  }

  async forgetFinished(): Promise<void> {
    await this.database.query(sql`DELETE FROM finished_sign_in WHERE expires_at < now()`);
  }
}
