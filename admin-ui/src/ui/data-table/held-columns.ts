import { DestroyRef, type Signal, afterNextRender, afterRenderEffect, effect, inject, untracked } from '@angular/core';

import type { ColumnLayout } from './column-layout';
import type { ColumnWidths } from './column-widths';
import type { TableRow } from './list-source';
import type { TableParts, TableRows } from './table-rows';

/**
 * Measures the rows of a table, and holds its columns as wide as they are while rows come and go under one scroll bar. Needs
 * an injection context.
 */
export function holdColumns<Row extends TableRow>(
  { host, scroller }: TableParts,
  rows: TableRows<Row>,
  widths: ColumnWidths,
  { visible }: ColumnLayout<Row>,
  continuous: Signal<boolean>,
): void {
  effect(() => {
    void [visible(), continuous()];
    untracked(() => widths.fix({}));
  });
  afterRenderEffect({
    read: () => {
      const drawn = rows.drawn();
      const there = drawn.filter(({ row }) => row !== undefined).length;
      void visible();
      rows.measure();
      // Bars would make other columns than rows do.
      if (continuous() && widths.natural() && there > drawn.length / 2) widths.fix(measured(host));
    },
  });
  const destroyed = inject(DestroyRef);
  afterNextRender(() => {
    if (typeof ResizeObserver === 'undefined') return;
    let width = scroller().clientWidth;
    const observer = new ResizeObserver(() => {
      if (scroller().clientWidth !== width) widths.fix({});
      width = scroller().clientWidth;
      rows.measure();
    });
    observer.observe(scroller());
    destroyed.onDestroy(() => observer.disconnect());
  });
}

function measured(host: HTMLElement): Record<string, number> {
  const headers = [...host.querySelectorAll<HTMLElement>('th[data-column]')];
  // Not a whole number of pixels: what is rounded down cuts the widest row.
  const widths = headers.map(
    (header) => [header.dataset['column'] ?? '', header.getBoundingClientRect().width] as const,
  );
  return Object.fromEntries(widths.filter(([, width]) => width > 0));
}
