import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PermissionsCreate1763700030000 implements MigrationInterface {
  readonly name = 'PermissionsCreate1763700030000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a role allows, as [{area, defaultLevel, organizationOverrides: [{organizationId, level}]}].
      ALTER TABLE technician_role ADD COLUMN permissions jsonb NOT NULL DEFAULT '[]';

      -- What a technician without a role may do, and how often that was changed.
      ALTER TABLE technician
        ADD COLUMN permissions jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN version integer NOT NULL DEFAULT 1;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
