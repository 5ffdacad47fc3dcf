/** `node tools/run.mjs <command> …`: runs a command of `node_modules/.bin` under the project's own Node. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readSync } from 'node:fs';
import { Failure, runTool } from './lib/failure.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { projectBinary, projectDirectory, projectEnvironment, projectNode } from './lib/project.mjs';

/** @param {string} file */
function isScript(file) {
  const start = Buffer.alloc(64);
  const descriptor = openSync(file, 'r');
  try {
    return /^#!.*\bnode\b/.test(start.toString('latin1', 0, readSync(descriptor, start)));
  } finally {
    closeSync(descriptor);
  }
}

await runTool(async () => {
  const [name, ...args] = process.argv.slice(2);
  if (!name) throw new Failure('Say what to run: node tools/run.mjs <command of node_modules/.bin> …');
  await ensureInstalled(projectDirectory, (line) => process.stdout.write(`${line}\n`));
  const file = projectBinary(name);
  const [program, first] = isScript(file) ? [projectNode(), [file]] : [file, []];
  // It shares our terminal, keyboard included, and so hears of Ctrl-C from there.
  const child = spawn(program, [...first, ...args], { stdio: 'inherit', env: projectEnvironment() });
  process.on('SIGINT', () => {});
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
  const [code] = await once(child, 'close');
  return code ?? 1;
});
