import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cleanText, textLimits } from './clean-text.js';

/** Any UTF-16 there is: lone surrogates, control characters, combining marks, and texts longer than the limit. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.constantFrom(' ', '\t', 'a', 'e', '\u0301', '\u0327', '\u0344', '\ud83d', '\ude00', '\u200b'), {
      maxLength: 60,
    })
    .map((parts) => parts.join('')),
);

describe('cleanText', () => {
  it.each([
    ['  Mozilla\u0000 Firefox\t128.0 ', 'Mozilla Firefox 128.0'],
    ['a\r\n\u00a0\u2003\u0085b', 'a b'],
    ['bell\u0007 and \u009bescape', 'bell and escape'],
    ['lone \ud83d high, lone \ude00 low, pair \ud83d\ude00', 'lone \ufffd high, lone \ufffd low, pair \ud83d\ude00'],
    ['re\u0301sume\u0301', 'r\u00e9sum\u00e9'],
    ['abc\u202egpj.exe', 'abcgpj.exe'],
    ['\ufeffTeams\u200b', 'Teams'],
  ])('makes %j into %j', (text, expected) => {
    expect(cleanText(text, textLimits.softwareName)).toBe(expected);
  });

  it.each([null, undefined, '', '   ', '\u0000\u0000', '\u200b \ufeff'])('finds nothing in %j', (text) => {
    expect(cleanText(text, 10)).toBeNull();
  });

  it('cuts instead of refusing, without a trailing space and without half a surrogate pair', () => {
    expect(cleanText('x'.repeat(10_000), textLimits.softwareName)).toHaveLength(500);
    expect(cleanText('abcd efgh', 5)).toBe('abcd');
    expect(cleanText('abcd\ud83d\ude00', 5)).toBe('abcd');
    expect(cleanText('abc\ud83d\ude00x', 5)).toBe('abc\ud83d\ude00');
  });

  it('sees a name behind a long run of blanks', () => {
    expect(cleanText(`${' '.repeat(100_000)}Firefox`, 20)).toBe('Firefox');
  });

  it('keeps at most 30 marks on a letter, however they decompose', () => {
    expect(cleanText(`a${'\u0327'.repeat(400)}b`, 500)).toBe(`a${'\u0327'.repeat(30)}b`);
    const decomposing = cleanText(`a${'\u0344'.repeat(400)}b`, 500);
    expect(cleanText(decomposing, 500)).toBe(decomposing);
  });

  it('takes marks without end in linear time', () => {
    // Sorting these marks pair by pair would take minutes.
    const text = `a${'\u0301\u0327'.repeat(20_000)}`;
    for (let index = 0; index < 200; index += 1) expect(cleanText(text, 5000)).not.toBeNull();
  });

  it('is idempotent, well-formed, composed, within the limit and free of control characters, for any text', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 40 }), (text, maxLength) => {
        const clean = cleanText(text, maxLength);
        if (clean === null) return;
        expect(cleanText(clean, maxLength)).toBe(clean);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean.normalize('NFC')).toBe(clean);
        expect(clean.length).toBeLessThanOrEqual(maxLength);
        expect(clean).not.toMatch(/\p{Cc}|\p{Cs}|^\s|\s$|\s\s/u);
      }),
      { numRuns: 2000 },
    );
  });
});
