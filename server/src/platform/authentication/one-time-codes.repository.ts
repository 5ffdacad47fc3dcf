import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { sql } from '../database/sql.js';

/** An app that shows codes, with its secret as it is kept. */
export interface StoredAuthenticator {
  id: number;
  sealedSecret: string;
  lastStep: number;
}

/** How a technician stands with one-time codes. */
export interface CodeState {
  /** When the app was set up; null without one. */
  enrolledAt: Date | null;
  recoveryCodesLeft: number;
}

@Injectable()
export class OneTimeCodesRepository {
  constructor(private readonly database: Database) {}

  /** Until the transaction ends, nobody else uses or changes the codes of this technician. */
  async hold(technicianId: number): Promise<void> {
    await this.database.query(sql`SELECT FROM technician WHERE person_id = ${technicianId} FOR NO KEY UPDATE`);
  }

  /** authenticator_confirmed_key and recovery_code_technician_id_idx. */
  stateOf(technicianId: number): Promise<CodeState> {
    return this.database.one<CodeState>(sql`
      SELECT
        (SELECT confirmed_at FROM authenticator
          WHERE technician_id = ${technicianId} AND confirmed_at IS NOT NULL) AS "enrolledAt",
        (SELECT count(*) FROM recovery_code WHERE technician_id = ${technicianId}) AS "recoveryCodesLeft"`);
  }

  /** The app in force, or the one that is being set up. */
  find(technicianId: number, { confirmed }: { confirmed: boolean }): Promise<StoredAuthenticator | null> {
    return this.database.first<StoredAuthenticator>(sql`
      SELECT id, sealed_secret AS "sealedSecret", last_step AS "lastStep" FROM authenticator
      WHERE technician_id = ${technicianId} AND (confirmed_at IS NOT NULL) = ${confirmed}`);
  }

  /** In place of the one that was being set up. @returns its id, which its secret is sealed with. */
  async begin(technicianId: number): Promise<number> {
    await this.database.query(
      sql`DELETE FROM authenticator WHERE technician_id = ${technicianId} AND confirmed_at IS NULL`,
    );
    const { id } = await this.database.one<{ id: number }>(sql`
      INSERT INTO authenticator (technician_id, sealed_secret) VALUES (${technicianId}, '') RETURNING id`);
    return id;
  }

  async keepSecret(id: number, sealedSecret: string): Promise<void> {
    await this.database.query(sql`UPDATE authenticator SET sealed_secret = ${sealedSecret} WHERE id = ${id}`);
  }

  /** The app takes the place of the one in force. */
  async confirm(technicianId: number, id: number, step: number): Promise<void> {
    await this.database.query(sql`DELETE FROM authenticator WHERE technician_id = ${technicianId} AND id <> ${id}`);
    await this.database.query(sql`UPDATE authenticator SET confirmed_at = now(), last_step = ${step} WHERE id = ${id}`);
  }

  async noteStep(id: number, step: number): Promise<void> {
    await this.database.query(sql`UPDATE authenticator SET last_step = ${step} WHERE id = ${id}`);
  }

  async replaceRecoveryCodes(technicianId: number, hashes: readonly Buffer[]): Promise<void> {
    await this.database.query(sql`DELETE FROM recovery_code WHERE technician_id = ${technicianId}`);
    await this.database.query(sql`
      INSERT INTO recovery_code (code_hash, technician_id)
      SELECT code_hash, ${technicianId} FROM unnest(${[...hashes]}::bytea[]) AS made (code_hash)`);
  }

  /** @returns false when there is no such code any more. */
  async useRecoveryCode(technicianId: number, hash: Buffer): Promise<boolean> {
    const used = await this.database.first(sql`
      DELETE FROM recovery_code WHERE technician_id = ${technicianId} AND code_hash = ${hash} RETURNING code_hash`);
    return used !== null;
  }

  /** @returns false when there was nothing in force. */
  async delete(technicianId: number): Promise<boolean> {
    await this.database.query(sql`DELETE FROM recovery_code WHERE technician_id = ${technicianId}`);
    const deleted = await this.database.query<{ confirmed: boolean }>(sql`
      DELETE FROM authenticator WHERE technician_id = ${technicianId} RETURNING confirmed_at IS NOT NULL AS confirmed`);
    return deleted.some(({ confirmed }) => confirmed);
  }
}
