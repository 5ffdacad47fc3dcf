import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** SQLite's own number for "another connection holds the lock" (`SQLITE_BUSY`, https://sqlite.org/rescode.html). */
const sqliteBusy = 5;

/** Thrown when another running server already uses the data directory. */
export class DataDirectoryInUseError extends Error {
  override readonly name = 'DataDirectoryInUseError';

  constructor(dataDirectory: string, holder: string | undefined) {
    const who = holder ? `process ${holder}` : 'another process';
    super(
      `The data directory ${dataDirectory} is in use by ${who}. ` +
        'Stop that server first, or give this one a directory of its own with DATA_DIR.',
    );
  }
}

/** A held data directory; it is let go by {@link release} or by the end of the process, however it ends. */
export interface DataDirectoryLock {
  release(): void;
}

/**
 * Holds the data directory for this process.
 *
 * The lock is one that the operating system keeps, not a file whose existence means something: it is gone with the
 * process, also after a crash or `kill -9`, and a process id that was given out again can't be mistaken for it. Node
 * has no call for such a lock, but SQLite, which is part of Node, takes one on every platform for an exclusive
 * transaction, and knows about the holders inside the same process too.
 *
 * @throws {DataDirectoryInUseError} when another process, or another part of this one, holds it
 */
export function lockDataDirectory(dataDirectory: string): DataDirectoryLock {
  const holderFile = join(dataDirectory, 'server.pid');
  const lock = new DatabaseSync(join(dataDirectory, 'server.lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy) {
      throw new DataDirectoryInUseError(dataDirectory, readHolder(holderFile));
    }
    throw new Error(`The data directory ${dataDirectory} can't be locked: ${String(error)}`, { cause: error });
  }
  writeFileSync(holderFile, `${process.pid}\n`);
  return {
    release() {
      if (!lock.isOpen) return;
      rmSync(holderFile, { force: true });
      lock.close();
    },
  };
}

/** Who holds the directory, for the error message alone; undefined when the holder has not said so yet. */
function readHolder(holderFile: string): string | undefined {
  try {
    return readFileSync(holderFile, 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}
