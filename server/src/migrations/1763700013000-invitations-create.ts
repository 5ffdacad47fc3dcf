import type { MigrationInterface, QueryRunner } from 'typeorm';

export class InvitationsCreate1763700013000 implements MigrationInterface {
  readonly name = 'InvitationsCreate1763700013000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A one-time link by which a technician chooses a password. A new one takes the place of the one before.
      CREATE TABLE invitation (
        person_id bigint PRIMARY KEY REFERENCES technician ON DELETE CASCADE,
        -- SHA-256 of the token in the link.
        token_hash bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX invitation_token_hash_key ON invitation (token_hash);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
