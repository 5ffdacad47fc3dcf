/**
 * `npm run bench -- <name> …`: runs `bench/<name>.mjs` against the built server; `all` runs one after the other, and prints
 * one table of what they found; without a name, lists them.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { buildStale, parts } from './lib/build.mjs';
import { Failure, runTool } from './lib/failure.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { reportAll } from '../bench/lib/results.mjs';
import { projectDirectory, projectEnvironment, projectNode } from './lib/project.mjs';

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`);

await runTool(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const directory = path.join(projectDirectory, 'bench');
  const names = readdirSync(directory).flatMap((each) => (each.endsWith('.mjs') ? [path.basename(each, '.mjs')] : []));
  if (name !== 'all' && !names.includes(name)) throw new Failure(`Say which benchmark: ${names.join(', ')}, or all.`);
  await ensureInstalled(projectDirectory, say);
  await buildStale([parts.server, ...(name === 'all' || name === 'panel' ? [parts.panel] : [])], say);
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  process.on('SIGINT', () => {});
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => child?.kill(signal));
  /** @type {{ name: string, failed: boolean }[]} */
  const ran = [];
  for (const each of name === 'all' ? names : [name]) {
    if (name === 'all') say(`\n${each}`);
    const file = path.join(directory, `${each}.mjs`);
    child = spawn(projectNode(), [file, ...args], { stdio: 'inherit', env: projectEnvironment() });
    const [code, signal] = await once(child, 'close');
    if (signal !== null || (code ?? 1) === 130) return 1;
    ran.push({ name: each, failed: code !== 0 });
  }
  if (name === 'all') reportAll(ran);
  return ran.some(({ failed }) => failed) ? 1 : 0;
});
