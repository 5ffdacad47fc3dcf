import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PasswordResetsCreate1763700033200 implements MigrationInterface {
  readonly name = 'PasswordResetsCreate1763700033200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A one-time link by which a technician who forgot the password chooses another one. A new one takes its place.
      CREATE TABLE password_reset (
        technician_id bigint PRIMARY KEY REFERENCES technician ON DELETE CASCADE,
        -- SHA-256 of the token in the link.
        token_hash bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX password_reset_token_hash_key ON password_reset (token_hash);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
