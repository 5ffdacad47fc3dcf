/** Rows from one to before another, counted from 0. */
export interface RowRange {
  readonly start: number;
  readonly end: number;
}

/** Rows that are drawn before and after those in view. */
const overscan = 12;

/** However high the window is: nobody sees more at once. */
const mostInView = 64;

/** The rows that are in view. @param room what is left for rows between header and foot, in pixels */
export function rowsInView(scrollTop: number, room: number, rowHeight: number, total: number): RowRange {
  const first = Math.floor(Math.max(0, scrollTop) / rowHeight);
  const start = Math.max(0, Math.min(first, total - 1));
  const last = Math.ceil((Math.max(0, scrollTop) + Math.max(0, room)) / rowHeight);
  return { start, end: Math.min(total, start + mostInView, Math.max(start + 1, last)) };
}

/** A row that is drawn, and how many rows before it are not. */
export interface DrawnRow {
  readonly index: number;
  readonly gap: number;
}

/**
 * The rows to draw around those in view.
 *
 * @param kept a row that stays wherever it is, as the one that has the focus
 */
export function drawnRows(inView: RowRange, total: number, kept: number): DrawnRow[] {
  const start = Math.max(0, inView.start - overscan);
  const end = Math.min(total, inView.end + overscan);
  const indexes = Array.from({ length: Math.max(0, end - start) }, (_, at) => start + at);
  if (kept >= 0 && kept < start) indexes.unshift(kept);
  if (kept >= end && kept < total) indexes.push(kept);
  return indexes.map((index, at) => ({ index, gap: index - (indexes[at - 1] ?? -1) - 1 }));
}

/** How many rows come after the last that is drawn. */
export function rowsAfter(drawn: readonly DrawnRow[], total: number): number {
  const last = drawn.at(-1);
  return last === undefined ? total : total - last.index - 1;
}

/** The pages, from 1, that some rows are on. */
export function pagesOf({ start, end }: RowRange, pageSize: number): number[] {
  if (end <= start) return [];
  const first = Math.floor(start / pageSize);
  const last = Math.floor((end - 1) / pageSize);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at + 1);
}

/** Where to scroll to for a row to be in view; `null` where it is already. */
export function scrollFor(index: number, scrollTop: number, room: number, rowHeight: number): number | null {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  if (top + rowHeight > scrollTop + room) return top + rowHeight - room;
  return null;
}
