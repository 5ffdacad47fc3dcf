import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DeviceGroupsCreate1763700010000 implements MigrationInterface {
  readonly name = 'DeviceGroupsCreate1763700010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE device_group (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        name text NOT NULL,
        description text NOT NULL DEFAULT '',
        criteria jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX device_group_name_key ON device_group (lower(name));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
