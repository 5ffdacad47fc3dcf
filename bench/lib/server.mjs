/** Processes of the built server on a database of a benchmark. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../tools/lib/free-port.mjs';

const main = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../dist/server/main.js');
const administrator = { email: 'admin@bench.test', password: 'a password of the benchmark' };

/**
 * @typedef {object} ServerProcess
 * @property {string} address without a path
 * @property {number} pid
 * @property {number} readyAfter milliseconds from its start
 * @property {() => Promise<number>} memory resident, in MiB
 * @property {(signal?: NodeJS.Signals) => Promise<void>} stop
 */

/** @param {Record<string, string>} environment @returns {Promise<ServerProcess>} */
export async function startServer(environment) {
  const port = await freePort();
  const directory = mkdtempSync(path.join(tmpdir(), 'seatwise-bench-'));
  const begun = performance.now();
  const child = spawn(process.execPath, [main], {
    // The channel is how it notices that whoever started it is gone.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: directory,
      PORT: String(port),
      LOG_LEVEL: 'error',
      TIME_ZONE: 'UTC',
      SECRET_KEY: 'a secret key for benchmarks that is long enough',
      ADMIN_EMAIL: administrator.email,
      ADMIN_PASSWORD: administrator.password,
      ...(process.env['BENCH_PROFILE'] === '1' ? { NODE_OPTIONS: '--cpu-prof --cpu-prof-dir=/tmp/profiles' } : {}),
      ...environment,
    },
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error('The server ended before it was ready.');
  });
  ended.catch(() => undefined);
  const address = `http://127.0.0.1:${port}`;
  await Promise.race([ready(address), ended]);
  child.stdout?.resume();
  return {
    address,
    pid: child.pid ?? 0,
    readyAfter: performance.now() - begun,
    memory: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    },
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        await once(child, 'exit');
      }
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** @param {string} address */
async function ready(address) {
  for (;;) {
    const answer = await fetch(`${address}/health/ready`).catch(() => null);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Asks as a system administrator: paths begin after /api/v1. @param {string} address */
export async function signedIn(address) {
  const signIn = await fetch(`${address}/api/v1/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(administrator),
  });
  if (signIn.status !== 200) throw new Error(`Signing in answered ${signIn.status}: ${await signIn.text()}`);
  const cookie = String(signIn.headers.getSetCookie()[0]).split(';')[0] ?? '';
  /** @param {string} method @param {string} to @param {object} [body] */
  const ask = async (method, to, body) => {
    const answer = await fetch(`${address}/api/v1${to}`, {
      method,
      headers: { cookie, 'x-requested-with': 'seatwise', ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    if (answer.status >= 300) throw new Error(`${method} ${to} answered ${answer.status}: ${text}`);
    return text === '' ? null : JSON.parse(text);
  };
  return { cookie, ask };
}
