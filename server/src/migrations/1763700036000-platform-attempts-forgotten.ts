import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PlatformAttemptsForgotten1763700036000 implements MigrationInterface {
  readonly name = 'PlatformAttemptsForgotten1763700036000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- When a count is of no use any more: some go on for a day. Null: an hour after it began.
      ALTER TABLE sign_in_failure ADD COLUMN forget_at timestamptz;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
