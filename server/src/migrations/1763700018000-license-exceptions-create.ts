import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LicenseExceptionsCreate1763700018000 implements MigrationInterface {
  readonly name = 'LicenseExceptionsCreate1763700018000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE license_exception (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        license_id bigint NOT NULL REFERENCES license ON DELETE CASCADE,
        device_id bigint REFERENCES device ON DELETE CASCADE,
        person_id bigint REFERENCES person ON DELETE CASCADE,
        location_id bigint REFERENCES location ON DELETE CASCADE,
        -- True: pinned in; false: kept out.
        included boolean NOT NULL,
        note text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK (num_nonnulls(device_id, person_id, location_id) = 1)
      );
      -- One exception a license and holder.
      CREATE UNIQUE INDEX license_exception_device_key ON license_exception (license_id, device_id) WHERE device_id IS NOT NULL;
      CREATE UNIQUE INDEX license_exception_person_key ON license_exception (license_id, person_id) WHERE person_id IS NOT NULL;
      CREATE UNIQUE INDEX license_exception_location_key ON license_exception (license_id, location_id) WHERE location_id IS NOT NULL;
      -- The licenses that a device is pinned into, and holders that are deleted.
      CREATE INDEX license_exception_device_id_idx ON license_exception (device_id) WHERE device_id IS NOT NULL;
      CREATE INDEX license_exception_person_id_idx ON license_exception (person_id) WHERE person_id IS NOT NULL;
      CREATE INDEX license_exception_location_id_idx ON license_exception (location_id) WHERE location_id IS NOT NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
