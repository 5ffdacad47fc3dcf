import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import { type AgentBodyLimits, decodeBody, defaultAgentBodyLimits } from './decode-body.js';

const text = `<REQUEST>${'<SOFTWARES><NAME>Firefox</NAME></SOFTWARES>'.repeat(200)}</REQUEST>`;
const plain = Buffer.from(text);
const zlib = deflateSync(plain);

describe('decodeBody', () => {
  it.each([
    ['zlib', zlib, 'application/x-compress-zlib', undefined],
    ['zlib', zlib, 'application/x-compress', undefined],
    ['zlib', zlib, undefined, undefined],
    ['zlib', deflateSync(plain, { level: 1 }), 'application/xml', undefined],
    ['zlib', deflateSync(plain, { windowBits: 9 }), 'application/x-compress-zlib', undefined],
    ['gzip', gzipSync(plain), 'application/x-compress-gzip', undefined],
    ['gzip', gzipSync(plain), 'application/xml', 'gzip'],
    ['deflate', deflateRawSync(plain), 'application/x-deflate', undefined],
    ['deflate', deflateRawSync(plain), 'application/x-compress', undefined],
    ['deflate', deflateRawSync(plain), 'application/xml', 'deflate'],
    ['brotli', brotliCompressSync(plain), 'application/xml', 'br'],
    ['none', plain, 'application/x-compress-zlib', undefined],
    ['none', plain, 'application/json', 'identity'],
    ['gzip', gzipSync(zlib), 'application/x-compress-zlib', 'gzip'],
  ] as const)('takes off %s', async (compression, body, contentType, contentEncoding) => {
    const decoded = await decodeBody(body, contentType, contentEncoding);
    expect(decoded.compression).toBe(compression);
    expect(decoded.bytes.toString()).toBe(text);
  });

  it('leaves UTF-16 and byte order marks alone', async () => {
    for (const body of [
      Buffer.from('\ufeff<a/>', 'utf16le'),
      Buffer.from('\ufeff{}', 'utf8'),
      Buffer.from('\n\t {}'),
    ]) {
      expect((await decodeBody(body, 'application/x-compress-zlib', undefined)).bytes).toEqual(body);
    }
  });

  it.each([
    ['truncated zlib', zlib.subarray(0, zlib.length - 10)],
    ['only the header', zlib.subarray(0, 2)],
    ['truncated gzip', gzipSync(plain).subarray(0, 60)],
    ['damaged', Buffer.concat([zlib.subarray(0, 20), Buffer.alloc(40, 0xff), zlib.subarray(60)])],
    ['wrong checksum', Buffer.concat([zlib.subarray(0, -1), Buffer.of((zlib.at(-1) ?? 0) ^ 1)])],
    ['garbage that calls itself compressed', Buffer.from([0x91, 0x12, 0x55, 0xaa, 0x00, 0x10])],
  ])('refuses a stream that is %s', async (_what, body) => {
    await expect(decodeBody(body, 'application/x-compress-zlib', undefined)).rejects.toMatchObject({
      code: 'agent.compression-broken',
      status: 400,
    });
  });

  it('says of a truncated stream that it ends too early', async () => {
    await expect(decodeBody(zlib.subarray(0, 40), undefined, undefined)).rejects.toThrow(/ends too early/);
  });

  it('stops inflating a bomb at the limit', async () => {
    const limits: AgentBodyLimits = { maxBytes: 1024 * 1024, maxInflatedBytes: 1024 * 1024 };
    const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024, 0x20));
    expect(bomb.length).toBeLessThan(limits.maxBytes);
    for (const body of [bomb, gzipSync(bomb)]) {
      await expect(decodeBody(body, undefined, undefined, limits)).rejects.toMatchObject({
        code: 'agent.too-large',
        status: 413,
      });
    }
  });

  it('refuses a body over the limit before looking at it, and takes one at the limit', async () => {
    const limits = { ...defaultAgentBodyLimits, maxBytes: plain.length };
    await expect(decodeBody(plain, undefined, undefined, limits)).resolves.toMatchObject({ compression: 'none' });
    await expect(
      decodeBody(Buffer.concat([plain, Buffer.from(' ')]), undefined, undefined, limits),
    ).rejects.toMatchObject({ code: 'agent.too-large' });
  });

  it('refuses an empty body, also an empty compressed one', async () => {
    for (const body of [Buffer.alloc(0), deflateSync(Buffer.alloc(0))]) {
      await expect(decodeBody(body, undefined, undefined)).rejects.toMatchObject({ code: 'agent.body-empty' });
    }
  });

  it('refuses an encoding that it does not know', async () => {
    await expect(decodeBody(Buffer.from('\u0001\u0002'), undefined, 'zstd')).rejects.toMatchObject({
      code: 'agent.compression-unknown',
      status: 415,
    });
  });
});
