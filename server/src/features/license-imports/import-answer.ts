import { PassThrough, type Readable } from 'node:stream';
import type { ImportCounts, ImportedRow } from './license-imports.types.js';

/**
 * An answer that is written while its rows come into being, as JSON with the rows first and the counts behind them:
 * nobody who waits for a large file meets a line that says nothing, and no row is held after it was written.
 */
export class ImportAnswer {
  private readonly body = new PassThrough();
  private rows = 0;

  constructor() {
    // A reader who goes away is no fault of the import.
    this.body.on('error', () => undefined);
  }

  /** What the answer is read from; it breaks off where the import does. */
  get stream(): Readable {
    return this.body;
  }

  /** True when nobody reads any more. */
  get abandoned(): boolean {
    return this.body.destroyed;
  }

  /** Begins the answer at once. */
  begin(): void {
    this.body.write('{"items":[');
  }

  /** Writes rows down, as fast as they are read. */
  async add(rows: readonly object[]): Promise<void> {
    if (this.abandoned || rows.length === 0) return;
    const text = rows.map((row) => JSON.stringify(row)).join(',');
    const goesOn = this.body.write(this.rows === 0 ? text : `,${text}`);
    this.rows += rows.length;
    if (!goesOn) await this.taken();
  }

  /** Ends the answer with what stands beside the rows. */
  end(fields: object): void {
    if (!this.abandoned) this.body.end(`],${JSON.stringify(fields).slice(1)}`);
  }

  /** Breaks the answer off, so that nobody takes it for whole. */
  breakOff(error: Error): void {
    this.body.destroy(error);
  }

  /** Waits until what was written is read, or nobody reads any more. */
  private taken(): Promise<void> {
    return new Promise((resolve) => {
      const settle = () => {
        this.body.off('drain', settle).off('close', settle);
        resolve();
      };
      this.body.on('drain', settle).on('close', settle);
    });
  }
}

/** Counts rows by what became of them. */
export class RowCounts {
  private readonly counts: ImportCounts = { total: 0, created: 0, updated: 0, unchanged: 0, failed: 0 };

  add(rows: readonly ImportedRow[]): void {
    const fields = { CREATED: 'created', UPDATED: 'updated', UNCHANGED: 'unchanged', FAILED: 'failed' } as const;
    for (const row of rows) this.counts[fields[row.action]] += 1;
    this.counts.total += rows.length;
  }

  get all(): ImportCounts {
    return { ...this.counts };
  }
}
