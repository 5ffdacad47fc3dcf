/** Runs the server as a child that never outlives us. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** A second Ctrl-C later than this means it. Sooner, it is npm passing on the first one. */
const forceAfterMs = 2_000;
/** How often to look whether npm is still there. */
const parentCheckMs = 500;

/**
 * Runs a program until it ends. Signals are passed on to it. If we are killed, it notices by the end of the channel
 * (`process.on('disconnect')`); if npm is killed without telling us, we stop it.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd: string, environment: NodeJS.ProcessEnv, log?: (line: string) => void }} options
 * @returns {Promise<number>} its exit code, 128 + n when signal n ended it
 */
export function supervise(file, args, { cwd, environment, log = () => {} }) {
  const child = spawn(file, args, {
    cwd,
    env: environment,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // A group of its own: Ctrl-C comes from us, once, and does not reach the database behind the server's back.
    detached: true,
  });

  /** @type {number | undefined} */
  let stoppingSince;
  /** @param {NodeJS.Signals} signal */
  const stop = (signal) => {
    const now = performance.now();
    if (stoppingSince !== undefined && now - stoppingSince > forceAfterMs) {
      log('Stopping at once.');
      child.kill('SIGKILL');
      return;
    }
    stoppingSince ??= now;
    child.kill(signal);
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => stop(signal));

  // `npm start` is npm, perhaps a shell, and us. When one above us is killed nobody tells us, but we get a new parent.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) {
    const timer = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(timer);
      stop('SIGTERM');
    }, parentCheckMs);
    timer.unref();
  }

  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}
