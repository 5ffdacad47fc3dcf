import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SessionsList1763700033000 implements MigrationInterface {
  readonly name = 'SessionsList1763700033000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Sessions are listed and ended one by one: they need a name that is no secret.
      ALTER TABLE session DROP CONSTRAINT session_pkey;
      ALTER TABLE session ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;
      CREATE UNIQUE INDEX session_token_hash_key ON session (token_hash);
      -- Whoever was vouched for by an identity provider is asked for the second factor there.
      ALTER TABLE session ADD COLUMN via_identity_provider boolean NOT NULL DEFAULT false;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
