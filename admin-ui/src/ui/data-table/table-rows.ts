import { type Injector, type Signal, afterNextRender, computed, effect, signal, untracked } from '@angular/core';

import type { ListSource, TableRow } from './list-source';
import { RowWindow, type WindowRow } from './row-window';

/** Bars that stand for rows until there are some: enough to fill a screen. */
const skeletonRows = 20;

/** The parts of a table on the screen. */
export interface TableParts {
  readonly host: HTMLElement;
  readonly scroller: () => HTMLElement;
}

/** The rows of a table, whether they come in pages or under one scroll bar: which are drawn, and which one is active. */
export class TableRows<Row extends TableRow> {
  readonly #active = signal(0);

  readonly window: RowWindow<Row>;
  /** Whether there are more than fit. */
  readonly overflow = signal(false);
  /** How many there are to walk. */
  readonly count = computed(() => (this.continuous() ? this.source().total() : this.source().rows().length));
  /** The row that the tab key reaches. */
  readonly active = computed(() => Math.min(this.#active(), Math.max(0, this.count() - 1)));
  /** Rows on the pages before. */
  readonly before = computed(() => {
    const { rowsPage, state } = this.source();
    return this.continuous() ? 0 : (rowsPage() - 1) * state().pageSize;
  });
  readonly drawn: Signal<readonly WindowRow<Row>[]> = computed(() => {
    const source = this.source();
    if (source.loading()) return skeleton;
    if (this.continuous()) return this.window.drawn();
    return source.rows().map((row, index) => ({ key: source.rowId(row), index, row, gap: 0 }));
  });
  /** How many rows after the last one are not drawn. */
  readonly after = computed(() => (this.continuous() && !this.source().loading() ? this.window.after() : 0));
  /** Every row that is there. */
  readonly loaded = computed(() => (this.continuous() ? this.window.loaded() : this.source().rows()));

  /** @param continuous whether all rows are under one scroll bar */
  constructor(
    private readonly source: Signal<ListSource<Row>>,
    private readonly continuous: Signal<boolean>,
    private readonly parts: TableParts,
    private readonly injector: Injector,
  ) {
    this.window = new RowWindow(source, continuous, this.active, (top) => {
      // Before the rows are drawn there is nothing to scroll.
      afterNextRender({ write: () => (parts.scroller().scrollTop = top) }, { injector });
    });
    let asked: string | null = null;
    effect(() => {
      const question = this.source().question();
      // Other rows, or another order: the place where one was means nothing in it.
      if (asked !== null && asked !== question && !untracked(this.continuous)) untracked(() => this.begin());
      asked = question;
    });
  }

  at(index: number): Row | undefined {
    return this.continuous() ? this.window.rowAt(index) : this.source().rows()[index];
  }

  /** The rows from one to another, those that are there. */
  between(from: number, to: number): Row[] {
    return Array.from({ length: to - from + 1 }, (_, at) => this.at(from + at)).filter((row) => row !== undefined);
  }

  element(index: number): HTMLElement | null {
    return this.parts.host.querySelector(`tbody tr[data-index="${index}"]`);
  }

  begin(): void {
    this.parts.scroller().scrollTop = 0;
    this.#active.set(0);
  }

  focus(index: number): void {
    this.#active.set(index);
    if (!this.continuous()) {
      this.element(index)?.focus();
      return;
    }
    this.window.reveal(index);
    afterNextRender({ write: () => this.element(index)?.focus({ preventScroll: true }) }, { injector: this.injector });
  }

  /** The focus came to something in a row. */
  follow(event: FocusEvent): void {
    const index = event.target instanceof Element ? indexOf(event.target) : null;
    if (index !== null) this.#active.set(index);
  }

  scrolled(): void {
    this.window.scrolled(this.parts.scroller().scrollTop);
  }

  /** Looks how high rows are, and how much room there is for them. */
  measure(): void {
    const scroller = this.parts.scroller();
    const row = scroller.querySelector<HTMLElement>('tbody tr[data-index]');
    const head = scroller.querySelector<HTMLElement>('thead');
    const table = scroller.querySelector<HTMLElement>('table');
    this.overflow.set((table?.offsetHeight ?? 0) > scroller.clientHeight);
    if (row)
      this.window.measured({ rowHeight: row.offsetHeight, room: scroller.clientHeight - (head?.offsetHeight ?? 0) });
  }
}

const skeleton: readonly WindowRow<never>[] = Array.from({ length: skeletonRows }, (_, index) => ({
  key: `bar ${index}`,
  index,
  row: undefined,
  gap: 0,
}));

function indexOf(element: Element): number | null {
  const index = element.closest<HTMLElement>('tr[data-index]')?.dataset['index'];
  return index === undefined ? null : Number(index);
}
