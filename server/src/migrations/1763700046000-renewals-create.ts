import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RenewalsCreate1763700046000 implements MigrationInterface {
  readonly name = 'RenewalsCreate1763700046000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The address under which a technician's calendar reads renewals: one each, of which only the hash is known.
      CREATE TABLE renewal_feed (
        technician_id bigint PRIMARY KEY REFERENCES technician ON DELETE CASCADE,
        token_hash bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX renewal_feed_token_hash_key ON renewal_feed (token_hash);
      COMMENT ON INDEX renewal_feed_token_hash_key IS 'Whose calendar reads renewals, by the token in its address.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
