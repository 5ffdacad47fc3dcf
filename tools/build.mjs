/** `npm run build [-- --server] [-- --panel] [-- --guide]`: builds what is stale; `--force` builds it anyway. */
import { parseArgs } from 'node:util';
import { buildStale, parts } from './lib/build.mjs';
import { runTool } from './lib/failure.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { endChildrenOnSignals } from './lib/processes.mjs';
import { projectDirectory } from './lib/project.mjs';

const { values } = parseArgs({
  options: {
    server: { type: 'boolean' },
    panel: { type: 'boolean' },
    guide: { type: 'boolean' },
    force: { type: 'boolean' },
  },
});
const named = [values.server && parts.server, values.panel && parts.panel, values.guide && parts.guide].filter(
  (part) => part !== undefined && part !== false,
);
const wanted = named.length === 0 ? Object.values(parts) : named;

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`);

await runTool(async () => {
  endChildrenOnSignals();
  await ensureInstalled(projectDirectory, say);
  await buildStale(wanted, say, values.force);
});
