import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RolesCreate1763700016000 implements MigrationInterface {
  readonly name = 'RolesCreate1763700016000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE end_user_role (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        name text NOT NULL,
        description text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX end_user_role_name_key ON end_user_role (lower(name));

      CREATE TABLE person_end_user_role (
        person_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
        role_id bigint NOT NULL REFERENCES end_user_role ON DELETE RESTRICT,
        PRIMARY KEY (person_id, role_id)
      );
      -- The people of a role: counted, filtered by, and given seats.
      CREATE INDEX person_end_user_role_role_id_idx ON person_end_user_role (role_id, person_id);

      CREATE TABLE technician_role (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        name text NOT NULL,
        description text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX technician_role_name_key ON technician_role (lower(name));

      ALTER TABLE technician ADD COLUMN technician_role_id bigint REFERENCES technician_role ON DELETE RESTRICT;
      CREATE INDEX technician_technician_role_id_idx ON technician (technician_role_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
