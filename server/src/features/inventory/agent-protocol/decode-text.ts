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

/** What windows-1252 shows for the bytes 80–FF, as code points; all of them below U+10000. */
const foreignCodePoints: readonly number[] = Array.from(
  new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 128 }, (_, index) => 0x80 + index)),
  (character) => character.codePointAt(0) ?? 0xfffd,
);

/** A foreign byte becomes up to three bytes of UTF-8. */
const maxGrowth = 3;

/** The same bytes as proper UTF-8, in one plain pass: hostile input of many megabytes comes this way. */
function withForeignBytes(bytes: Buffer): Buffer {
  const result = Buffer.allocUnsafe(bytes.length * maxGrowth);
  let end = 0;
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0;
    const size = byte < 0x80 ? 1 : sequenceSize(bytes, at);
    for (let offset = 0; offset < size; offset += 1) result[end++] = bytes[at + offset] ?? 0;
    if (size === 0) {
      const code = foreignCodePoints[byte - 0x80] ?? 0xfffd;
      if (code < 0x800) {
        result[end++] = 0xc0 | (code >> 6);
      } else {
        result[end++] = 0xe0 | (code >> 12);
        result[end++] = 0x80 | ((code >> 6) & 0x3f);
      }
      result[end++] = 0x80 | (code & 0x3f);
    }
    at += Math.max(size, 1);
  }
  return result.subarray(0, end);
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
