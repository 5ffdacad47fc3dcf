import { isAscii, isUtf8 } from 'node:buffer';

/**
 * How the text of a file is written. `mixed`: some of its lines are UTF-8 with letters beyond ASCII, and others are not
 * UTF-8 at all.
 */
export type CsvEncoding = 'utf-8' | 'windows-1252' | 'mixed';

/** What stands in decoded text for bytes that are no text. */
export const unreadable = '\u{FFFD}';

const lineFeed = 0x0a;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Tells how a file is written, a part of it at a time. A file of Excel for Windows has no mark and is in the code page
 * of the machine; what is not UTF-8 is taken for Windows-1252, unless other lines or a mark say that it is UTF-8.
 * @returns null for what is no text: a workbook, UTF-16.
 */
export async function encodingOf(chunks: AsyncIterable<Uint8Array>): Promise<CsvEncoding | null> {
  let rest = Buffer.alloc(0);
  let first = true;
  const seen = { utf8: false, other: false };
  for await (const chunk of chunks) {
    let bytes = Buffer.concat([rest, chunk]);
    if (first && bytes.length >= byteOrderMark.length) {
      first = false;
      if (bytes.subarray(0, byteOrderMark.length).equals(byteOrderMark)) {
        seen.utf8 = true;
        bytes = bytes.subarray(byteOrderMark.length);
      }
    }
    if (bytes.includes(0)) return null;
    const end = bytes.lastIndexOf(lineFeed) + 1;
    noteLines(bytes.subarray(0, end), seen);
    rest = bytes.subarray(end);
  }
  if (rest.includes(0)) return null;
  noteLines(rest, seen);
  if (!seen.other) return 'utf-8';
  return seen.utf8 ? 'mixed' : 'windows-1252';
}

function noteLines(bytes: Buffer, seen: { utf8: boolean; other: boolean }): void {
  if (isAscii(bytes)) return;
  if (isUtf8(bytes)) {
    seen.utf8 = true;
    return;
  }
  for (let from = 0; from < bytes.length;) {
    const feed = bytes.indexOf(lineFeed, from);
    const to = feed < 0 ? bytes.length : feed + 1;
    const line = bytes.subarray(from, to);
    if (!isAscii(line)) seen[isUtf8(line) ? 'utf8' : 'other'] = true;
    from = to;
  }
}

/** The text of a file, a part at a time, without its byte order mark; {@link unreadable} where bytes are no text. */
export async function* decoded(chunks: AsyncIterable<Uint8Array>, encoding: CsvEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding === 'windows-1252' ? 'windows-1252' : 'utf-8');
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

const separators = [',', ';', '\t', '|'] as const;

/** What stands between the cells of a first line: the mark that is in it most often outside of quotes. */
export function separatorOf(firstLine: string): string {
  const outside = firstLine.replace(/"[^"]*"/g, '');
  const counts = separators.map((mark) => outside.split(mark).length - 1);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
}
