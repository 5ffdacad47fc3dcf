import { keyOf } from '../licenses/license-names.rules.js';
import type { LicenseImportsRepository } from './license-imports.repository.js';
import type { ImportedRow, ImportJournal } from './license-imports.types.js';

/** What an import that answers itself remembers: the rows of a batch until they are taken, and on which lines names were. */
export class MemoryJournal implements ImportJournal {
  private readonly rows = new Map<number, ImportedRow>();
  private readonly lines = new Map<string, number>();

  linesOf(names: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const found = new Map<string, number>();
    for (const name of names) {
      const line = this.lines.get(name);
      if (line !== undefined) found.set(name, line);
    }
    return Promise.resolve(found);
  }

  record(rows: readonly ImportedRow[]): Promise<void> {
    for (const row of rows) {
      this.rows.set(row.line, row);
      const key = keyOf(row.name);
      if (!this.lines.has(key)) this.lines.set(key, row.line);
    }
    return Promise.resolve();
  }

  /** The rows since the last time, in the order of the file. */
  take(): ImportedRow[] {
    const taken = [...this.rows.values()].sort((a, b) => a.line - b.line);
    this.rows.clear();
    return taken;
  }
}

/** Somebody else went on with an import, or it was cancelled. */
export class ImportTakenAway extends Error {}

/** What an import outside a request remembers, where a process that takes over finds it. */
export class StoredJournal implements ImportJournal {
  constructor(
    private readonly imports: LicenseImportsRepository,
    private readonly id: number,
    private readonly runner: string,
    private readonly announce: (id: number) => Promise<void>,
  ) {}

  async linesOf(names: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const found = await this.imports.linesOf(this.id, names);
    return new Map(found.map(({ key, line }) => [key, line]));
  }

  /** @throws ImportTakenAway, which undoes the transaction that did the rows. */
  async record(rows: readonly ImportedRow[]): Promise<void> {
    if (!(await this.imports.record(this.id, this.runner, rows))) throw new ImportTakenAway();
    await this.announce(this.id);
  }
}
