import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** How long a PostgreSQL may take to end after each kind of signal. */
const fastShutdownLimitMs = 30_000;
const immediateShutdownLimitMs = 10_000;
const pollMs = 10;

/** What an earlier PostgreSQL left in its directory. */
export type Leftover =
  | { readonly kind: 'none' }
  /** It still runs, without the server that it belonged to. */
  | { readonly kind: 'running'; readonly processId: number }
  /** It is gone, and its process id belongs to some other program now. */
  | { readonly kind: 'reused'; readonly processId: number };

/** Looks at `postmaster.pid`, which PostgreSQL keeps while it runs, and at the process that it names. */
export function findLeftover(clusterDirectory: string): Leftover {
  const processId = readProcessId(clusterDirectory);
  if (processId === undefined || !isAlive(processId)) return { kind: 'none' };
  return { kind: isPostmasterOf(processId, clusterDirectory) ? 'running' : 'reused', processId };
}

function readProcessId(clusterDirectory: string): number | undefined {
  try {
    const [first] = readFileSync(join(clusterDirectory, 'postmaster.pid'), 'utf8').split('\n');
    const processId = Number(first);
    return Number.isInteger(processId) && processId > 0 ? processId : undefined;
  } catch {
    return undefined;
  }
}

/** A PostgreSQL stands in its data directory; its command line names it too, for systems without /proc. */
function isPostmasterOf(processId: number, clusterDirectory: string): boolean {
  const directory = realpathSync(clusterDirectory);
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${processId}/cwd`) === directory;
    } catch {
      return false;
    }
  }
  try {
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(processId)], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(directory);
  } catch {
    return false;
  }
}

/** Whether the process runs, be it ours or somebody else's. */
export function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return !isZombie(processId);
}

/** It has ended, but its parent has not asked how: in a container whose first process never does, that is for good. */
function isZombie(processId: number): boolean {
  try {
    // The state follows the name, which stands in parentheses and may hold any character.
    return / Z [^)]*$/.test(readFileSync(`/proc/${processId}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/**
 * Shuts a PostgreSQL down that is not our child, and waits until it is gone.
 *
 * @throws Error when it survives even an immediate shutdown
 */
export async function endPostmaster(processId: number): Promise<void> {
  if (await signalAndWait(processId, 'SIGINT', fastShutdownLimitMs)) return;
  if (await signalAndWait(processId, 'SIGQUIT', immediateShutdownLimitMs)) return;
  throw new Error(`The PostgreSQL with process id ${processId} does not end. End it by hand, then start again.`);
}

async function signalAndWait(processId: number, signal: NodeJS.Signals, limitMs: number): Promise<boolean> {
  try {
    process.kill(processId, signal);
  } catch {
    return !isAlive(processId);
  }
  const deadline = performance.now() + limitMs;
  while (performance.now() < deadline) {
    if (!isAlive(processId)) return true;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  return false;
}
