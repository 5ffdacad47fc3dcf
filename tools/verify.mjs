/**
 * `npm run verify`: all that can be checked without a browser. `-- --only lint,types` runs some steps, `-- --list`
 * names them.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Failure, runTool } from './lib/failure.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { endChildrenOnSignals } from './lib/processes.mjs';
import { projectDirectory } from './lib/project.mjs';
import { conclude, progress } from './lib/report.mjs';
import { runSteps } from './lib/schedule.mjs';
import { steps } from './lib/steps.mjs';

const { values } = parseArgs({ options: { only: { type: 'string' }, list: { type: 'boolean' } } });

await runTool(async () => {
  if (values.list) {
    for (const { name, title } of steps) process.stdout.write(`${name.padEnd(12)} ${title}\n`);
    return 0;
  }
  endChildrenOnSignals();
  await ensureInstalled(projectDirectory, (line) => process.stdout.write(`${line}\n`));
  const outcomes = await runSteps(select(values.only), Math.max(2, availableParallelism()), progress);
  return conclude(outcomes) ? 0 : 1;
});

/** @param {string | undefined} only */
function select(only) {
  if (only === undefined) return steps;
  const names = only.split(',');
  const unknown = names.find((name) => !steps.some((step) => step.name === name));
  if (unknown !== undefined) throw new Failure(`There is no step "${unknown}": npm run verify -- --list`);
  return steps.filter((step) => names.includes(step.name));
}
