import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AssignmentsIndexDays1763700026000 implements MigrationInterface {
  readonly name = 'AssignmentsIndexDays1763700026000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Seats of a license by the day on which they began, and on which they ended: who held one on a day, and usage by
      -- day, which is reckoned backwards from the counters. Both are answered from the index alone.
      DROP INDEX assignment_license_id_idx;
      CREATE INDEX assignment_license_id_idx ON assignment (license_id, assigned_on, id)
        INCLUDE (ended_on, seats, organization_id);
      CREATE INDEX assignment_license_id_ended_on_idx ON assignment (license_id, ended_on, id)
        INCLUDE (seats, organization_id) WHERE ended_on IS NOT NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
