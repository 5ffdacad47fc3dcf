import { AppError } from '../../platform/http/app-error.js';
import { metrics } from '../../platform/observability/metrics.js';
import { currentWork } from '../../platform/observability/work-context.js';

/** Who reports: an inventory agent, one device a request, or a program, which can report many. */
export type CheckInSource = 'agent' | 'api';

/** Measures one check-in that begins now; an agent's began when its request came in, before it was read. */
export function checkInMeasure(source: CheckInSource) {
  const beganAt = (source === 'agent' ? currentWork()?.beganAt : undefined) ?? performance.now();
  const seconds = () => (performance.now() - beganAt) / 1000;
  return {
    /** Its seats are committed. */
    taken({ created, changed }: { created: boolean; changed: boolean }): void {
      metrics.checkedIn(source, created ? 'new' : changed ? 'changed' : 'unchanged', seconds());
    },
    /** It was not taken. */
    ended(error: unknown): void {
      const refused = error instanceof AppError && error.status < 500;
      metrics.checkedIn(source, refused ? 'refused' : 'failed', seconds());
    },
  };
}
