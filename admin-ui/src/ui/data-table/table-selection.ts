import { type Signal, computed, effect, untracked } from '@angular/core';

import type { ListSource, TableRow } from './list-source';
import { rowSelection } from './row-selection';
import { SelectAll } from './select-all';
import type { TableRows } from './table-rows';

/** What a person selects in a table: single rows, ranges of them, a page, or all that match. Needs an injection context. */
export class TableSelection<Row extends TableRow> {
  /** The row that the next range begins with. */
  #anchor: number | null = null;

  readonly #chosen = rowSelection<Row>(
    computed(() => this.rows.loaded()),
    (row) => this.source().rowId(row),
  );
  readonly all = new SelectAll(
    computed(() => this.source()),
    this.#chosen,
  );
  readonly rowsChosen = this.#chosen.rows;
  /** How much is selected of the page, or of all rows where there are no pages. */
  readonly extent = computed(() => {
    if (!this.continuous()) return this.#chosen.ofPage();
    const count = this.#chosen.rows().length;
    return count === 0 ? 'none' : count >= this.source().total() ? 'all' : 'some';
  });

  /** @param continuous whether all rows are under one scroll bar */
  constructor(
    private readonly source: Signal<ListSource<Row>>,
    private readonly rows: TableRows<Row>,
    private readonly continuous: Signal<boolean>,
  ) {
    // Other rows match now: a selection nobody sees any more must not be acted on.
    effect(() => {
      void this.source().matches();
      untracked(() => this.clear());
    });
    // Rows have other places now: a range would begin with another row than the one that was clicked.
    effect(() => {
      const { question, rowsPage } = this.source();
      void [question(), this.continuous() || rowsPage()];
      untracked(() => this.endRange());
    });
  }

  has(row: Row): boolean {
    return this.#chosen.has(row);
  }

  toggle(row: Row, index: number): void {
    this.#chosen.toggle(row);
    this.#anchor = index;
  }

  /** Selects the page, or all rows where there are no pages; or lets go of them. */
  toggleAll(event: Event): void {
    // The box is drawn by what is selected: reading all rows may be stopped before there are any.
    event.preventDefault();
    if (!this.continuous()) this.#chosen.togglePage();
    else if (this.extent() === 'none') void this.all.start();
    else this.clear();
  }

  /** Selects every row from where the range begins. @param from where it begins, unless it has begun */
  extendTo(index: number, from: number = index): void {
    this.#anchor ??= from;
    const [start, last] = this.#anchor < index ? [this.#anchor, index] : [index, this.#anchor];
    const rows = this.rows.between(start, last);
    this.#chosen.add(rows);
    // Some were passed by too fast to be read, or let go of.
    if (rows.length <= last - start) void this.all.start(start, last + 1);
  }

  /** The next range begins elsewhere. */
  endRange(): void {
    this.#anchor = null;
  }

  /** Lets go of rows that are done with. */
  remove(rows: readonly Row[]): void {
    this.#chosen.remove(rows);
    this.endRange();
  }

  clear(): void {
    this.all.stop();
    this.#chosen.clear();
    this.endRange();
  }

  /** By its checkbox; with Shift, all rows from the one before. */
  click(row: Row, index: number, event: MouseEvent): void {
    if (event.shiftKey && this.#anchor !== null) {
      // The box is drawn by what is selected, whatever it was before.
      event.preventDefault();
      this.extendTo(index);
    } else {
      this.toggle(row, index);
    }
  }
}
