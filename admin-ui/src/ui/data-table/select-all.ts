import { type Signal, inject, signal } from '@angular/core';

import { Api } from '../../core/api/api';
import { Toasts } from '../../core/toasts';
import type { ListSource, TableRow } from './list-source';
import type { RowSelection } from './row-selection';

/** More rows than this are not selected at once. */
export const mostSelected = 10_000;

const readAtOnce = 200;

/** Selects rows that match, whatever page they are on: all of them, or a range. Needs an injection context. */
export class SelectAll<Row extends TableRow> {
  readonly #api = inject(Api);
  readonly #toasts = inject(Toasts);
  readonly #read = signal<number | null>(null);
  readonly #goal = signal(0);
  #run = 0;

  /** How many rows have been read so far; `null` while nothing is being selected. */
  readonly progress = this.#read.asReadonly();
  /** How many rows are to be read. */
  readonly goal = this.#goal.asReadonly();

  constructor(
    private readonly source: Signal<ListSource<Row>>,
    private readonly selection: RowSelection<Row>,
  ) {}

  /**
   * Reads the rows page by page, and selects them as they come.
   *
   * @param start the first row, from 0
   * @param end the row after the last
   */
  async start(start = 0, end: number = this.source().total()): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    const source = this.source();
    const last = Math.min(end, start + mostSelected);
    // Pages of one list, in one order: another one is not read on.
    const [matches, pageRequest] = [source.matches(), source.pageRequests()];
    const over = () => run !== this.#run || this.source().matches() !== matches;
    this.#goal.set(last - start);
    this.#read.set(0);
    try {
      for (let from = start - (start % readAtOnce); !over(); from += readAtOnce) {
        const { items, total } = await this.#api.send(pageRequest(from / readAtOnce + 1, readAtOnce));
        if (over()) break;
        this.selection.add(items.slice(Math.max(0, start - from), last - from));
        this.#read.set(Math.min(last, from + readAtOnce) - start);
        if (items.length === 0 || from + readAtOnce >= Math.min(last, total)) break;
      }
    } catch (error) {
      if (run === this.#run) this.#toasts.failed(error);
    }
    if (run === this.#run) this.#read.set(null);
  }

  /** Reads no further; what is selected stays selected. */
  stop(): void {
    this.#run += 1;
    this.#read.set(null);
  }
}
