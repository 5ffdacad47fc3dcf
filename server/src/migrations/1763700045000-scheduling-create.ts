import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SchedulingCreate1763700045000 implements MigrationInterface {
  readonly name = 'SchedulingCreate1763700045000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE job_run (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        job text NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'INTERRUPTED')),
        -- Who asked for it by hand, as they were called then; null for one that was due.
        requested_by text,
        requested_at timestamptz,
        started_at timestamptz,
        finished_at timestamptz,
        -- By a clock that never jumps, unlike the times.
        duration_ms bigint,
        error text,
        -- The process that does it, as people know it, and what its session holds while it lives.
        node text,
        node_key bigint,
        CONSTRAINT job_run_started_check CHECK ((outcome = 'WAITING') = (started_at IS NULL)),
        CONSTRAINT job_run_finished_check CHECK ((outcome IN ('DONE', 'FAILED')) = (finished_at IS NOT NULL))
      );
      CREATE INDEX job_run_job_id_idx ON job_run (job, id);
      COMMENT ON INDEX job_run_job_id_idx IS 'The runs of a schedule, last first; those that are too old to keep.';
      CREATE UNIQUE INDEX job_run_waiting_key ON job_run (job) WHERE outcome = 'WAITING';
      COMMENT ON INDEX job_run_waiting_key IS 'One run a schedule that was asked for and has not begun.';
      CREATE INDEX job_run_running_idx ON job_run (node_key) WHERE outcome = 'RUNNING';
      COMMENT ON INDEX job_run_running_idx IS 'Runs under way, to find those whose process is gone.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
