import type { FieldError } from '../../platform/http/app-error.js';

/** What became of a row. */
export const importActions = ['CREATED', 'UPDATED', 'UNCHANGED', 'FAILED'] as const;
export type ImportAction = (typeof importActions)[number];

/** Where an import is. */
export const importStates = ['WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const;
export type ImportState = (typeof importStates)[number];

/** What became of one row of a file. */
export interface ImportedRow {
  line: number;
  name: string;
  action: ImportAction;
  licenseId: number | null;
  errors: FieldError[];
  notes: string[];
}

/** How many rows there were, and what became of them. */
export interface ImportCounts {
  total: number;
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
}

/** How an import is to be done. */
export interface ImportOptions {
  dryRun: boolean;
  /** ISO 4217: of amounts that say none. */
  currency: string;
}

/** A file that can be read more than once, without being held. */
export interface ImportFile {
  chunks(): AsyncIterable<Uint8Array>;
}

/** What an import remembers of the rows that it has done. */
export interface ImportJournal {
  /** The lines on which names were, by name in small letters. */
  linesOf(names: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Writes rows down, within the transaction that did them where one did; of a line that comes again, the last counts. */
  record(rows: readonly ImportedRow[]): Promise<void>;
}
