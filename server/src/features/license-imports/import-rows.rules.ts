import { unreadable } from '../../platform/csv/csv-text.js';
import { cleanLine } from '../../platform/http/fields.js';
import { unquoteFormula } from '../../platform/http/formula-cells.rules.js';
import type { FieldError } from '../../platform/http/app-error.js';
import type { LicenseResponse } from '../licenses/licenses.dto.js';
import { cellsOf, type ImportColumns } from './import-layouts.rules.js';
import type { ImportRequest } from './import-row.types.js';
import { requestOfOwnRow } from './seatwise-row.rules.js';
import { requestOfSnipeRow } from './snipe-it-row.rules.js';

/** A row that can be read, or why it cannot. */
export type ReadRow = { name: string } & ({ errors: FieldError[] } | { request: ImportRequest });

/** The name that a row is about, as licenses are named. */
export function nameOf({ columns }: ImportColumns, cells: readonly string[]): string {
  return cleanLine(unquoteFormula(cells[columns.indexOf('name')] ?? ''));
}

/** Reads one row on top of what the license of its name is. */
export function readRow(
  file: ImportColumns,
  cells: readonly string[],
  current: LicenseResponse | null,
  options: { currency: string; mixed: boolean },
): ReadRow {
  const name = nameOf(file, cells);
  const refusal = refusalOf(file, cells, name, options.mixed);
  if (refusal !== null) return { name, errors: [refusal] };
  const request =
    file.layout === 'SEATWISE'
      ? requestOfOwnRow(cellsOf(file.columns, cells, unquoteFormula), current)
      : requestOfSnipeRow(cellsOf(file.columns, cells, unquoteFormula), current, options.currency);
  return request.errors.length > 0 ? { name, errors: request.errors } : { name, request };
}

function refusalOf(
  { columns }: ImportColumns,
  cells: readonly string[],
  name: string,
  mixed: boolean,
): FieldError | null {
  if (mixed && cells.some((cell) => cell.includes(unreadable))) {
    const message = 'This row is not in UTF-8 as others of the file are. Save the whole file as UTF-8.';
    return { field: 'file', code: 'import.encoding', message };
  }
  const surplus = cells.slice(columns.length).filter((cell) => cell.trim() !== '');
  if (surplus.length > 0) {
    const message = `The row has ${cells.length} cells and the header ${columns.length}. Put a cell with a separator in it into quotes.`;
    return { field: 'file', code: 'import.too-many-cells', message };
  }
  if (name === '') return { field: 'name', code: 'name.missing', message: 'A license needs a name.' };
  return null;
}

/** A file has one row for each license: which of two would count, nobody could say. */
export function nameTwice(line: number): FieldError {
  const message = `Line ${line} of the file has a license of this name already. Keep one of the two.`;
  return { field: 'name', code: 'import.name-twice', message };
}

/**
 * What a later row of the same name asks for, in a file in which the rows of one name are its seats: the holder and the
 * product key of that row. What it says of the license itself was said before.
 */
export function seatOfRow(request: ImportRequest, first: number): ImportRequest {
  const { name, holdersToAdd } = request.plain;
  const message = `Line ${first} describes this license; of this line, the holder and the product key were taken.`;
  return {
    ...request,
    plain: { name, ...(holdersToAdd === undefined ? {} : { holdersToAdd }) },
    notes: [...request.notes, message],
  };
}
