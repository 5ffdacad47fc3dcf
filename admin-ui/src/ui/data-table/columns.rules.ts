/** One column of a table. */
export interface Column<Row> {
  /** Names the column in templates, in the address and in what is kept; the API's field name where there is one. */
  readonly key: string;
  readonly label: string;
  /** Text of a cell. Without it, and without a template, the cell shows the row's field of this key. */
  readonly value?: (row: Row) => string | number | null | undefined;
  /** `true`: sorts by `key`; a text: sorts by this field of the API. */
  readonly sortable?: boolean | string;
  /** `end` for numbers and amounts. */
  readonly align?: 'start' | 'end';
  /** CSS width that the column starts from, as in `120px`. */
  readonly width?: string;
  /** CSS width from which on the text is cut, as in `clamp(140px, 12vw, 260px)`; a sensible one without. */
  readonly maxWidth?: string;
  /** Shown only to those who ask for it. */
  readonly hiddenByDefault?: boolean;
}

/** One line of the column settings. */
export interface ColumnChoice {
  readonly key: string;
  readonly visible: boolean;
}

/**
 * All columns in the order and visibility that a person chose. The first column stays first and visible: it names the row.
 * Columns that the choice doesn't know (new in this version) come where they were defined, unless hidden by default.
 *
 * @param visible chosen columns in order; `null` when nobody chose
 * @param order all columns in order as they were when somebody chose; keeps the place of hidden ones
 */
export function arrangeColumns<Row>(
  columns: readonly Column<Row>[],
  visible: readonly string[] | null,
  order: readonly string[] = [],
): ColumnChoice[] {
  const byDefault = columns.map(({ key, hiddenByDefault }, index) => ({
    key,
    visible: index === 0 || !hiddenByDefault,
  }));
  if (visible === null) return byDefault;
  const known = new Set(columns.map(({ key }) => key));
  const chosen = new Set(visible);
  const seen = new Set([...order, ...visible]);
  const arranged = (order.length > 0 ? [...order] : [...visible])
    .filter((key) => known.has(key))
    .map((key) => ({ key, visible: chosen.has(key) }));
  for (const [index, column] of byDefault.entries()) {
    if (arranged.some(({ key }) => key === column.key)) continue;
    const isNew = order.length > 0 && !seen.has(column.key);
    arranged.splice(Math.min(index, arranged.length), 0, { key: column.key, visible: isNew && column.visible });
  }
  const first = columns[0]?.key;
  return first === undefined ? [] : [{ key: first, visible: true }, ...arranged.filter(({ key }) => key !== first)];
}

/**
 * An order of all columns in which the visible ones come as they are named; hidden ones keep their places.
 *
 * @param order all columns as they were arranged before
 */
export function orderShowing(order: readonly string[], visible: readonly string[]): string[] {
  const shown = new Set(visible);
  const known = new Set(order);
  const named = visible.filter((key) => known.has(key));
  let next = 0;
  return order.map((key) => (shown.has(key) ? (named[next++] ?? key) : key));
}

/** The visible columns in order. */
export function visibleColumns<Row>(columns: readonly Column<Row>[], choices: readonly ColumnChoice[]): Column<Row>[] {
  return choices.flatMap(({ key, visible }) => (visible ? columns.filter((column) => column.key === key) : []));
}

/** Moves one column; nothing moves before the first, which names the row. */
export function moveColumn(choices: readonly ColumnChoice[], from: number, to: number): ColumnChoice[] {
  const target = Math.max(1, Math.min(to, choices.length - 1));
  const moved = choices[from];
  if (moved === undefined || from === 0) return [...choices];
  const rest = choices.filter((_, index) => index !== from);
  return [...rest.slice(0, target), moved, ...rest.slice(target)];
}

/** The API field that a column sorts by; `null` when it doesn't sort. */
export function sortField<Row>(column: Column<Row>): string | null {
  if (typeof column.sortable === 'string') return column.sortable;
  return column.sortable === true ? column.key : null;
}
