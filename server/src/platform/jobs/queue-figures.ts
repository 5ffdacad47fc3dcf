import type { Logger } from '@nestjs/common';
import type { Database } from '../database/database.js';
import { sql } from '../database/sql.js';
import { metrics, type QueuedJobs } from '../observability/metrics.js';

/**
 * Tells how much is in the queue, when somebody asks for figures: of each kind of job, also when there is none.
 * @returns a function that ends it.
 */
export function observeQueue(database: Database, names: readonly string[], logger: Logger): () => void {
  return metrics.addSample(
    {
      read: async () => metrics.jobsQueued(await queuedJobs(database, names)),
      forget: () => metrics.jobsQueued(null),
    },
    (error) => logger.warn(`The queue could not be counted: ${String(error)}`),
  );
}

/**
 * Reads the table of pg-boss once. It keeps what is done for a week, which nobody counts: a hundred thousand of those, as
 * many as a week of minutes makes, are passed over in 30 ms.
 */
function queuedJobs(database: Database, names: readonly string[]): Promise<QueuedJobs[]> {
  return database.query<QueuedJobs>(sql`
    SELECT wanted.job, wanted.state, count(j.id) AS count,
      CASE wanted.state WHEN 'waiting' THEN
        coalesce(extract(epoch FROM now() - min(j.start_after) FILTER (WHERE j.start_after <= now())), 0)::float8
      END AS "waitingSeconds"
    FROM (
      SELECT job, state FROM unnest(${[...names]}::text[]) AS job
      CROSS JOIN unnest(ARRAY['waiting', 'retrying', 'active', 'failed']) AS state
    ) wanted
    LEFT JOIN (
      SELECT id, name, start_after,
        CASE state WHEN 'created' THEN 'waiting' WHEN 'retry' THEN 'retrying' ELSE state::text END AS state
      FROM pgboss.job WHERE state IN ('created', 'retry', 'active', 'failed')
    ) j ON j.name = wanted.job AND j.state = wanted.state
    GROUP BY wanted.job, wanted.state`);
}
