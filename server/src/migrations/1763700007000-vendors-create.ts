import type { MigrationInterface, QueryRunner } from 'typeorm';

export class VendorsCreate1763700007000 implements MigrationInterface {
  readonly name = 'VendorsCreate1763700007000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE vendor (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        name text NOT NULL,
        website text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX vendor_name_key ON vendor (lower(name));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
