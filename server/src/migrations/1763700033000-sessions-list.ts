import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SessionsList1763700033000 implements MigrationInterface {
  readonly name = 'SessionsList1763700033000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Sessions are listed and ended one by one: they need a name that is no secret.
      ALTER TABLE session DROP CONSTRAINT session_pkey;
      ALTER TABLE session ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;
      CREATE UNIQUE INDEX session_token_hash_key ON session (token_hash);
      -- Whoever was let in by a provider that asks for a second factor is not asked for a one-time code here.
      ALTER TABLE session ADD COLUMN satisfies_one_time_code boolean NOT NULL DEFAULT false;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
