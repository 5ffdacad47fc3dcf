import { AsyncLocalStorage } from 'node:async_hooks';
import { currentTracing } from './tracing.js';

/** What this process is at: answering a request, or doing a job. Whatever is logged or measured meanwhile belongs to it. */
export type Work =
  | { readonly kind: 'request'; readonly requestId: string; readonly beganAt: number }
  | { readonly kind: 'job'; readonly job: string; readonly jobId: string; readonly beganAt: number };

const current = new AsyncLocalStorage<Work>();

/** Runs `work` as a part of a request or a job. `beganAt` is of `performance.now()`: for a request, when it came in. */
export function runWithin<T>(work: Work, run: () => T): T {
  return current.run(work, run);
}

/** The request or job that is being worked at; null outside of both, such as at the start. */
export function currentWork(): Work | null {
  return current.getStore() ?? null;
}

/** What every line of the log says of the work that it is a part of. */
export function logBindings(): Record<string, string> {
  const work = current.getStore();
  const traceId = currentTracing()?.traceId() ?? null;
  return {
    ...(work?.kind === 'request' ? { requestId: work.requestId } : {}),
    ...(work?.kind === 'job' ? { job: work.job, jobId: work.jobId } : {}),
    ...(traceId === null ? {} : { traceId }),
  };
}
