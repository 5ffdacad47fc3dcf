import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SampleDataCreate1763700064000 implements MigrationInterface {
  readonly name = 'SampleDataCreate1763700064000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What the sample made, so that it and nothing else can be removed. A mark of something that is gone does no harm.
      CREATE TABLE sample_mark (
        kind text NOT NULL,
        row_id bigint NOT NULL,
        PRIMARY KEY (kind, row_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sample_mark');
  }
}
