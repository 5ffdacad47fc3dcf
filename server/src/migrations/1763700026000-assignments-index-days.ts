import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AssignmentsIndexDays1763700026000 implements MigrationInterface {
  readonly name = 'AssignmentsIndexDays1763700026000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The seats of a license that ended since a day: usage by day is reckoned backwards from the counters.
      CREATE INDEX assignment_license_id_ended_on_idx ON assignment (license_id, ended_on) WHERE ended_on IS NOT NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
