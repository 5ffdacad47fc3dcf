import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PeopleCreate1763700004000 implements MigrationInterface {
  readonly name = 'PeopleCreate1763700004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE person (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        kind text NOT NULL CHECK (kind IN ('END_USER', 'TECHNICIAN', 'CONTACT')),
        organization_id bigint REFERENCES organization ON DELETE RESTRICT,
        name text NOT NULL,
        email text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX person_kind_email_key ON person (kind, lower(email));
      CREATE INDEX person_organization_id_idx ON person (organization_id);
      CREATE INDEX person_name_idx ON person (lower(name), id);
      -- Every search reads the list of pending entries (in kB), so that is kept short.
      CREATE INDEX person_search_idx ON person USING gin (name gin_trgm_ops, email gin_trgm_ops)
        WITH (gin_pending_list_limit = 512);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
