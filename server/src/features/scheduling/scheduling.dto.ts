import { ApiProperty } from '@nestjs/swagger';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryWords } from '../../platform/http/list-query.js';
import { intervals, type Interval, storedOutcomes, type StoredOutcome } from '../../platform/jobs/job-runs.rules.js';

export class ScheduleListQuery extends ListQuery {
  @QueryWords(intervals)
  every?: Interval[];
}

export class ScheduleExportQuery extends exportQueryOf(ScheduleListQuery) {}

export class ScheduleRunListQuery extends ListQuery {
  @QueryWords(storedOutcomes)
  outcome?: StoredOutcome[];
}

export class ScheduleRunExportQuery extends exportQueryOf(ScheduleRunListQuery) {}

export class ScheduleRunResponse {
  id!: number;

  /** `INTERRUPTED`: the server that was at it stopped, or was killed. What it left undone is done by another run. */
  @ApiProperty({ enum: storedOutcomes })
  outcome!: StoredOutcome;

  /** Null while it waits. */
  @ApiProperty({ type: Date, nullable: true })
  startedAt!: Date | null;

  /** Null for one that did not end, or not yet. */
  @ApiProperty({ type: Date, nullable: true })
  finishedAt!: Date | null;

  /** Null for one that did not end, or not yet. */
  @ApiProperty({ type: Number, nullable: true })
  durationMs!: number | null;

  /** Why it failed, as a system administrator sees it; others are told that it did. */
  @ApiProperty({ type: String, nullable: true })
  error!: string | null;

  /** Who asked for it by hand; null for one that was due. */
  @ApiProperty({ type: String, nullable: true })
  requestedBy!: string | null;

  @ApiProperty({ type: Date, nullable: true })
  requestedAt!: Date | null;

  /** The server that did it: machine and process. */
  @ApiProperty({ type: String, nullable: true })
  node!: string | null;
}

export class ScheduleRunPage extends pageOf(ScheduleRunResponse) {}

export class ScheduleResponse {
  /** Its name once more, for lists that tell rows apart by ids. */
  id!: string;
  name!: string;
  title!: string;

  /** What it does, in a sentence. */
  does!: string;

  @ApiProperty({ enum: intervals })
  every!: Interval;

  /** The last one that has begun; null where none is known. */
  @ApiProperty({ type: ScheduleRunResponse, nullable: true })
  lastRun!: ScheduleRunResponse | null;

  /** When it is due again. */
  nextRunAt!: Date;

  /** Since when a run that somebody asked for waits to begin. */
  @ApiProperty({ type: Date, nullable: true })
  waitingSince!: Date | null;
}

export class SchedulePage extends pageOf(ScheduleResponse) {}
