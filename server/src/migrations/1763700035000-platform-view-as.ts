import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PlatformViewAs1763700035000 implements MigrationInterface {
  readonly name = 'PlatformViewAs1763700035000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- With whose permissions a session looks at the panel; neither: with its own. What is deleted is viewed no longer.
      ALTER TABLE session
        ADD COLUMN viewed_role_id bigint REFERENCES technician_role ON DELETE SET NULL,
        ADD COLUMN viewed_technician_id bigint REFERENCES technician ON DELETE SET NULL,
        ADD CHECK (viewed_role_id IS NULL OR viewed_technician_id IS NULL);
      -- For the deletion of a role or a technician; few sessions view as another.
      CREATE INDEX session_viewed_role_id_idx ON session (viewed_role_id) WHERE viewed_role_id IS NOT NULL;
      CREATE INDEX session_viewed_technician_id_idx ON session (viewed_technician_id)
        WHERE viewed_technician_id IS NOT NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
