/**
 * `npm start`: installs what is missing, builds what is stale, runs the server. It runs on Node 20 with nothing
 * installed, and adds little to the time of a start that has nothing to prepare.
 */
import { join } from 'node:path';
import { buildStale, parts } from './lib/build.mjs';
import { runTool } from './lib/failure.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { endChildrenOnSignals } from './lib/processes.mjs';
import { projectDirectory, projectEnvironment, projectNode } from './lib/project.mjs';
import { supervise } from './lib/supervise.mjs';

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`);

await runTool(async () => {
  const stopListening = endChildrenOnSignals();
  await ensureInstalled(projectDirectory, say);
  await buildStale(Object.values(parts), say);
  stopListening();
  say('Starting Seatwise.');
  return supervise(
    projectNode(),
    ['--enable-source-maps', join(projectDirectory, parts.server.product), ...process.argv.slice(2)],
    {
      cwd: projectDirectory,
      // Compiled code is kept between two starts; it halves the time to load the libraries.
      environment: {
        NODE_COMPILE_CACHE: join(projectDirectory, 'node_modules', '.cache', 'compiled'),
        ...projectEnvironment(),
      },
      log: say,
    },
  );
});
