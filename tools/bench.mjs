/** `npm run bench -- <name> …`: runs `bench/<name>.mjs` against the built server; without a name, lists them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { buildStale, parts } from './lib/build.mjs';
import { Failure, runTool } from './lib/failure.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { projectDirectory, projectEnvironment, projectNode } from './lib/project.mjs';

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`);

await runTool(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const directory = path.join(projectDirectory, 'bench');
  const file = path.join(directory, `${name}.mjs`);
  const names = readdirSync(directory).flatMap((each) => (each.endsWith('.mjs') ? [path.basename(each, '.mjs')] : []));
  if (!names.includes(name)) throw new Failure(`Say which benchmark: ${names.join(', ')}.`);
  await ensureInstalled(projectDirectory, say);
  await buildStale([parts.server], say);
  const child = spawn(projectNode(), [file, ...args], { stdio: 'inherit', env: projectEnvironment() });
  process.on('SIGINT', () => {});
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
  const [code] = await once(child, 'close');
  return code ?? 1;
});
