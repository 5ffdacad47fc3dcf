/**
 * `npm run contract`: writes `openapi.json` as the built server describes itself, and generates the panel's client
 * from it. Both are committed; `npm run verify` compares them.
 */
import { buildStale, parts } from './lib/build.mjs';
import { describedBy, writeClient, writeDescription } from './lib/contract.mjs';
import { runTool } from './lib/failure.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { endChildrenOnSignals } from './lib/processes.mjs';
import { projectDirectory } from './lib/project.mjs';
import { startServer, withDataDirectory } from './lib/server.mjs';

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`);

await runTool(async () => {
  endChildrenOnSignals();
  await ensureInstalled(projectDirectory, say);
  await buildStale([parts.server], say);
  await withDataDirectory(async (dataDirectory) => {
    const server = await startServer(dataDirectory);
    try {
      writeDescription(await describedBy(server.url));
    } finally {
      await server.stop();
    }
  });
  await writeClient();
  say('Written: openapi.json and admin-ui/src/api.');
});
