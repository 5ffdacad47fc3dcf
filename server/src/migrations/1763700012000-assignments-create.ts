import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AssignmentsCreate1763700012000 implements MigrationInterface {
  readonly name = 'AssignmentsCreate1763700012000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE assignment (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        license_id bigint NOT NULL REFERENCES license ON DELETE CASCADE,
        device_id bigint REFERENCES device ON DELETE CASCADE,
        person_id bigint REFERENCES person ON DELETE CASCADE,
        location_id bigint REFERENCES location ON DELETE CASCADE,
        -- The organization that the holder belonged to while it held the seat; null for people of no organization.
        organization_id bigint REFERENCES organization ON DELETE RESTRICT,
        seats integer NOT NULL DEFAULT 1 CHECK (seats BETWEEN 1 AND 10000000),
        origin text NOT NULL CHECK (origin IN ('RULE', 'MANUAL', 'IMPORT')),
        assigned_on date NOT NULL,
        ended_on date CHECK (ended_on >= assigned_on),
        end_reason text,
        note text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz,
        CHECK (num_nonnulls(device_id, person_id, location_id) = 1),
        CHECK ((ended_on IS NULL) = (ended_at IS NULL))
      );
      -- At most one active seat a license and holder; also what reconciling compares its target with.
      CREATE UNIQUE INDEX assignment_active_device_key ON assignment (license_id, device_id) WHERE ended_on IS NULL AND device_id IS NOT NULL;
      CREATE UNIQUE INDEX assignment_active_person_key ON assignment (license_id, person_id) WHERE ended_on IS NULL AND person_id IS NOT NULL;
      CREATE UNIQUE INDEX assignment_active_location_key ON assignment (license_id, location_id) WHERE ended_on IS NULL AND location_id IS NOT NULL;
      CREATE INDEX assignment_license_id_idx ON assignment (license_id, assigned_on, id);
      CREATE INDEX assignment_device_id_idx ON assignment (device_id) WHERE device_id IS NOT NULL;
      CREATE INDEX assignment_person_id_idx ON assignment (person_id) WHERE person_id IS NOT NULL;
      CREATE INDEX assignment_location_id_idx ON assignment (location_id) WHERE location_id IS NOT NULL;
      CREATE INDEX assignment_organization_id_idx ON assignment (organization_id, license_id) WHERE ended_on IS NULL;

      -- Active seats per license and organization (0 for holders of no organization): kept exact by the statements that change assignments.
      CREATE TABLE license_usage (
        license_id bigint NOT NULL REFERENCES license ON DELETE CASCADE,
        organization_id bigint NOT NULL,
        seats bigint NOT NULL,
        PRIMARY KEY (license_id, organization_id)
      );
      CREATE INDEX license_usage_organization_id_idx ON license_usage (organization_id, license_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
