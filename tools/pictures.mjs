/**
 * `npm run pictures`: takes every page and dialog of the panel and compares them with the pictures that are kept;
 * `-- --update` keeps the new ones, `-- --only licenses,license-add` takes some.
 */
import { parseArgs } from 'node:util';
import { buildStale, parts } from './lib/build.mjs';
import { runTool } from './lib/failure.mjs';
import { endChildrenOnSignals } from './lib/processes.mjs';
import { importTypeScript } from './lib/typescript-modules.mjs';

const { values } = parseArgs({ options: { update: { type: 'boolean' }, only: { type: 'string' } } });

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`);

await runTool(async () => {
  const stopListening = endChildrenOnSignals();
  await buildStale([parts.server, parts.panel], say);
  stopListening();
  importTypeScript();
  const { takePictures } = await import('../e2e/tour/pictures.js');
  const same = await takePictures({ update: values.update === true, only: values.only?.split(',') ?? [], say });
  return same ? 0 : 1;
});
