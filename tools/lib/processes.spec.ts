import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { end, isAlive, run } from './processes.mjs';

it('returns the exit code and all that was written', async () => {
  const result = await run(process.execPath, ['-e', "console.log('out'); console.error('err'); process.exitCode = 3;"]);
  expect(result.code).toBe(3);
  expect(result.output.split('\n').sort()).toEqual(['', 'err', 'out']);
});

it('ends a child together with its own children', async () => {
  const grandchild = 'setInterval(() => {}, 1000); console.log(process.pid)';
  const program = `
    require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(grandchild)}], { stdio: 'inherit' });
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['-e', program], { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  await end(child);
  await expect.poll(() => isAlive(Number(line)), { timeout: 5_000, interval: 20 }).toBe(false);
  await end(child);
});
