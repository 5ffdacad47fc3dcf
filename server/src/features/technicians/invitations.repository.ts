import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';

/** Whom a link invites. */
export interface InvitedTechnician {
  id: number;
  name: string;
  email: string;
}

@Injectable()
export class InvitationsRepository {
  constructor(private readonly database: Database) {}

  /** Takes the place of the invitation before, if there is one. @returns when it expires. */
  async replace(personId: number, tokenHash: Buffer, days: number): Promise<Date> {
    const { expires_at: expiresAt } = await this.database.one<{ expires_at: Date }>(sql`
      INSERT INTO invitation (person_id, token_hash, expires_at)
      VALUES (${personId}, ${tokenHash}, now() + make_interval(days => ${days}))
      ON CONFLICT (person_id) DO UPDATE
      SET token_hash = excluded.token_hash, created_at = now(), expires_at = excluded.expires_at
      RETURNING expires_at`);
    return expiresAt;
  }

  /** Holds a valid invitation, so that it is used once; invitation_token_hash_key. */
  lock(tokenHash: Buffer): Promise<InvitedTechnician | null> {
    return this.database.first<InvitedTechnician>(sql`
      SELECT p.id, p.name, p.email
      FROM invitation i JOIN technician t ON t.person_id = i.person_id JOIN person p ON p.id = i.person_id
      WHERE i.token_hash = ${tokenHash} AND i.expires_at > now() AND t.active
      FOR UPDATE OF i`);
  }

  async delete(personId: number): Promise<void> {
    await this.database.query(sql`DELETE FROM invitation WHERE person_id = ${personId}`);
  }
}
