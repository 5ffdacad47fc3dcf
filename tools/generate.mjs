/**
 * `npm run generate feature <name> [-- --singular <word>] [--area <permission area>]`: a feature that works, on both
 * sides, to be made what it is about.
 */
import { parseArgs } from 'node:util';
import { refreshContract } from './lib/contract.mjs';
import { Failure, runTool } from './lib/failure.mjs';
import { writeFeature } from './lib/feature.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { endChildrenOnSignals, run } from './lib/processes.mjs';
import { projectBinary, projectDirectory, projectNode } from './lib/project.mjs';

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`);

await runTool(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { singular: { type: 'string' }, area: { type: 'string', default: 'ORGANIZATIONS' } },
  });
  const [kind, name, ...rest] = positionals;
  if (kind !== 'feature' || !name || rest.length > 0) {
    throw new Failure('Say what to generate: npm run generate feature contracts');
  }
  endChildrenOnSignals();
  await ensureInstalled(projectDirectory, say);
  const { created, changed } = writeFeature(name, values);
  const prettier = [projectBinary('prettier'), '--write', '--log-level', 'warn', ...created, ...changed];
  const { code, output } = await run(projectNode(), prettier);
  if (code !== 0) throw new Failure(`What was generated can't be formatted:\n${output}`);
  say(['Created:', ...created, 'Changed:', ...changed].join('\n  '));
  await refreshContract(say);
  say('Next: docs/adding-a-feature.md, from "Say what it is".');
});
