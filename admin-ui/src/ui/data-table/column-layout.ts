import { type Signal, computed, signal } from '@angular/core';

import { forgetChoice, readJson, writeJson } from '../../core/stored-choice';
import { type Column, type ColumnChoice, arrangeColumns, orderShowing, visibleColumns } from './columns.rules';
import type { ListSource, TableRow } from './list-source';

/** What the browser keeps of a table. */
interface KeptLayout {
  readonly visible: readonly string[];
  readonly order: readonly string[];
}

/**
 * Which columns a table shows, in which order: from the address, else as kept for this table, else as defined. What is chosen
 * in a view belongs to that view, and is not kept.
 */
export interface ColumnLayout<Row> {
  readonly choices: Signal<readonly ColumnChoice[]>;
  readonly visible: Signal<readonly Column<Row>[]>;
  choose(choices: readonly ColumnChoice[]): void;
  /** Back to the columns as they were defined. */
  reset(): void;
}

/** Makes the column layout of one table. */
export function columnLayout<Row extends TableRow>(
  source: Signal<ListSource<Row>>,
  columns: Signal<readonly Column<Row>[]>,
): ColumnLayout<Row> {
  const changes = signal(0);
  const name = computed(() => `table.${source().key}`);
  const kept = computed(() => {
    changes();
    return readJson(name(), keptLayout);
  });
  /** All columns as they were arranged last: the address says nothing of hidden ones. */
  const arranged = signal<readonly string[] | undefined>(undefined);
  const choices = computed(() => {
    const inAddress = source().state().columns;
    if (inAddress === null) return arrangeColumns(columns(), kept()?.visible ?? null, kept()?.order);
    const before = arranged() ?? kept()?.order ?? [];
    const all = new Set([...before, ...columns().map(({ key }) => key)]);
    return arrangeColumns(columns(), inAddress, orderShowing([...all], inAddress));
  });
  const inView = () => typeof source().state().view === 'number';
  return {
    choices,
    visible: computed(() => visibleColumns(columns(), choices())),
    choose: (next) => {
      const visible = next.filter((choice) => choice.visible).map(({ key }) => key);
      const order = next.map(({ key }) => key);
      arranged.set(order);
      if (!inView()) writeJson(name(), { visible, order });
      changes.update((count) => count + 1);
      source().choose({ columns: visible });
    },
    reset: () => {
      const defined = visibleColumns(columns(), arrangeColumns(columns(), null)).map(({ key }) => key);
      arranged.set(undefined);
      if (!inView()) forgetChoice(name());
      changes.update((count) => count + 1);
      source().choose({ columns: inView() ? defined : null });
    },
  };
}

function keptLayout(value: unknown): KeptLayout | undefined {
  if (typeof value !== 'object' || value === null || !('visible' in value) || !('order' in value)) return undefined;
  return texts(value.visible) && texts(value.order) ? { visible: value.visible, order: value.order } : undefined;
}

function texts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}
