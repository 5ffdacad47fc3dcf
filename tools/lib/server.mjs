/** Starting the built server for a check, and making sure that nothing of it is left. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parts } from './build.mjs';
import { Failure } from './failure.mjs';
import { freePort } from './free-port.mjs';
import { end } from './processes.mjs';
import { projectDirectory, projectEnvironment, projectNode } from './project.mjs';

/** The variables that a person may have set for a server of their own. */
const ownSettings =
  /^(PORT|HOST|PUBLIC_URL|DATABASE_\w+|DATA_DIR|SECRET_KEY|ADMIN_\w+|SAMPLE_DATA|SMTP_\w+|MAIL_\w+|ROLE|LOG_\w+|METRICS_TOKEN|OTEL_\w+)$/;

/** Far more than a start takes; a machine under load is no failure. */
const readyLimitMs = 120_000;

/**
 * @typedef {object} RunningServer
 * @property {string} url
 * @property {number} readyAfterMs from the start of its process
 * @property {() => string} output all that it has written
 * @property {() => Promise<number | null>} stop as Ctrl-C would; resolves to its exit code
 * @property {() => Promise<void>} kill as an empty battery would
 */

/**
 * Starts the built server on a data directory, and waits until it is ready.
 * @param {string} dataDirectory
 * @param {Record<string, string>} [settings] variables of its environment
 * @param {(kill: RunningServer['kill']) => void} [onProcess] called as soon as there is a process, long before it is ready
 * @returns {Promise<RunningServer>}
 */
export async function startServer(dataDirectory, settings = {}, onProcess = () => undefined) {
  const port = settings['PORT'] === undefined ? await freePort() : Number(settings['PORT']);
  const begin = performance.now();
  const { child, output, ended } = spawnServer(dataDirectory, port, settings);
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  onProcess(kill);
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (await answers(`${url}/health/ready`)) break;
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Failure(`The server ended before it was ready:\n\n${output()}`);
    }
    if (performance.now() - begin > readyLimitMs) {
      await end(child);
      throw new Failure(`The server is not ready after ${readyLimitMs / 1000} s. It said:\n\n${output()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const readyAfterMs = performance.now() - begin;
  const stop = async () => {
    await end(child, 'SIGINT');
    return (await ended).code;
  };
  return { url, readyAfterMs, output, stop, kill };
}

/**
 * Runs the built server where it must refuse to start.
 * @param {string} dataDirectory
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export async function startInVain(dataDirectory) {
  const { child, output, ended } = spawnServer(dataDirectory, await freePort(), {});
  const timer = setTimeout(() => child.kill('SIGKILL'), readyLimitMs);
  const { code } = await ended;
  clearTimeout(timer);
  return { code, output: output() };
}

/**
 * @param {string} dataDirectory
 * @param {number} port
 * @param {Record<string, string>} settings
 */
function spawnServer(dataDirectory, port, settings) {
  const inherited = Object.entries(projectEnvironment()).filter(([name]) => !ownSettings.test(name));
  const child = spawn(projectNode(), ['--enable-source-maps', join(projectDirectory, parts.server.product)], {
    // Not the project: nothing that the server needs may depend on where it is started.
    cwd: tmpdir(),
    env: {
      ...Object.fromEntries(inherited),
      ...settings,
      DATA_DIR: dataDirectory,
      PORT: String(port),
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  /** @type {Buffer[]} */
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => chunks.push(chunk));
  const output = () => Buffer.concat(chunks).toString('utf8').trim();
  /** @type {Promise<{ code: number | null }>} */
  const ended = new Promise((resolve) => child.once('exit', (code) => resolve({ code })));
  return { child, output, ended };
}

/** @param {string} url */
async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}

/**
 * A data directory for one check.
 * @template T
 * @param {(directory: string) => Promise<T>} use
 */
export async function withDataDirectory(use) {
  const directory = mkdtempSync(join(tmpdir(), 'seatwise data '));
  try {
    return await use(join(directory, 'data'));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/**
 * Processes whose command line speaks of a directory, which is unique to a check; empty where there is no /proc.
 * @param {string} directory
 */
export function processesOf(directory) {
  if (!existsSync('/proc/self/cmdline')) return [];
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && commandLine(name).includes(directory));
}

/** @param {string} processId */
function commandLine(processId) {
  try {
    return readFileSync(`/proc/${processId}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
