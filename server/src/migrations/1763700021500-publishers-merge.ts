import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PublishersMerge1763700021500 implements MigrationInterface {
  readonly name = 'PublishersMerge1763700021500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Names that a publisher had, and those of publishers merged into it: what inventory reports under them is its own.
      CREATE TABLE publisher_alias (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        publisher_id bigint NOT NULL REFERENCES publisher ON DELETE CASCADE,
        name text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      -- A name stands for one publisher; also finds the publisher of a product that inventory brings.
      CREATE UNIQUE INDEX publisher_alias_name_key ON publisher_alias (lower(name));
      CREATE INDEX publisher_alias_publisher_id_idx ON publisher_alias (publisher_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
