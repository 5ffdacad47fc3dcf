import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LicenseAttachmentsCreate1763700021000 implements MigrationInterface {
  readonly name = 'LicenseAttachmentsCreate1763700021000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE license_attachment (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        license_id bigint NOT NULL REFERENCES license ON DELETE CASCADE,
        name text NOT NULL,
        media_type text NOT NULL,
        -- In bytes.
        size bigint NOT NULL CHECK (size > 0),
        sha256 text NOT NULL,
        note text NOT NULL DEFAULT '',
        actor_id bigint,
        actor_name text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now()
      );
      -- Serves the list and its default order.
      CREATE INDEX license_attachment_license_id_idx ON license_attachment (license_id, id);

      -- The content in parts, so that no whole file is ever in memory.
      CREATE TABLE license_attachment_chunk (
        attachment_id bigint NOT NULL REFERENCES license_attachment ON DELETE CASCADE,
        position integer NOT NULL,
        bytes bytea NOT NULL,
        PRIMARY KEY (attachment_id, position)
      );
      -- What people attach is compressed already.
      ALTER TABLE license_attachment_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
