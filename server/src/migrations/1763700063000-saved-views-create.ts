import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SavedViewsCreate1763700063000 implements MigrationInterface {
  readonly name = 'SavedViewsCreate1763700063000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What somebody chose for a table of the panel, under a name: the query of its address.
      CREATE TABLE saved_view (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        owner_id bigint NOT NULL REFERENCES technician ON DELETE CASCADE,
        table_key text NOT NULL,
        name text NOT NULL,
        query text NOT NULL,
        shared boolean NOT NULL DEFAULT FALSE,
        is_default boolean NOT NULL DEFAULT FALSE,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX saved_view_name_key ON saved_view (owner_id, table_key, lower(name));
      COMMENT ON INDEX saved_view_name_key IS 'Names are unique to an owner and a table; the views of an owner.';
      CREATE UNIQUE INDEX saved_view_default_key ON saved_view (owner_id, table_key) WHERE is_default;
      COMMENT ON INDEX saved_view_default_key IS 'At most one view is the one that its owner begins with.';
      CREATE INDEX saved_view_shared_idx ON saved_view (table_key) WHERE shared;
      COMMENT ON INDEX saved_view_shared_idx IS 'What is shared of a table.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
