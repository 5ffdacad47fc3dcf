import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { containsPattern, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import type { Schedule } from '../../platform/jobs/jobs.js';
import type {
  ScheduleListQuery,
  ScheduleResponse,
  ScheduleRunListQuery,
  ScheduleRunResponse,
} from './scheduling.dto.js';

/** A schedule as it is read: when it is due next is not known of the database. */
export interface ScheduleRow extends Omit<ScheduleResponse, 'nextRunAt'> {
  /** When it last began because it was due. */
  lastDueAt: Date | null;
}

const run = sql`r.id, r.outcome, r.started_at AS "startedAt", r.finished_at AS "finishedAt", r.duration_ms AS "durationMs",
  r.error, r.requested_by AS "requestedBy", r.requested_at AS "requestedAt", r.node`;

/** job_run_job_id_idx finds the last run of each, and those of one. */
const runs: ListDefinition = {
  select: run,
  from: sql`job_run r`,
  id: sql`r.id`,
  sorts: {
    id: sql`r.id`,
    startedAt: sql`r.started_at`,
    durationMs: sql`r.duration_ms`,
    outcome: sql`r.outcome`,
  },
  neverNull: ['id', 'outcome'],
  defaultSort: '-id',
};

/** Schedules stand in the code: the database is told of them with each question. */
function definitionOf(schedules: readonly Schedule[]): ListDefinition {
  const given = (field: keyof Schedule) => schedules.map((schedule) => schedule[field]);
  return {
    select: sql`s.name AS id, s.name, s.title, s.does, s.every, to_jsonb(last_run) AS "lastRun", waiting.since AS "waitingSince",
      (SELECT max(d.started_at) FROM job_run d WHERE d.job = s.name AND d.requested_at IS NULL) AS "lastDueAt"`,
    from: sql`unnest(${given('name')}::text[], ${given('title')}::text[], ${given('does')}::text[],
        ${given('every')}::text[]) AS s (name, title, does, every)
      LEFT JOIN LATERAL (
        SELECT ${run} FROM job_run r WHERE r.job = s.name AND r.outcome <> 'WAITING' ORDER BY r.id DESC LIMIT 1
      ) AS last_run ON true
      LEFT JOIN LATERAL (
        SELECT w.requested_at AS since FROM job_run w WHERE w.job = s.name AND w.outcome = 'WAITING'
      ) AS waiting ON true`,
    id: sql`s.name`,
    sorts: {
      id: sql`s.name`,
      name: sql`s.name`,
      title: sql`lower(s.title)`,
      every: sql`s.every`,
      lastStartedAt: sql`last_run."startedAt"`,
      lastDurationMs: sql`last_run."durationMs"`,
      lastOutcome: sql`last_run.outcome`,
    },
    defaultSort: 'title',
  };
}

@Injectable()
export class SchedulingRepository {
  constructor(private readonly database: Database) {}

  list(visible: Sql, schedules: readonly Schedule[], { q, every }: Unpaged<ScheduleListQuery>): RowList<ScheduleRow> {
    const where = [visible];
    if (q !== undefined) {
      const pattern = containsPattern(q);
      where.push(sql`s.title ILIKE ${pattern} OR s.does ILIKE ${pattern} OR s.name ILIKE ${pattern}`);
    }
    if (every !== undefined) where.push(sql`s.every = ANY(${every}::text[])`);
    return listOf(this.database, definitionOf(schedules), where, withTimes);
  }

  /** The runs of a schedule that are kept. */
  runs(visible: Sql, name: string, { q, outcome }: Unpaged<ScheduleRunListQuery>): RowList<ScheduleRunResponse> {
    const where = [visible, sql`r.job = ${name}`];
    if (q !== undefined)
      where.push(sql`r.requested_by ILIKE ${containsPattern(q)} OR r.node ILIKE ${containsPattern(q)}`);
    if (outcome !== undefined) where.push(sql`r.outcome = ANY(${outcome}::text[])`);
    return listOf(this.database, runs, where, (row: ScheduleRunResponse) => row);
  }

  /** A run by its id. */
  run(id: number): Promise<ScheduleRunResponse> {
    return this.database.one(sql`SELECT ${run} FROM job_run r WHERE r.id = ${id}`);
  }
}

/** What comes within JSON has its times as text. */
function withTimes(row: ScheduleRow): ScheduleRow {
  const { lastRun } = row;
  if (lastRun === null) return row;
  const time = (at: Date | null) => (at === null ? null : new Date(at));
  return {
    ...row,
    lastRun: {
      ...lastRun,
      startedAt: time(lastRun.startedAt),
      finishedAt: time(lastRun.finishedAt),
      requestedAt: time(lastRun.requestedAt),
    },
  };
}
