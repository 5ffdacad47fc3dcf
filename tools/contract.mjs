/**
 * `node tools/contract.mjs`: writes `openapi.json` as the built server describes itself, and generates the panel's
 * client from it. Both are committed; `npm run verify` compares them.
 */
import { refreshContract } from './lib/contract.mjs';
import { runTool } from './lib/failure.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { endChildrenOnSignals } from './lib/processes.mjs';
import { projectDirectory } from './lib/project.mjs';

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`);

await runTool(async () => {
  endChildrenOnSignals();
  await ensureInstalled(projectDirectory, say);
  await refreshContract(say);
});
