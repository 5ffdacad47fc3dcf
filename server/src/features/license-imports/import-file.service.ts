import { Injectable } from '@nestjs/common';
import { type CsvRow, CsvFault, csvRows } from '../../platform/csv/csv-rows.js';
import { type CsvEncoding, decoded, encodingOf, separatorOf } from '../../platform/csv/csv-text.js';
import { invalidField } from '../../platform/http/app-error.js';
import { columnsOf, type ImportColumns } from './import-layouts.rules.js';
import { fileEmpty, fileNoText, fileTooLong, fileUnclosed } from './license-imports.errors.js';
import type { ImportFile } from './license-imports.types.js';

/** The most rows of one file. */
const mostRows = 200_000;

/** What is known of a file before its rows are read. */
export interface InspectedFile {
  encoding: CsvEncoding;
  separator: string;
  columns: ImportColumns;
  /** Rows with anything in them, the headings aside. */
  total: number;
}

/** Reads files of licenses, a part at a time. */
@Injectable()
export class ImportFiles {
  /**
   * Reads a file to its end and holds nothing of it, so that what is wrong with the whole of it is told before any row
   * is imported. @throws AppError 422.
   */
  async inspect(file: ImportFile): Promise<InspectedFile> {
    const encoding = await encodingOf(file.chunks());
    if (encoding === null) throw fileNoText();
    const separator = separatorOf(await firstLineOf(file, encoding));
    let columns: ImportColumns | null = null;
    let total = 0;
    try {
      for await (const row of csvRows(decoded(file.chunks(), encoding), separator)) {
        if (columns === null) columns = demandColumns(row);
        else total += 1;
        if (total > mostRows) throw fileTooLong(mostRows);
      }
    } catch (error) {
      throw error instanceof CsvFault ? fileUnclosed(error.line) : error;
    }
    if (columns === null) throw fileEmpty();
    return { encoding, separator, columns, total };
  }

  /** The rows of a file that was inspected, without the headings. */
  async *rows(file: ImportFile, { encoding, separator }: InspectedFile): AsyncGenerator<CsvRow> {
    let headings = true;
    for await (const row of csvRows(decoded(file.chunks(), encoding), separator)) {
      if (!headings) yield row;
      headings = false;
    }
  }
}

function demandColumns(row: CsvRow): ImportColumns {
  const columns = columnsOf(row.cells);
  if ('error' in columns) throw invalidField(columns.error.field, columns.error.code, columns.error.message);
  return columns;
}

/** Headings are longer than this in no file that is meant for us. */
const longestFirstLine = 65_536;

async function firstLineOf(file: ImportFile, encoding: CsvEncoding): Promise<string> {
  let text = '';
  for await (const part of decoded(file.chunks(), encoding)) {
    text += part;
    const line = text.trimStart();
    const end = line.search(/[\r\n]/);
    if (end >= 0) return line.slice(0, end);
    if (text.length > longestFirstLine) break;
  }
  return text;
}
