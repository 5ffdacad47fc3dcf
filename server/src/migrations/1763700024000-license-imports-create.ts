import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LicenseImportsCreate1763700024000 implements MigrationInterface {
  readonly name = 'LicenseImportsCreate1763700024000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE license_import (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        actor_id bigint REFERENCES person ON DELETE CASCADE,
        actor_name text NOT NULL,
        file_name text NOT NULL,
        dry_run boolean NOT NULL,
        currency text NOT NULL,
        state text NOT NULL DEFAULT 'WAITING'
          CHECK (state IN ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
        layout text NOT NULL CHECK (layout IN ('SEATWISE', 'SNIPE_IT')),
        ignored_columns text[] NOT NULL DEFAULT '{}',
        total integer NOT NULL,
        processed integer NOT NULL DEFAULT 0,
        created integer NOT NULL DEFAULT 0,
        updated integer NOT NULL DEFAULT 0,
        unchanged integer NOT NULL DEFAULT 0,
        failed integer NOT NULL DEFAULT 0,
        -- The line that was done last: where a process that takes over goes on.
        last_line integer NOT NULL DEFAULT 0,
        -- Who works on it, and when they were seen last.
        runner text,
        seen_at timestamptz,
        -- How often somebody began since the last row that was done.
        attempts integer NOT NULL DEFAULT 0,
        failure text,
        created_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz
      );
      -- The imports of a person, newest first.
      CREATE INDEX license_import_actor_id_idx ON license_import (actor_id, id);
      -- What a worker takes up.
      CREATE INDEX license_import_state_idx ON license_import (state) WHERE state IN ('WAITING', 'RUNNING');

      CREATE TABLE license_import_part (
        import_id bigint NOT NULL REFERENCES license_import ON DELETE CASCADE,
        position integer NOT NULL,
        bytes bytea NOT NULL,
        PRIMARY KEY (import_id, position)
      );
      -- CSV is compressed elsewhere better than row by row here.
      ALTER TABLE license_import_part ALTER COLUMN bytes SET STORAGE EXTERNAL;

      CREATE TABLE license_import_item (
        import_id bigint NOT NULL REFERENCES license_import ON DELETE CASCADE,
        line integer NOT NULL,
        name text NOT NULL,
        action text NOT NULL CHECK (action IN ('CREATED', 'UPDATED', 'UNCHANGED', 'FAILED')),
        license_id bigint,
        errors jsonb NOT NULL DEFAULT '[]',
        notes text[] NOT NULL DEFAULT '{}',
        PRIMARY KEY (import_id, line)
      );
      -- A name that came before in the same file.
      CREATE INDEX license_import_item_name_idx ON license_import_item (import_id, lower(name));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
