import { AppError } from '../../platform/http/app-error.js';

function fileError(code: string, message: string): AppError {
  return new AppError(code, 422, message, { errors: [{ field: 'file', code, message }] });
}

/** 422: nothing is in the file. */
export function fileEmpty(): AppError {
  return fileError('import.empty', 'The file is empty. Its first line has to name the columns.');
}

/** 422: a workbook, UTF-16, or anything else that is no CSV. */
export function fileNoText(): AppError {
  return fileError(
    'import.no-text',
    'The file is no CSV in UTF-8 or Windows-1252. Save the sheet as “CSV UTF-8” and send that file.',
  );
}

/** 422: from a line on, everything is within quotes. */
export function fileUnclosed(line: number): AppError {
  return fileError(
    'import.malformed',
    `The row that begins on line ${line} opens a quote that is never closed. Close it, or write "" for a quote in a cell.`,
  );
}

/** 422: more rows than one import takes. */
export function fileTooLong(mostRows: number): AppError {
  return fileError('import.too-many-rows', `A file has at most ${mostRows} rows. Split it and import the parts.`);
}

/** 422: what amounts without a currency would be in is none. */
export function currencyUnknown(code: string): AppError {
  const message = `“${code}” is no currency. Use a code such as USD.`;
  return new AppError('invalid', 422, message, {
    errors: [{ field: 'currency', code: 'currency.unknown', message }],
  });
}

/** 409: only a check that ended is followed by its import, once. */
export function importNotChecked(): AppError {
  return new AppError(
    'import.not-checked',
    409,
    'Only a check that has ended can be followed by its import, and only once. Choose the file again.',
  );
}
