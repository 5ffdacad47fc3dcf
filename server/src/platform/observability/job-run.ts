import type { Logger } from '@nestjs/common';
import { metrics } from './metrics.js';
import { traced } from './tracing.js';
import { runWithin } from './work-context.js';

/**
 * Runs a job so that its log, its figures and its trace tell which one it is. What fails is logged, and thrown on for the
 * queue to try again.
 */
export async function runJob(
  { name, id }: { name: string; id: string },
  run: () => Promise<void>,
  logger: Logger,
): Promise<void> {
  const beganAt = performance.now();
  const ended = (failed: boolean) => metrics.jobEnded(name, failed, (performance.now() - beganAt) / 1000);
  await runWithin({ kind: 'job', job: name, jobId: id, beganAt }, async () => {
    try {
      await traced({ name: `job ${name}`, kind: 'consumer', attributes: { 'messaging.message.id': id } }, run);
      ended(false);
    } catch (error) {
      ended(true);
      logger.warn({ err: error }, `The job ${name} failed`);
      throw error;
    }
  });
}
