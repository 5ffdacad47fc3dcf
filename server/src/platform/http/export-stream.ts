import { Readable } from 'node:stream';
import type { ExportFile } from './list-export.js';

/** Asks for the next chunk when the last one was taken, and frees the database however it ends. */
export class ExportStream extends Readable {
  constructor(private readonly file: ExportFile) {
    super();
  }

  override _read(): void {
    this.file.chunks.next().then(
      ({ done, value }) => this.push(done === true ? null : value),
      (error: unknown) => this.destroy(error instanceof Error ? error : new Error(String(error))),
    );
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
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
