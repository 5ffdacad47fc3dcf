import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DevicesIndexLists1763700040000 implements MigrationInterface {
  readonly name = 'DevicesIndexLists1763700040000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- With what filters and order of the lists look at, so that a page is found in the index alone, however deep it is.
      -- The name stands beside lower(name) because only columns, not what is made of them, count for that.
      DROP INDEX device_name_idx;
      CREATE INDEX device_name_idx ON device (lower(name), id) INCLUDE (name, organization_id, status);
      DROP INDEX device_organization_name_idx;
      CREATE INDEX device_organization_name_idx ON device (organization_id, lower(name), id) INCLUDE (name, status);
      DROP INDEX person_name_idx;
      CREATE INDEX person_name_idx ON person (lower(name), id) INCLUDE (name, kind, organization_id);
      -- Active devices of a location are counted in it alone.
      DROP INDEX device_location_id_idx;
      CREATE INDEX device_location_id_idx ON device (location_id) INCLUDE (status);

      -- One index finds a serial number in one organization and in all of them.
      DROP INDEX device_serial_number_lookup_idx;
      DROP INDEX device_serial_number_idx;
      CREATE INDEX device_serial_number_idx ON device (lower(serial_number), organization_id)
        WHERE serial_number IS NOT NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
