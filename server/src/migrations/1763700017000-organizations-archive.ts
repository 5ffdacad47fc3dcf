import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OrganizationsArchive1763700017000 implements MigrationInterface {
  readonly name = 'OrganizationsArchive1763700017000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE organization ADD COLUMN archived_at timestamptz;
      ALTER TABLE location ADD COLUMN archived_at timestamptz;
      -- Few places are archived: what reconciling leaves out.
      CREATE INDEX organization_archived_idx ON organization (id) WHERE archived_at IS NOT NULL;
      CREATE INDEX location_archived_idx ON location (id) WHERE archived_at IS NOT NULL;

      ALTER TABLE assignment ADD COLUMN version integer NOT NULL DEFAULT 1;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
