import { AgentMessageError } from './agent-protocol.errors.js';

/** The XML declaration has to stand at the very beginning, so its encoding is looked for in these bytes only. */
const declarationBytes = 256;

const declaredEncoding = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"']*)["']/;

/**
 * The text of a message.
 *
 * A byte order mark decides; else the pattern of UTF-16; else the encoding that the XML declaration names; else UTF-8.
 * Agents declare UTF-8 and still pass on names that they read as Latin-1, so bytes that are not UTF-8 are read as
 * windows-1252 one by one: a document that is Latin-1 throughout comes out right, and in a mixed one the rest stays
 * intact.
 *
 * @throws AgentMessageError `agent.encoding-unknown`
 */
export function decodeText(bytes: Buffer): string {
  const utf16 = utf16Of(bytes);
  if (utf16 !== null) return new TextDecoder(utf16).decode(bytes);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decodeUtf8(bytes.subarray(3));

  const label = declaredEncoding.exec(bytes.toString('latin1', 0, declarationBytes))?.[1]?.trim();
  if (label === undefined || label === '') return decodeUtf8(bytes);
  const decoder = decoderOf(label);
  // A declaration that could be read as single bytes is not UTF-16, whatever it says.
  return decoder.encoding === 'utf-8' || decoder.encoding.startsWith('utf-16')
    ? decodeUtf8(bytes)
    : decoder.decode(bytes);
}

function utf16Of(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const opens = (byte: number | undefined) => byte === 0x3c || byte === 0x7b;
  if (opens(first) && second === 0) return 'utf-16le';
  if (first === 0 && opens(second)) return 'utf-16be';
  return null;
}

function decoderOf(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    throw new AgentMessageError(
      'agent.encoding-unknown',
      `The XML declaration names the encoding "${label.slice(0, 40)}", which is not known. Send the document as UTF-8.`,
      'XML',
    );
  }
}

function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return withForeignBytes(bytes).toString('utf8');
  }
}

/** What windows-1252 shows in place of the bytes 80–FF, as UTF-8. */
const foreignBytes: readonly Buffer[] = Array.from({ length: 128 }, (_, index) =>
  Buffer.from(new TextDecoder('windows-1252').decode(Uint8Array.of(0x80 + index)), 'utf8'),
);

/** The same bytes as proper UTF-8. Two passes and one buffer, so that hostile input costs time and memory linearly. */
function withForeignBytes(bytes: Buffer): Buffer {
  let length = 0;
  forEachSequence(bytes, (start, size) => {
    length += size > 0 ? size : (foreignBytes[(bytes[start] ?? 0) - 0x80]?.length ?? 0);
  });
  const result = Buffer.allocUnsafe(length);
  let end = 0;
  forEachSequence(bytes, (start, size) => {
    end +=
      size > 0
        ? bytes.copy(result, end, start, start + size)
        : (foreignBytes[(bytes[start] ?? 0) - 0x80]?.copy(result, end) ?? 0);
  });
  return result;
}

/** Visits the bytes piece by piece: runs of ASCII and sequences of UTF-8 with their size, foreign bytes with size 0. */
function forEachSequence(bytes: Buffer, visit: (start: number, size: number) => void): void {
  let at = 0;
  while (at < bytes.length) {
    let run = at;
    while (run < bytes.length && (bytes[run] ?? 0) < 0x80) run += 1;
    if (run > at) visit(at, run - at);
    at = run;
    if (at < bytes.length) {
      const size = sequenceSize(bytes, at);
      visit(at, size);
      at += Math.max(size, 1);
    }
  }
}

/** Size of the well-formed UTF-8 sequence of several bytes at this place (Unicode, table 3-7), 0 where there is none. */
function sequenceSize(bytes: Buffer, at: number): 0 | 2 | 3 | 4 {
  const lead = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  const follows = (offset: number) => ((bytes[at + offset] ?? 0) & 0xc0) === 0x80;
  if (lead >= 0xc2 && lead <= 0xdf) return follows(1) ? 2 : 0;
  if (lead >= 0xe0 && lead <= 0xef) {
    const low = lead === 0xe0 ? 0xa0 : 0x80;
    const high = lead === 0xed ? 0x9f : 0xbf;
    return second >= low && second <= high && follows(2) ? 3 : 0;
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    const low = lead === 0xf0 ? 0x90 : 0x80;
    const high = lead === 0xf4 ? 0x8f : 0xbf;
    return second >= low && second <= high && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}
