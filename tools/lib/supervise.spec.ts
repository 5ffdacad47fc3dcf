import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isAlive } from './processes.mjs';

const superviseModule = JSON.stringify(new URL('./supervise.mjs', import.meta.url));

let directory: string;
let parent: ChildProcess | undefined;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'seatwise supervise '));
});

afterEach(() => {
  parent?.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

/** A server that ends on a signal, or when its starter is gone, as the real one does. */
const server = `
  process.on('SIGTERM', () => process.exit(7));
  process.on('SIGINT', () => process.exit(8));
  process.on('disconnect', () => process.exit(9));
  setInterval(() => {}, 1000);
  console.log(process.pid);
`;

it('passes on the exit code', async () => {
  const { exitCode } = await start('process.exit(5);');
  expect(await exitCode).toBe(5);
});

it('tells the signal that ended the server', async () => {
  const { exitCode } = await start("process.kill(process.pid, 'SIGKILL');");
  expect(await exitCode).toBe(128 + 9);
});

it.each([
  ['SIGTERM', 7],
  ['SIGINT', 8],
] as const)('passes on %s once, and waits for the server', async (signal, code) => {
  const { exitCode, serverId } = await start(server);
  parent?.kill(signal);
  expect(await exitCode).toBe(code);
  await expectGone(await serverId);
});

it('takes the server with it when it is killed', async () => {
  const { exitCode, serverId } = await start(server);
  const id = await serverId;
  parent?.kill('SIGKILL');
  await exitCode;
  await expectGone(id);
});

it('stops the server when npm is killed above it', async () => {
  const { serverId } = await start(server, { npm: true });
  const id = await serverId;
  parent?.kill('SIGKILL');
  await expectGone(id);
});

/** Starts a supervisor of the given program; with `npm`, below a process that stands for npm. */
async function start(program: string, { npm = false } = {}) {
  writeFileSync(join(directory, 'server.mjs'), program);
  writeFileSync(
    join(directory, 'supervisor.mjs'),
    `import { supervise } from ${superviseModule};
     const options = { cwd: ${JSON.stringify(directory)}, environment: process.env };
     process.exitCode = await supervise(process.execPath, ['server.mjs'], options);`,
  );
  writeFileSync(
    join(directory, 'npm.mjs'),
    `import { spawn } from 'node:child_process';
     spawn(process.execPath, ['supervisor.mjs'], {
       stdio: 'inherit', env: { ...process.env, npm_lifecycle_event: 'start' },
     });`,
  );
  const environment = { ...process.env };
  delete environment['npm_lifecycle_event'];
  const child = spawn(process.execPath, [npm ? 'npm.mjs' : 'supervisor.mjs'], {
    cwd: directory,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  parent = child;
  const lines = createInterface({ input: child.stdout });
  const exitCode = once(child, 'exit').then(([code]) => Number(code));
  const serverId = once(lines, 'line').then(([line]) => Number(line));
  if (program === server) await serverId;
  return { exitCode, serverId };
}

/** Waits for the end of a process that is not our child. */
async function expectGone(processId: number): Promise<void> {
  await expect.poll(() => isAlive(processId), { timeout: 5_000, interval: 20 }).toBe(false);
}
