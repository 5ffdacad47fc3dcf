import { type CellValue, writeXlsxStream } from 'hucre/xlsx';
import type { ExportColumn } from './export-columns.js';

/** The most characters that Excel takes in one cell. */
const longestText = 32_767;

/** Digits that Excel keeps of a number. */
const exactDigits = 15;

/** The calendar of Excel is right from this day on. */
const firstDate = '1900-03-01';

const formats: Partial<Record<ExportColumn<never>['kind'], string>> = {
  decimal: '#,##0.00####',
  date: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm:ss',
};

/** Width of a column, in characters. */
const widths: Record<ExportColumn<never>['kind'], number> = {
  text: 28,
  number: 12,
  decimal: 14,
  date: 12,
  instant: 20,
  flag: 10,
};

/**
 * A list as an Excel workbook: one sheet whose heading stays in view, numbers and dates as such. It is written as it is
 * read; rows beyond what a sheet holds (1,048,576) go on in another sheet.
 */
export async function* writeXlsx<Item>(
  columns: readonly ExportColumn<Item>[],
  parts: AsyncIterable<readonly Item[]>,
): AsyncGenerator<Uint8Array> {
  const workbook = writeXlsxStream(rowsOf(columns, parts), {
    name: 'Export',
    columns: columns.map(({ header, kind }) => {
      const numFmt = formats[kind];
      return { header, width: widths[kind], ...(numFmt === undefined ? {} : { numFmt }) };
    }),
    freezePane: { rows: 1 },
  });
  const reader = workbook.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    await reader.cancel();
  }
}

async function* rowsOf<Item>(
  columns: readonly ExportColumn<Item>[],
  parts: AsyncIterable<readonly Item[]>,
): AsyncGenerator<CellValue[]> {
  for await (const items of parts) {
    for (const item of items) yield columns.map((column) => xlsxCell(column, item));
  }
}

function xlsxCell<Item>(column: ExportColumn<Item>, item: Item): CellValue {
  switch (column.kind) {
    case 'text':
      return textCell(column.valueOf(item));
    case 'number':
    case 'flag':
    case 'instant':
      return column.valueOf(item);
    case 'decimal':
      return decimalCell(column.valueOf(item));
    case 'date':
      return dateCell(column.valueOf(item));
  }
}

/**
 * Text as XML can hold it: no half of a pair, no noncharacter. `_x000D_` in a text would be read as the escape that
 * Excel writes for a carriage return, so its underscore is escaped.
 */
function textCell(value: string | null): string | null {
  if (value === null || value === '') return null;
  const whole = value.length > longestText ? `${value.slice(0, longestText - 1)}…` : value;
  return whole
    .toWellFormed()
    .replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** A number where Excel keeps all of its digits, else the text. */
function decimalCell(value: string | null): number | string | null {
  if (value === null) return null;
  const digits = value.replace(/^-?0*/, '').replace('.', '').length;
  return digits <= exactDigits ? Number(value) : value;
}

function dateCell(value: string | null): Date | string | null {
  if (value === null) return null;
  return value >= firstDate && /^\d{4}-/.test(value) ? new Date(`${value}T00:00:00Z`) : value;
}
