/**
 * `npm run texts`: takes the panel's texts into the catalogs of its translations. New ones stand there in English until
 * somebody translates them; `npm run verify` names them.
 */
import { extractTexts, untranslatedTexts } from './lib/catalogs.mjs';
import { runTool } from './lib/failure.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { endChildrenOnSignals } from './lib/processes.mjs';
import { projectDirectory } from './lib/project.mjs';

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`);

await runTool(async () => {
  endChildrenOnSignals();
  await ensureInstalled(projectDirectory, say);
  await extractTexts();
  say(untranslatedTexts() || 'All texts are translated.');
});
