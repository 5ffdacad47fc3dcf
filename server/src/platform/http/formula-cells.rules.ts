/**
 * Text that begins like a formula would be run by the spreadsheet of whoever opens the file: an apostrophe before it
 * makes it text. Text that begins with such an apostrophe already gets one more, so that none is lost on the way back.
 */
export function quoteFormula(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** The text of a cell without the apostrophe that {@link quoteFormula} puts before it. */
export function unquoteFormula(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
