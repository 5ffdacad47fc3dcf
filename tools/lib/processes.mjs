/** Child processes that end with us. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { projectDirectory, projectEnvironment } from './project.mjs';

/** How long a child may take to end after it was asked to. */
const gracePeriodMs = 10_000;

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [environment] in addition to the project's own
 * @property {string} [directory] where to run it; the project, unless told
 * @property {boolean} [show] write the output at once instead of returning it
 *
 * @typedef {object} RunResult
 * @property {number} code the exit code; 128 + n after signal n is not told apart from a plain failure
 * @property {string} output what it wrote, empty with `show`
 */

/**
 * Runs a program of the project to its end.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export async function run(file, args, { environment = {}, directory = projectDirectory, show = false } = {}) {
  const colors = process.stdout.isTTY && !process.env.NO_COLOR ? { FORCE_COLOR: '1' } : {};
  const child = spawn(file, args, {
    cwd: directory,
    env: { ...projectEnvironment(), ...colors, ...environment },
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    // A group of its own, so that its children can be ended with it.
    detached: true,
  });
  running.add(child);
  /** @type {Buffer[]} */
  const chunks = [];
  child.stdout?.on('data', (chunk) => chunks.push(chunk));
  child.stderr?.on('data', (chunk) => chunks.push(chunk));
  try {
    const [code] = await once(child, 'close');
    return { code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') };
  } finally {
    running.delete(child);
  }
}

/**
 * Ends a child and everything that it started.
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} [signal]
 */
export async function end(child, signal = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  signalGroup(child, signal);
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), gracePeriodMs);
  await gone;
  clearTimeout(timer);
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has just ended by itself.
  }
}

/**
 * Whether a process runs; one that has ended and waits for its parent to notice does not.
 * @param {number} processId
 */
export function isAlive(processId) {
  try {
    process.kill(processId, 0);
    return !/ Z [^)]*$/.test(readFileSync(`/proc/${processId}/stat`, 'utf8'));
  } catch (error) {
    // Without /proc the first line alone decides.
    return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EPERM');
  }
}

/**
 * Makes Ctrl-C and its kin end all children first.
 * @returns {() => void} leaves the signals to somebody else
 */
export function endChildrenOnSignals() {
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  const stop = () => {
    void Promise.all([...running].map((child) => end(child))).then(() => process.exit(130));
  };
  for (const signal of signals) process.on(signal, stop);
  return () => {
    for (const signal of signals) process.off(signal, stop);
  };
}
