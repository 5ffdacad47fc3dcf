import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OneTimeCodesCreate1763700033100 implements MigrationInterface {
  readonly name = 'OneTimeCodesCreate1763700033100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- An app that shows one-time codes: the one in force, and one that is being set up.
      CREATE TABLE authenticator (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        technician_id bigint NOT NULL REFERENCES technician ON DELETE CASCADE,
        sealed_secret text NOT NULL,
        -- Of 30 seconds since 1970: that of the code used last. None of it or before is accepted.
        last_step bigint NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT now(),
        -- Null until a code of it was entered.
        confirmed_at timestamptz
      );
      CREATE UNIQUE INDEX authenticator_confirmed_key ON authenticator (technician_id) WHERE confirmed_at IS NOT NULL;
      CREATE UNIQUE INDEX authenticator_pending_key ON authenticator (technician_id) WHERE confirmed_at IS NULL;

      -- A code that takes the place of one of the app, once; it is gone when it was used.
      CREATE TABLE recovery_code (
        -- SHA-256 of technician and code.
        code_hash bytea PRIMARY KEY,
        technician_id bigint NOT NULL REFERENCES technician ON DELETE CASCADE
      );
      CREATE INDEX recovery_code_technician_id_idx ON recovery_code (technician_id);

      -- Whether signing in with a password asks for a code too, of one technician or of everybody with a role.
      ALTER TABLE technician ADD COLUMN requires_one_time_code boolean NOT NULL DEFAULT false;
      ALTER TABLE technician_role ADD COLUMN requires_one_time_code boolean NOT NULL DEFAULT false;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
