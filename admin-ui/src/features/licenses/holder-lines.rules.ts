import { parse } from 'csv-parse/browser/esm/sync';

/** Names are sent in portions of at most so many. */
export const namesPerRequest = 10_000;

/**
 * The names in a pasted text: one a line, or several between semicolons or tabs, e-mail addresses also between commas.
 * Of `Ada Lovelace <ada@acme.test>` the address counts.
 */
export function namesInText(text: string): string[] {
  const names = text
    .split(/[\n\r;\t]/)
    .flatMap((line) => (line.includes('@') ? line.split(',') : [line]))
    .map((name) => /<([^<>]+@[^<>]+)>/.exec(name)?.[1] ?? name)
    .map((name) =>
      name
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim(),
    )
    .filter((name) => name !== '');
  const byKey = new Map(names.map((name) => [name.toLowerCase(), name]));
  return [...byKey.values()];
}

/** A file of names: its columns, each with its names. */
export interface NameColumn {
  readonly heading: string;
  readonly names: readonly string[];
}

/** Headings, in the languages of the panel, that say that a column names holders, best first. */
const headings = [
  /e-?mail/i,
  /serial|seriennummer/i,
  /device|computer|host|asset|gerät|rechner/i,
  /location|site|standort/i,
  /user|holder|name|benutzer|inhaber/i,
];

/** The columns of a CSV file, the one that names holders most likely first. Without headings, the first row counts too. */
export function nameColumns(text: string): NameColumn[] {
  const rows: string[][] = parse(text, {
    delimiter: [',', ';', '\t'],
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  });
  const [first = [], ...rest] = rows;
  const titled = first.some((cell) => headings.some((pattern) => pattern.test(cell) && !cell.includes('@')));
  const body = titled ? rest : rows;
  const columns = first.map((cell, index) => ({
    heading: titled ? cell : $localize`Column ${index + 1}:number:`,
    names: namesInText(body.map((row) => row[index] ?? '').join('\n')),
  }));
  const rank = ({ heading }: NameColumn): number => {
    const found = headings.findIndex((pattern) => pattern.test(heading));
    return found < 0 ? headings.length : found;
  };
  return columns.filter(({ names }) => names.length > 0).sort((a, b) => rank(a) - rank(b));
}
