import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, type InputType, type ZlibOptions } from 'node:zlib';

import { AgentMessageError } from './agent-protocol.errors.js';

/** How much of a message is read, in bytes. */
export interface AgentBodyLimits {
  /** Size of the body as it came over the wire. */
  readonly maxBytes: number;
  /** Size of the body after inflating. Inflating stops there: the rest is never held in memory. */
  readonly maxInflatedBytes: number;
}

/** 32 MiB on the wire, 64 MiB inflated: about a hundred times what a large server reports. */
export const defaultAgentBodyLimits: AgentBodyLimits = {
  maxBytes: 32 * 1024 * 1024,
  maxInflatedBytes: 64 * 1024 * 1024,
};

/** How a body was compressed. */
export type BodyCompression = 'zlib' | 'gzip' | 'deflate' | 'brotli' | 'none';

/** A body after inflating, and how it had been compressed (the outermost layer, where there were two). */
export interface DecodedBody {
  readonly bytes: Buffer;
  readonly compression: BodyCompression;
}

type Inflater = (input: InputType, options: ZlibOptions) => Promise<Buffer>;

const inflaters: Record<Exclude<BodyCompression, 'none'>, Inflater> = {
  zlib: promisify<InputType, ZlibOptions, Buffer>(inflate),
  gzip: promisify<InputType, ZlibOptions, Buffer>(gunzip),
  deflate: promisify<InputType, ZlibOptions, Buffer>(inflateRaw),
  brotli: promisify<InputType, ZlibOptions, Buffer>(brotliDecompress),
};

/**
 * The body of a message as the agent wrote it, with its compression taken off.
 *
 * What the bytes say goes before what the headers say: agents name zlib streams `application/x-compress-zlib`,
 * `application/x-compress` or nothing at all. A proxy may have put `Content-Encoding` around the agent's own
 * compression, so two layers are taken off; nothing real has more.
 *
 * @param contentEncoding the `Content-Encoding` header; only needed to tell raw deflate and brotli, which have no mark
 * @throws AgentMessageError `agent.body-empty`, `agent.too-large`, `agent.compression-broken`,
 *   `agent.compression-unknown`
 */
export async function decodeBody(
  body: Buffer,
  contentType: string | undefined,
  contentEncoding: string | undefined,
  limits: AgentBodyLimits = defaultAgentBodyLimits,
): Promise<DecodedBody> {
  if (body.length === 0) throw emptyBody();
  if (body.length > limits.maxBytes) throw tooLarge('body', limits.maxBytes);

  const outer = compressionOf(body, contentType, contentEncoding);
  if (outer === 'none') return { bytes: body, compression: outer };

  let bytes = await inflated(body, outer, limits.maxInflatedBytes);
  const inner = compressionOf(bytes, undefined, undefined);
  if (inner !== 'none') bytes = await inflated(bytes, inner, limits.maxInflatedBytes);
  if (bytes.length === 0) throw emptyBody();
  return { bytes, compression: outer };
}

function compressionOf(
  body: Buffer,
  contentType: string | undefined,
  contentEncoding: string | undefined,
): BodyCompression {
  if (body[0] === 0x1f && body[1] === 0x8b) return 'gzip';
  if (hasZlibHeader(body)) return 'zlib';
  if (beginsLikeText(body)) return 'none';

  const encoding = contentEncoding?.trim().toLowerCase() ?? '';
  if (encoding === 'br') return 'brotli';
  if (encoding === 'deflate' || /^application\/(?:x-)?(?:compress|deflate)/i.test(contentType ?? '')) return 'deflate';
  if (encoding === '' || encoding === 'identity' || encoding === 'gzip' || encoding === 'x-gzip') return 'none';
  throw new AgentMessageError(
    'agent.compression-unknown',
    `The Content-Encoding "${encoding.slice(0, 40)}" is not understood. Send the message plain, or as zlib or gzip.`,
  );
}

/** RFC 1950: method 8, a window of at most 32 KiB, and a header that is a multiple of 31. No text begins like this. */
function hasZlibHeader(body: Buffer): boolean {
  const [method, flags] = body;
  if (method === undefined || flags === undefined) return false;
  return (method & 0x0f) === 8 && method >> 4 <= 7 && ((method << 8) | flags) % 31 === 0;
}

/** How far into a body its first character is looked for. */
const maxLeadingBlanks = 1024;

/** Byte order marks, and after white space and the NULs of UTF-16 the `<`, `{` or `[` that XML and JSON open with. */
function beginsLikeText(body: Buffer): boolean {
  const first = body.subarray(0, maxLeadingBlanks).find((byte) => byte > 0x20);
  return first === 0x3c || first === 0x7b || first === 0x5b || first === 0xef || first === 0xfe || first === 0xff;
}

async function inflated(body: Buffer, compression: keyof typeof inflaters, maxInflatedBytes: number): Promise<Buffer> {
  try {
    return await inflaters[compression](body, { maxOutputLength: maxInflatedBytes });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge('inflated message', maxInflatedBytes);
    const how = code === 'Z_BUF_ERROR' ? 'ends too early' : 'is damaged';
    throw new AgentMessageError(
      'agent.compression-broken',
      `The compressed message (${compression}) ${how}. Let the agent send it again; if that does not help, ` +
        'look for a proxy that changes or cuts the body.',
    );
  }
}

function emptyBody(): AgentMessageError {
  return new AgentMessageError('agent.body-empty', 'The message is empty. Send the XML or JSON of an inventory agent.');
}

function tooLarge(what: string, maxBytes: number): AgentMessageError {
  return new AgentMessageError(
    'agent.too-large',
    `The ${what} is larger than ${Math.floor(maxBytes / 1024 / 1024)} MiB. ` +
      'Leave categories that are not needed out of the inventory (option --no-category of the agent).',
  );
}
