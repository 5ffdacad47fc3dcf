import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';

/** A row of a file with anything in it. */
export interface CsvRow {
  /** The line that it begins on; the first line of a file is 1. */
  line: number;
  cells: string[];
}

/** A row longer than this is a quote that was never closed, in characters. */
const longestRow = 1_000_000;

/** A file that is no CSV from some line on. */
export class CsvFault extends Error {
  constructor(readonly line: number) {
    super(`No CSV from line ${line} on`);
  }
}

interface Parsed {
  info: { lines: number };
  record: string[];
}

/**
 * The rows of a text, read as they are taken: only what is parsed and not taken yet is held. Rows without anything in
 * them are passed over; rows may have too many or too few cells.
 * @throws CsvFault where a quote is opened and never closed.
 */
export async function* csvRows(text: AsyncIterable<string>, separator: string): AsyncGenerator<CsvRow> {
  let parsedTo = 0;
  const parser = parse({
    on_record: (record: string[], { lines }) => {
      parsedTo = lines;
      return record;
    },
    delimiter: separator,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    record_delimiter: '\n',
    max_record_size: longestRow,
  });
  const source = Readable.from(withLineFeeds(text));
  source.once('error', (error) => parser.destroy(error));
  const parsed: AsyncIterable<Parsed> = source.pipe(parser);
  let lastLine = 0;
  try {
    for await (const { info, record } of parsed) {
      const line = lastLine + 1;
      lastLine = info.lines;
      if (record.some((cell) => cell.trim() !== '')) yield { line, cells: record };
    }
  } catch (error) {
    throw error instanceof CsvError ? new CsvFault(parsedTo + 1) : error;
  } finally {
    source.destroy();
  }
}

/** The text with one kind of line breaks: the parser counts a break of two characters within quotes as two lines. */
async function* withLineFeeds(text: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  for await (const part of text) {
    const whole = held + part;
    held = whole.endsWith('\r') ? '\r' : '';
    yield whole.slice(0, whole.length - held.length).replace(/\r\n?/g, '\n');
  }
  if (held !== '') yield '\n';
}
