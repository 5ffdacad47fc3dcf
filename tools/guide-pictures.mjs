/** `npm run guide-pictures`: takes the pictures of `docs/guide` anew, of the sample data. */
import { buildStale, parts } from './lib/build.mjs';
import { runTool } from './lib/failure.mjs';
import { endChildrenOnSignals } from './lib/processes.mjs';
import { importTypeScript } from './lib/typescript-modules.mjs';

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`);

await runTool(async () => {
  const stopListening = endChildrenOnSignals();
  await buildStale([parts.server, parts.panel], say);
  stopListening();
  importTypeScript();
  const { takeGuidePictures } = await import('../e2e/tour/guide-pictures.js');
  await takeGuidePictures(say);
});
