import { type Signal, computed, debounced, effect, inject, signal, untracked } from '@angular/core';

import { Api } from '../../core/api/api';
import { Problem } from '../../core/problem/problem';
import type { ListSource, TableRow } from './list-source';
import { drawnRows, pagesOf, rowsAfter, rowsInView, scrollFor } from './row-window.rules';

/** Pages that pass by faster are not read. */
const pauseMilliseconds = 90;

/** Pages that are kept when they are out of view. */
const mostPages = 40;

/** Rows until they are measured, and what is seen of them. */
const assumed = { rowHeight: 40, room: 640 };

/** A place for a row; the row is there once its page is read. */
export interface WindowRow<Row> {
  readonly key: number | string;
  /** Among all rows, from 0. */
  readonly index: number;
  readonly row: Row | undefined;
  /** How many rows before it are not drawn. */
  readonly gap: number;
}

/** What is known of the table on the screen, in pixels. */
interface Measures {
  readonly rowHeight: number;
  readonly room: number;
}

/**
 * All rows of a list under one scroll bar: those in view are drawn, and their pages are read when they come into view. Needs
 * an injection context.
 */
export class RowWindow<Row extends TableRow> {
  readonly #api = inject(Api);
  readonly #pages = signal<ReadonlyMap<number, readonly Row[]>>(new Map());
  readonly #scrollTop = signal(0);
  readonly #measures = signal<Measures>(assumed);
  readonly #problem = signal<Problem | null>(null);
  #question = '';
  #stale = new Set<number>();
  #reading = new Set<number>();

  readonly #pageSize = computed(() => this.source().state().pageSize);
  readonly #inView = computed(
    () => {
      const { room, rowHeight } = this.#measures();
      return rowsInView(this.#scrollTop(), room, rowHeight, this.source().total());
    },
    { equal: (a, b) => a.start === b.start && a.end === b.end },
  );
  readonly #rested = debounced(this.#inView, pauseMilliseconds);

  readonly rowHeight = computed(() => this.#measures().rowHeight);
  /** Rows that fit into the view. */
  readonly rowsOfView = computed(() => Math.max(1, Math.floor(this.#measures().room / this.#measures().rowHeight)));
  /** The rows in view, from 0. */
  readonly inView = this.#inView;
  /** Every row that has been read. */
  readonly loaded = computed(() => [...this.#pages()].sort(([a], [b]) => a - b).flatMap(([, rows]) => rows));
  /** Why rows in view are missing. */
  readonly problem = this.#problem.asReadonly();
  readonly drawn: Signal<readonly WindowRow<Row>[]> = computed(() =>
    drawnRows(this.#inView(), this.source().total(), this.kept()).map(({ index, gap }) => ({
      key: index,
      index,
      gap,
      row: this.rowAt(index),
    })),
  );
  readonly after = computed(() => rowsAfter(this.drawn(), this.source().total()));

  /**
   * @param active whether the table scrolls through all rows now
   * @param kept the row that is drawn wherever it is
   * @param scrollTo moves the table on the screen
   */
  constructor(
    private readonly source: Signal<ListSource<Row>>,
    private readonly active: Signal<boolean>,
    private readonly kept: Signal<number>,
    private readonly scrollTo: (top: number) => void,
  ) {
    effect(() => {
      const { rows, rowsPage, question, loading } = this.source();
      if (!this.active() || loading()) return;
      const [page, items, asked] = [rowsPage(), rows(), question()];
      untracked(() => this.#take(asked, page, items));
    });
    effect(() => {
      const range = this.#rested.value();
      const { start, end } = this.#inView();
      // Moved since: what was in view before is no longer asked for.
      if (!this.active() || range?.start !== start || range.end !== end) return;
      const pages = pagesOf(range, this.#pageSize());
      const known = this.#pages();
      untracked(() => {
        for (const page of pages) if (!known.has(page) || this.#stale.has(page)) void this.#read(page);
        this.#tellPage(pages[0]);
      });
    });
  }

  rowAt(index: number): Row | undefined {
    const size = this.#pageSize();
    return this.#pages().get(Math.floor(index / size) + 1)?.[index % size];
  }

  scrolled(top: number): void {
    this.#scrollTop.set(top);
  }

  measured(measures: Measures): void {
    const { rowHeight, room } = this.#measures();
    if (measures.rowHeight <= 0 || measures.room <= 0) return;
    if (rowHeight !== measures.rowHeight || room !== measures.room) this.#measures.set(measures);
  }

  /** Scrolls as far as it must for a row to be in view. */
  reveal(index: number): void {
    const { room, rowHeight } = untracked(this.#measures);
    const top = scrollFor(index, untracked(this.#scrollTop), room, rowHeight);
    if (top !== null) this.#moveTo(top);
  }

  retry(): void {
    this.#problem.set(null);
    for (const page of pagesOf(this.#inView(), this.#pageSize())) if (!this.#pages().has(page)) void this.#read(page);
  }

  /** What the list has read by itself: rows of another question, or the same ones anew. */
  #take(question: string, page: number, rows: readonly Row[]): void {
    if (question === this.#question) {
      // Somebody changed something: the other pages may be older than that, those on their way too.
      this.#stale = new Set([...this.#pages().keys(), ...this.#reading].filter((other) => other !== page));
      this.#keep(page, rows);
      for (const other of pagesOf(this.#inView(), this.#pageSize())) if (this.#stale.has(other)) void this.#read(other);
      return;
    }
    this.#question = question;
    this.#stale = new Set();
    this.#reading = new Set();
    this.#problem.set(null);
    this.#pages.set(new Map([[page, rows]]));
    this.#moveTo((page - 1) * this.#pageSize() * this.rowHeight());
  }

  async #read(page: number): Promise<void> {
    if (this.#reading.has(page)) return;
    const question = this.#question;
    const reading = this.#reading;
    reading.add(page);
    this.#stale.delete(page);
    try {
      const { items } = await this.#api.send(this.source().pageRequest(page, this.#pageSize()));
      if (question !== this.#question) return;
      this.#keep(page, items);
      this.#problem.set(null);
    } catch (error) {
      if (question === this.#question) this.#problem.set(Problem.of(error));
    } finally {
      reading.delete(page);
    }
  }

  /** Keeps a page, and lets go of those that are farthest from what is in view. */
  #keep(page: number, rows: readonly Row[]): void {
    const [inView = page] = pagesOf(this.#inView(), this.#pageSize());
    this.#pages.update((before) => {
      const pages = new Map(before).set(page, rows);
      const near = [...pages.keys()].sort((a, b) => Math.abs(a - inView) - Math.abs(b - inView));
      for (const far of near.slice(mostPages)) pages.delete(far);
      return pages;
    });
  }

  #moveTo(top: number): void {
    this.#scrollTop.set(top);
    this.scrollTo(top);
  }

  /** The address says where one is, so that a link leads there. */
  #tellPage(page: number | undefined): void {
    const { state, choose } = this.source();
    if (page !== undefined && page !== state().page) choose({ page }, { replace: true, unasked: true });
  }
}
