import { Readable } from 'node:stream';
import type { ExportFile } from './list-export.js';

/** How long a file may take. An open one holds a snapshot, which keeps the database from cleaning up, and a connection. */
export interface ExportLimits {
  /** Milliseconds for all of it. */
  whole: number;
  /** Milliseconds between two chunks that are asked for: a client that has stopped taking them is given up. */
  pause: number;
}

const minute = 60_000;

/** A million rows are some hundred MB, which a line of 1 Mbit/s takes in the time. */
const exportLimits: ExportLimits = { whole: 60 * minute, pause: 4 * minute };

/** Asks for the next chunk when the last one was taken, and frees the database however it ends. */
export class ExportStream extends Readable {
  private readonly wholeTimer: NodeJS.Timeout;
  private readonly pauseTimer: NodeJS.Timeout;

  constructor(
    private readonly file: ExportFile,
    limits: ExportLimits = exportLimits,
  ) {
    super();
    const giveUp = (milliseconds: number, what: string) =>
      setTimeout(() => this.destroy(new Error(`${what} for ${milliseconds / minute} minutes.`)), milliseconds).unref();
    this.wholeTimer = giveUp(limits.whole, 'It was being written');
    this.pauseTimer = giveUp(limits.pause, 'Nothing of it was taken');
  }

  override _read(): void {
    this.pauseTimer.refresh();
    this.file.chunks.next().then(
      ({ done, value }) => this.push(done === true ? null : value),
      (error: unknown) => this.destroy(error instanceof Error ? error : new Error(String(error))),
    );
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    clearTimeout(this.wholeTimer);
    clearTimeout(this.pauseTimer);
    const ended = this.file.close().finally(() => {
      // Not waited for: a writer that is waiting for rows ends by their not coming.
      this.file.chunks.return(undefined).catch(() => undefined);
    });
    ended.then(
      () => callback(error),
      (failure: unknown) => callback(error ?? (failure instanceof Error ? failure : new Error(String(failure)))),
    );
  }
}
