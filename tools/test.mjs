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

await runTool(async () => {
  endChildrenOnSignals();
  await ensureInstalled(projectDirectory, (line) => process.stdout.write(`${line}\n`));
  const outcomes = await runSteps([...steps, journeys], Math.max(2, availableParallelism()), progress);
  const good = conclude(outcomes);
  const { passed, failed } = count(outcomes);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return good ? 0 : 1;
});
