import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EnrollmentTokensCreate1763700003000 implements MigrationInterface {
  readonly name = 'EnrollmentTokensCreate1763700003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE enrollment_token (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        location_id bigint NOT NULL REFERENCES location ON DELETE CASCADE,
        -- SHA-256 of the token: the token itself is shown once and kept nowhere.
        token_hash bytea NOT NULL,
        token_hint text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_used_at timestamptz,
        revoked_at timestamptz
      );
      CREATE UNIQUE INDEX enrollment_token_token_hash_key ON enrollment_token (token_hash);
      CREATE INDEX enrollment_token_location_id_idx ON enrollment_token (location_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
