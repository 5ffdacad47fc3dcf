/** One column of an exported list: its heading, what it says of an item, and of what kind that is. */
export type ExportColumn<Item> =
  | { kind: 'text'; header: string; valueOf: (item: Item) => string | null }
  | { kind: 'number'; header: string; valueOf: (item: Item) => number | null }
  /** A decimal number as text, such as `1200.00`: money is never a float. */
  | { kind: 'decimal'; header: string; valueOf: (item: Item) => string | null }
  /** A calendar date, such as `2026-11-21`. */
  | { kind: 'date'; header: string; valueOf: (item: Item) => string | null }
  | { kind: 'instant'; header: string; valueOf: (item: Item) => Date | null }
  | { kind: 'flag'; header: string; valueOf: (item: Item) => boolean };

/** How a list is exported: written once per list, beside its response. */
export interface ExportDefinition<Item> {
  /** What the file is called, such as `license-purchases`, of small letters and hyphens. */
  name: string;
  columns: readonly ExportColumn<Item>[];
}

type Text<Item> = (item: Item) => string | null | undefined;

/** Text; nothing is an empty cell. */
export function text<Item>(header: string, valueOf: Text<Item>): ExportColumn<Item> {
  return { kind: 'text', header, valueOf: (item) => valueOf(item) ?? null };
}

/** Several texts in one cell, such as tags. */
export function texts<Item>(header: string, valueOf: (item: Item) => readonly string[]): ExportColumn<Item> {
  return { kind: 'text', header, valueOf: (item) => valueOf(item).join('; ') };
}

/** A number that is exact in a spreadsheet: a count, an id. */
export function number<Item>(header: string, valueOf: (item: Item) => number | null | undefined): ExportColumn<Item> {
  return { kind: 'number', header, valueOf: (item) => valueOf(item) ?? null };
}

/** A decimal number as text. Its currency is a column of its own. */
export function decimal<Item>(header: string, valueOf: Text<Item>): ExportColumn<Item> {
  return { kind: 'decimal', header, valueOf: (item) => valueOf(item) ?? null };
}

/** A calendar date as `2026-11-21`. */
export function date<Item>(header: string, valueOf: Text<Item>): ExportColumn<Item> {
  return { kind: 'date', header, valueOf: (item) => valueOf(item) ?? null };
}

/** A point in time. Spreadsheets know no time zone, so the heading says that it is UTC. */
export function instant<Item>(header: string, valueOf: (item: Item) => Date | null | undefined): ExportColumn<Item> {
  return { kind: 'instant', header: `${header} (UTC)`, valueOf: (item) => valueOf(item) ?? null };
}

/** Yes or no. */
export function flag<Item>(header: string, valueOf: (item: Item) => boolean): ExportColumn<Item> {
  return { kind: 'flag', header, valueOf };
}
