import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DevicesRememberAgents1763700015000 implements MigrationInterface {
  readonly name = 'DevicesRememberAgents1763700015000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Agents that reported the device before its present one took their place. Read with rows that are read anyway.
      ALTER TABLE device ADD COLUMN former_agent_ids text[] NOT NULL DEFAULT '{}';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
