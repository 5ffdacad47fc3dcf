import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';

/** Whose password may be chosen anew. */
export interface ForgetfulTechnician {
  id: number;
  name: string;
  email: string;
}

@Injectable()
export class PasswordResetsRepository {
  constructor(private readonly database: Database) {}

  /**
   * The active technician with this e-mail who signs in with a password, or is invited to; person_kind_email_key. Not one
   * whom an identity provider lets in: the provider decides.
   */
  technicianWith(email: string): Promise<ForgetfulTechnician | null> {
    return this.database.first<ForgetfulTechnician>(sql`
      SELECT p.id, p.name, p.email FROM person p JOIN technician t ON t.person_id = p.id
      WHERE p.kind = 'TECHNICIAN' AND lower(p.email) = lower(${email.trim()}) AND t.active
        AND (t.password_hash IS NOT NULL OR EXISTS (SELECT FROM invitation i WHERE i.person_id = p.id))`);
  }

  /** Takes the place of the link before, if there is one. */
  async replace(technicianId: number, tokenHash: Buffer, minutes: number): Promise<void> {
    await this.database.query(sql`
      INSERT INTO password_reset (technician_id, token_hash, expires_at)
      VALUES (${technicianId}, ${tokenHash}, now() + make_interval(mins => ${minutes}))
      ON CONFLICT (technician_id) DO UPDATE
      SET token_hash = excluded.token_hash, created_at = now(), expires_at = excluded.expires_at`);
  }

  /** Uses a valid link up: of two at once, one does; password_reset_token_hash_key. @returns null when it is not valid. */
  async take(tokenHash: Buffer): Promise<number | null> {
    const row = await this.database.first<{ technicianId: number }>(sql`
      DELETE FROM password_reset r USING technician t
      WHERE r.token_hash = ${tokenHash} AND r.expires_at > now() AND t.person_id = r.technician_id AND t.active
      RETURNING r.technician_id AS "technicianId"`);
    return row?.technicianId ?? null;
  }

  async delete(technicianId: number): Promise<void> {
    await this.database.query(sql`DELETE FROM password_reset WHERE technician_id = ${technicianId}`);
  }

  async forgetOld(): Promise<void> {
    await this.database.query(sql`DELETE FROM password_reset WHERE expires_at < now()`);
  }
}
