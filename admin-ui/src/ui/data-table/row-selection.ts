import { type Signal, computed, signal } from '@angular/core';

import type { TableRow } from './list-source';

/** Rows that a person selected, on whatever page they were. */
export interface RowSelection<Row extends TableRow> {
  readonly rows: Signal<readonly Row[]>;
  /** How much of the page is selected. */
  readonly ofPage: Signal<'none' | 'some' | 'all'>;
  has(row: Row): boolean;
  toggle(row: Row): void;
  /** Selects the whole page, or lets go of it when all of it is selected. */
  togglePage(): void;
  /** Selects rows besides those that are. */
  add(rows: readonly Row[]): void;
  /** Lets go of some of them. */
  remove(rows: readonly Row[]): void;
  clear(): void;
}

/**
 * Makes a selection over the rows of a page.
 *
 * @param idOf tells rows apart
 */
export function rowSelection<Row extends TableRow>(
  page: Signal<readonly Row[]>,
  idOf: (row: Row) => TableRow['id'] = ({ id }) => id,
): RowSelection<Row> {
  const selected = signal<ReadonlyMap<TableRow['id'], Row>>(new Map());
  const ofPage = computed(() => {
    const rows = page();
    const count = rows.filter((row) => selected().has(idOf(row))).length;
    return count === 0 ? 'none' : count === rows.length ? 'all' : 'some';
  });
  const change = (edit: (rows: Map<TableRow['id'], Row>) => void): void =>
    selected.update((rows) => {
      const next = new Map(rows);
      edit(next);
      return next;
    });
  return {
    rows: computed(() => {
      // A row that was read again since is handed on as it is now.
      const fresh = new Map(page().map((row) => [idOf(row), row]));
      return [...selected().values()].map((row) => fresh.get(idOf(row)) ?? row);
    }),
    ofPage,
    has: (row) => selected().has(idOf(row)),
    toggle: (row) =>
      change((rows) => {
        if (!rows.delete(idOf(row))) rows.set(idOf(row), row);
      }),
    togglePage: () => {
      const all = ofPage() === 'all';
      change((rows) => {
        for (const row of page()) {
          if (all) rows.delete(idOf(row));
          else rows.set(idOf(row), row);
        }
      });
    },
    add: (rows) =>
      change((next) => {
        for (const row of rows) next.set(idOf(row), row);
      }),
    remove: (rows) =>
      change((next) => {
        for (const row of rows) next.delete(idOf(row));
      }),
    clear: () => selected.set(new Map()),
  };
}
