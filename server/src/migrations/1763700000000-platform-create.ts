import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PlatformCreate1763700000000 implements MigrationInterface {
  readonly name = 'PlatformCreate1763700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS pg_trgm;

      -- Named facts of the installation itself, such as whether the welcome was finished.
      CREATE TABLE setting (
        key text PRIMARY KEY,
        value jsonb NOT NULL
      );

      -- The first answer to a POST that carried an Idempotency-Key, kept for a day.
      CREATE TABLE idempotency_key (
        actor_key text NOT NULL,
        key text NOT NULL,
        request_hash text NOT NULL,
        status integer,
        body jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (actor_key, key)
      );
      CREATE INDEX idempotency_key_created_at_idx ON idempotency_key (created_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
