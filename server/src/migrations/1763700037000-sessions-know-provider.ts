import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SessionsKnowProvider1763700037000 implements MigrationInterface {
  readonly name = 'SessionsKnowProvider1763700037000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- By which provider somebody was let in: what it opened ends with it. null for a password.
      ALTER TABLE session ADD COLUMN identity_provider_id bigint REFERENCES identity_provider ON DELETE CASCADE;
      CREATE INDEX session_identity_provider_id_idx ON session (identity_provider_id)
        WHERE identity_provider_id IS NOT NULL;
      -- Of a session that a provider opened before it is not known by which: these people sign in once more.
      DELETE FROM session s USING technician_identity i WHERE i.person_id = s.technician_id;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
