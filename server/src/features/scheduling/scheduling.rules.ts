import type { ScheduleRunResponse } from './scheduling.dto.js';

/** What somebody is told who may not read why something failed: the reason may name what they may not see. */
export const hiddenReason = 'It failed. A system administrator sees why.';

/** A run as somebody sees it. @param underWay the runs whose servers live. */
export function shownRun(
  run: ScheduleRunResponse,
  { underWay, administrator }: { underWay: ReadonlySet<number>; administrator: boolean },
): ScheduleRunResponse {
  const outcome = run.outcome === 'RUNNING' && !underWay.has(run.id) ? 'INTERRUPTED' : run.outcome;
  return { ...run, outcome, error: run.error === null || administrator ? run.error : hiddenReason };
}
