import { type Signal, computed, inject, signal } from '@angular/core';

import { Api } from '../../core/api/api';
import { Toasts } from '../../core/toasts';
import type { ListSource, TableRow } from './list-source';
import type { RowSelection } from './row-selection';

/** More rows than this are not selected at once. */
export const mostSelected = 10_000;

const readAtOnce = 200;

/** Selects every row that matches, whatever page it is on. Needs an injection context. */
export class SelectAll<Row extends TableRow> {
  readonly #api = inject(Api);
  readonly #toasts = inject(Toasts);
  readonly #read = signal<number | null>(null);
  #run = 0;

  /** How many rows have been read so far; `null` while nothing is being selected. */
  readonly progress = this.#read.asReadonly();
  /** How many rows would be selected. */
  readonly most = computed(() => Math.min(mostSelected, this.source().total()));

  constructor(
    private readonly source: Signal<ListSource<Row>>,
    private readonly selection: RowSelection<Row>,
  ) {}

  /** Reads the rows page by page, and selects them as they come. */
  async start(): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    const source = this.source();
    const most = this.most();
    // Pages of one list, in one order: another one is not read on.
    const [matches, pageRequest] = [source.matches(), source.pageRequests()];
    const over = () => run !== this.#run || this.source().matches() !== matches;
    this.#read.set(0);
    try {
      for (let page = 1; !over(); page++) {
        const { items, total } = await this.#api.send(pageRequest(page, readAtOnce));
        if (over()) break;
        this.selection.add(items.slice(0, most - (page - 1) * readAtOnce));
        this.#read.set(page * readAtOnce);
        if (items.length === 0 || page * readAtOnce >= Math.min(most, total)) break;
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
