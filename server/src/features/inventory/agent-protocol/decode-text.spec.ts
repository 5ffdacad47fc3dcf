import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decodeText } from './decode-text.js';

const declaration = (encoding: string) => `<?xml version="1.0" encoding="${encoding}" ?>`;

function bigEndian(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

describe('decodeText', () => {
  it.each([
    ['UTF-8', Buffer.from('<a>Žluťoučký</a>', 'utf8')],
    ['UTF-8 with a mark', Buffer.from('\ufeff<a>Žluťoučký</a>', 'utf8')],
    ['UTF-16LE with a mark', Buffer.from('\ufeff<a>Žluťoučký</a>', 'utf16le')],
    ['UTF-16BE with a mark', bigEndian('\ufeff<a>Žluťoučký</a>')],
    ['UTF-16LE without one', Buffer.from('<a>Žluťoučký</a>', 'utf16le')],
    ['UTF-16BE without one', bigEndian('<a>Žluťoučký</a>')],
  ])('reads %s', (_name, bytes) => {
    expect(decodeText(bytes)).toBe('<a>Žluťoučký</a>');
  });

  it.each([
    ['ISO-8859-1', Buffer.from([0xe9, 0x80]), 'é€'],
    ['iso-8859-15', Buffer.from([0xa4]), '€'],
    ['windows-1252', Buffer.from([0x93, 0xfc, 0x94]), '“ü”'],
    ['windows-1251', Buffer.from([0xcf]), 'П'],
    ['Shift_JIS', Buffer.from([0x83, 0x65]), 'テ'],
    ['UTF-8', Buffer.from('ß', 'utf8'), 'ß'],
    ['UTF-16', Buffer.from('ß', 'utf8'), 'ß'],
    ['', Buffer.from('ß', 'utf8'), 'ß'],
  ])('goes by the declared encoding %j', (encoding, bytes, expected) => {
    const document = Buffer.concat([Buffer.from(declaration(encoding)), bytes]);
    expect(decodeText(document)).toBe(declaration(encoding) + expected);
  });

  it('refuses an encoding that does not exist', () => {
    expect(() => decodeText(Buffer.from(declaration('x-klingon')))).toThrow(
      expect.objectContaining({ code: 'agent.encoding-unknown', status: 415 }),
    );
  });

  it('reads bytes that are not UTF-8 as windows-1252, and keeps the rest', () => {
    const mixed = Buffer.concat([
      Buffer.from(`${declaration('UTF-8')}Größe `, 'utf8'),
      Buffer.from([0x47, 0x72, 0xf6, 0xdf, 0x65, 0x20, 0x80]),
      Buffer.from(' 日本 😀', 'utf8'),
      Buffer.from([0xe2, 0x82]),
    ]);
    expect(decodeText(mixed)).toBe(`${declaration('UTF-8')}Größe Größe € 日本 😀â‚`);
  });

  it('reads JSON in Latin-1', () => {
    expect(decodeText(Buffer.from('{"name":"Büro"}', 'latin1'))).toBe('{"name":"Büro"}');
  });

  it('never makes a lone surrogate and never fails, for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(decodeText(Buffer.from(bytes)).isWellFormed()).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('agrees with the strict reading wherever that succeeds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        // The foreign byte sends the text down the byte-by-byte path.
        const bytes = Buffer.concat([Buffer.from(`{${text}`, 'utf8'), Buffer.from([0xff])]);
        expect(decodeText(bytes)).toBe(`{${text}ÿ`);
      }),
    );
  });
});
