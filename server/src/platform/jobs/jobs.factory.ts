import { type Config, createConfig, readConfigValues } from '../config/config.js';
import { Changes } from '../events/changes.js';
import type { DatabaseUnderTest } from '../testing/open-test-database.js';
import { Clock } from '../time/clock.js';
import { JobRuns } from './job-runs.js';
import { Jobs } from './jobs.js';
import { NodeClaim } from './node-claim.js';

/** Everything about jobs that one process has, without a server around. */
export interface JobsUnderTest {
  jobs: Jobs;
  runs: JobRuns;
  clock: Clock;
  node: NodeClaim;
  stop(): Promise<void>;
}

/** The jobs of one process: called several times for one database, as many processes. */
export function jobsOn(
  { database, dataSource }: DatabaseUnderTest,
  config: Config = createConfig(readConfigValues({ TIME_ZONE: 'UTC' }), 'k'.repeat(32)),
): JobsUnderTest {
  const clock = new Clock(config);
  const node = new NodeClaim(dataSource);
  const runs = new JobRuns(database, new Changes(database, dataSource), clock, node);
  const jobs = new Jobs(database, config, runs);
  return {
    jobs,
    runs,
    clock,
    node,
    async stop() {
      await jobs.stop();
      await node.onApplicationShutdown();
    },
  };
}
