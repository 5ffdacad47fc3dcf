/** `npm test`: installs and builds what is needed, verifies, then takes the journeys through the running product. */
import { availableParallelism } from 'node:os';
import { runTool } from './lib/failure.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { endChildrenOnSignals } from './lib/processes.mjs';
import { projectDirectory } from './lib/project.mjs';
import { conclude, count, progress } from './lib/report.mjs';
import { runSteps } from './lib/schedule.mjs';
import { steps } from './lib/steps.mjs';
import { runTests } from './lib/tests.mjs';

/** @type {import('./lib/schedule.mjs').Step} */
const journeys = {
  name: 'journeys',
  title: 'journeys through the API and the browser',
  needs: ['build'],
  cores: Infinity,
  run: () => runTests('vitest', ['run', '--config', 'e2e/vitest.config.ts']),
};

/** A few that lead through most kinds of pages, as on a telephone; any other: see e2e/README.md. */
const narrow = ['licenses/first-seat', 'licenses/renewals', 'billing/billing'];
/** @type {import('./lib/schedule.mjs').Step} */
const narrowJourneys = {
  name: 'narrow-journeys',
  title: 'some of them at 390 pixels',
  needs: ['build'],
  cores: Infinity,
  run: () =>
    runTests('vitest', ['run', '--config', 'e2e/vitest.config.ts', ...narrow.map((journey) => `e2e/${journey}`)], {
      environment: { JOURNEYS_WIDTH: '390' },
    }),
};

await runTool(async () => {
  endChildrenOnSignals();
  await ensureInstalled(projectDirectory, (line) => process.stdout.write(`${line}\n`));
  const outcomes = await runSteps([...steps, journeys, narrowJourneys], Math.max(2, availableParallelism()), progress);
  const good = conclude(outcomes);
  const { passed, failed } = count(outcomes);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return good ? 0 : 1;
});
