import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PlatformSettleAnswers1763700014000 implements MigrationInterface {
  readonly name = 'PlatformSettleAnswers1763700014000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- False while what follows the commit of the first request is still changing what it answers.
      ALTER TABLE idempotency_key ADD COLUMN settled boolean NOT NULL DEFAULT true;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
