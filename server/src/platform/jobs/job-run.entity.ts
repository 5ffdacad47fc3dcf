import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { StoredOutcome } from './job-runs.rules.js';

/** One time that a scheduled job was done, or is to be. */
@Entity()
@Check('job_run_outcome_check', `outcome IN ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'INTERRUPTED')`)
@Check('job_run_started_check', `(outcome = 'WAITING') = (started_at IS NULL)`)
@Check('job_run_finished_check', `(outcome IN ('DONE', 'FAILED')) = (finished_at IS NOT NULL)`)
@Index('job_run_job_id_idx', ['job', 'id'])
export class JobRun {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Index('job_run_waiting_key', { unique: true, where: `outcome = 'WAITING'` })
  @Column({ type: 'text' })
  job!: string;

  @Column({ type: 'text' })
  outcome!: StoredOutcome;

  @Column({ type: 'text', nullable: true })
  requestedBy!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  requestedAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  startedAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;

  @Column({ type: 'bigint', nullable: true })
  durationMs!: number | null;

  @Column({ type: 'text', nullable: true })
  error!: string | null;

  @Column({ type: 'text', nullable: true })
  node!: string | null;

  @Index('job_run_running_idx', { where: `outcome = 'RUNNING'` })
  @Column({ type: 'bigint', nullable: true })
  nodeKey!: number | null;
}
