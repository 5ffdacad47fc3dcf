import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AppsCreate1763700048000 implements MigrationInterface {
  readonly name = 'AppsCreate1763700048000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whether a part of the product is in use.
      CREATE TABLE app (
        key text PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        active boolean NOT NULL,
        changed_at timestamptz
      );
      INSERT INTO app (key, active) VALUES ('asset-management', TRUE), ('billing', FALSE);
      COMMENT ON TABLE app IS 'Filled by its migration.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE app');
  }
}
