/**
 * From the start of the process to `/health/ready`: with an empty data directory, and with one that is there.
 *
 *     npm run bench -- start
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { options } from './lib/options.mjs';
import { quantile, report, rounded, sortedOf } from './lib/results.mjs';
import { startServer } from './lib/server.mjs';

const { repeats } = options();
/** @type {Record<'empty' | 'existing', number[]>} */
const seconds = { empty: [], existing: [] };
for (let round = 0; round < repeats; round++) {
  const directory = mkdtempSync(path.join(tmpdir(), 'seatwise-bench-'));
  try {
    for (const kind of /** @type {const} */ (['empty', 'existing'])) {
      const server = await startServer({ DATA_DIR: directory });
      seconds[kind].push(server.readyAfter / 1000);
      await server.stop();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** @param {string} work @param {readonly number[]} times @param {number} atMost */
function finding(work, times, atMost) {
  const sorted = sortedOf(times);
  const median = quantile(sorted, 0.5);
  return {
    work,
    unit: 's',
    median: rounded(median),
    p95: rounded(quantile(sorted, 0.95)),
    toReach: `≤ ${atMost}`,
    reached: median <= atMost,
  };
}

report('start', { repeats }, [
  finding('with an empty data directory', seconds.empty, 6),
  finding('with an existing data directory', seconds.existing, 3),
]);
