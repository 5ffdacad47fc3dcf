import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decodeXmlEntities } from './xml-entities.js';

describe('decodeXmlEntities', () => {
  it.each([
    ['AT&amp;T &lt;x&gt; &quot;q&quot; &apos;s&apos;', `AT&T <x> "q" 's'`],
    ['&#65;&#x42;&#X63;', 'ABc'],
    ['&#128512;', '😀'],
    ['&amp;lt;', '&lt;'],
    ['&amp;#65;', '&#65;'],
    ['&#9;&#10;', '\t\n'],
  ])('resolves %s', (text, expected) => {
    expect(decodeXmlEntities(text)).toBe(expected);
  });

  it.each(['&#0;', '&#x7;', '&#127;', '&#x9b;', '&#xD800;', '&#xdfff;', '&#x110000;', '&#99999999;'])(
    'drops %s',
    (reference) => {
      expect(decodeXmlEntities(`a${reference}b`)).toBe('ab');
    },
  );

  it.each(['&nbsp;', '&xxe;', 'R&D', '&;', '&#;', '&#xzz;', '&AMP;'])('leaves %s as written', (text) => {
    expect(decodeXmlEntities(text)).toBe(text);
  });

  it('undoes escaping, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        expect(decodeXmlEntities(escaped)).toBe(text);
      }),
    );
  });
});
