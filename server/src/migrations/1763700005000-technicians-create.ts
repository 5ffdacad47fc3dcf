import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TechniciansCreate1763700005000 implements MigrationInterface {
  readonly name = 'TechniciansCreate1763700005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- How a person of kind TECHNICIAN signs in.
      CREATE TABLE technician (
        person_id bigint PRIMARY KEY REFERENCES person ON DELETE CASCADE,
        system_administrator boolean NOT NULL DEFAULT false,
        password_hash text,
        active boolean NOT NULL DEFAULT true
      );

      CREATE TABLE session (
        -- SHA-256 of the opaque value in the cookie.
        token_hash bytea PRIMARY KEY,
        technician_id bigint NOT NULL REFERENCES technician ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_seen_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        user_agent text NOT NULL DEFAULT '',
        address text NOT NULL DEFAULT ''
      );
      CREATE INDEX session_technician_id_idx ON session (technician_id);
      CREATE INDEX session_expires_at_idx ON session (expires_at);

      -- Failed sign-ins per account and address, so that guessing is slowed down without locking others out.
      CREATE TABLE sign_in_failure (
        key_hash bytea PRIMARY KEY,
        failures integer NOT NULL,
        since timestamptz NOT NULL
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
