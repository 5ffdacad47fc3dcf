import { stringify } from 'csv-stringify/sync';
import type { ExportColumn } from './export-columns.js';
import { quoteFormula } from './formula-cells.rules.js';

/** Without it, Excel takes UTF-8 for the code page of the machine. */
const byteOrderMark = '\u{FEFF}';

/** Line breaks of every kind stand in quotes, not only the one between rows. */
const options = { record_delimiter: '\r\n', quoted_match: /[\r\n]/ };

/**
 * A list as CSV (RFC 4180: comma, CRLF, quotes where needed; UTF-8 with a byte order mark), row by row as it is read.
 * Text that a spreadsheet would take for a formula begins with an apostrophe.
 */
export async function* writeCsv<Item>(
  columns: readonly ExportColumn<Item>[],
  parts: AsyncIterable<readonly Item[]>,
): AsyncGenerator<string> {
  yield byteOrderMark + stringify([columns.map((column) => column.header)], options);
  for await (const items of parts) {
    if (items.length === 0) continue;
    yield stringify(
      items.map((item) => columns.map((column) => csvCell(column, item))),
      options,
    );
  }
}

function csvCell<Item>(column: ExportColumn<Item>, item: Item): string {
  switch (column.kind) {
    case 'text':
      return quoteFormula(column.valueOf(item) ?? '').toWellFormed();
    case 'number':
      return String(column.valueOf(item) ?? '');
    case 'decimal':
    case 'date':
      return column.valueOf(item) ?? '';
    case 'instant':
      return column.valueOf(item)?.toISOString() ?? '';
    case 'flag':
      return column.valueOf(item) ? 'TRUE' : 'FALSE';
  }
}
