import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LocationsCreate1763700002000 implements MigrationInterface {
  readonly name = 'LocationsCreate1763700002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE location (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        organization_id bigint NOT NULL REFERENCES organization ON DELETE RESTRICT,
        name text NOT NULL,
        address text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX location_name_key ON location (organization_id, lower(name));
      -- Lets other tables demand, by foreign key, that a location belongs to the organization they name.
      CREATE UNIQUE INDEX location_id_organization_key ON location (id, organization_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
