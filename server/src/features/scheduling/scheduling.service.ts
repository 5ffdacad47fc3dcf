import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import { mapList, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { JobRuns } from '../../platform/jobs/job-runs.js';
import { nextDue } from '../../platform/jobs/job-runs.rules.js';
import { Jobs, type Schedule } from '../../platform/jobs/jobs.js';
import { Clock } from '../../platform/time/clock.js';
import type {
  ScheduleListQuery,
  ScheduleResponse,
  ScheduleRunListQuery,
  ScheduleRunResponse,
} from './scheduling.dto.js';
import { scheduleUnknown } from './scheduling.errors.js';
import { SchedulingRepository } from './scheduling.repository.js';
import { shownRun } from './scheduling.rules.js';

/** What is done by the clock: when, how it went, and now. */
@Injectable()
export class SchedulingService {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly jobRuns: JobRuns,
    private readonly schedules: SchedulingRepository,
  ) {}

  list(actor: Actor, query: Unpaged<ScheduleListQuery>): RowList<ScheduleResponse> {
    const visible = this.authorization.visibleTo(actor, 'Schedule', 's');
    return mapList(this.schedules.list(visible, this.jobs.schedules, query), async (rows) => {
      const lastRuns = rows.flatMap(({ lastRun }) => lastRun ?? []);
      const shown = new Map((await this.shown(actor, lastRuns)).map((run) => [run.id, run]));
      const now = this.clock.now();
      return rows.map(({ lastDueAt, ...row }) => ({
        ...row,
        lastRun: row.lastRun === null ? null : (shown.get(row.lastRun.id) ?? null),
        nextRunAt: new Date(nextDue(row.every, now, instantOf(lastDueAt)).epochMilliseconds),
      }));
    });
  }

  /** @throws AppError 404. */
  runs(actor: Actor, name: string, query: Unpaged<ScheduleRunListQuery>): RowList<ScheduleRunResponse> {
    this.demand(name);
    const visible = this.authorization.visibleTo(actor, 'Schedule', 'r');
    return mapList(this.schedules.runs(visible, name, query), (runs) => this.shown(actor, runs));
  }

  /** Asks for a run. Whoever asks while one waits or is under way follows that one. @throws AppError 404. */
  async run(actor: Actor, name: string): Promise<ScheduleRunResponse> {
    const { title } = this.demand(name);
    return this.database.transaction(async () => {
      this.authorization.demand(actor, 'update', 'Schedule', {});
      const { id, created } = await this.jobs.runNow(name, actor.name);
      if (created) {
        const entry = { action: 'schedule.run-asked', subjectType: 'Schedule', subjectId: null };
        await this.audit.record(actor, { ...entry, after: { name: title, job: name, runId: id } });
      }
      const [shown] = await this.shown(actor, [await this.schedules.run(id)]);
      if (shown === undefined) throw scheduleUnknown();
      return shown;
    });
  }

  private async shown(actor: Actor, runs: readonly ScheduleRunResponse[]): Promise<ScheduleRunResponse[]> {
    const running = runs.flatMap(({ id, outcome }) => (outcome === 'RUNNING' ? [id] : []));
    const underWay = running.length === 0 ? new Set<number>() : await this.jobRuns.underWay(running);
    const administrator = actor.permissions.systemAdministrator;
    return runs.map((run) => shownRun(run, { underWay, administrator }));
  }

  private demand(name: string): Schedule {
    const schedule = this.jobs.schedules.find((each) => each.name === name);
    if (schedule === undefined) throw scheduleUnknown();
    return schedule;
  }
}

function instantOf(at: Date | null): Temporal.Instant | null {
  return at === null ? null : Temporal.Instant.fromEpochMilliseconds(at.getTime());
}
