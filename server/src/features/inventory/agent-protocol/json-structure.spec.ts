import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { assertJsonStructure } from './json-structure.js';

const tooLarge: unknown = expect.objectContaining({ code: 'agent.too-large', status: 413, format: 'JSON' });

describe('assertJsonStructure', () => {
  const limits = { maxDepth: 3, maxValues: 8 };

  it.each(['[[[]]]', '{"a":{"b":{}}}', '[1,2,3,4,5,6,7]', '[[],[],[]]', 'no JSON at all }}]]'])(
    'lets %s pass',
    (text) => {
      expect(() => assertJsonStructure(text, limits)).not.toThrow();
    },
  );

  it.each(['[[[[]]]]', '{"a":[{"b":[]}]}', '[1,2,3,4,5,6,7,8]', '[[],[],[],[]]'])('refuses %s', (text) => {
    expect(() => assertJsonStructure(text, limits)).toThrow(tooLarge);
  });

  it.each([
    '["[[[[[[", "{{{{{{{", ",,,,,,,,,,"]',
    String.raw`["\"[[[[[[", "\\\\"]`,
    String.raw`["\\", "[[[[[["]`,
    '["[[[[[[[',
  ])('does not look into texts: %s', (text) => {
    expect(() => assertJsonStructure(text, limits)).not.toThrow();
  });

  it('lets everything pass that is small, whatever is in it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        expect(() => assertJsonStructure(text)).not.toThrow();
      }),
    );
  });

  it('refuses brackets without end at once', () => {
    expect(() => assertJsonStructure('['.repeat(10_000_000))).toThrow(tooLarge);
    expect(() => assertJsonStructure(`[${'[],'.repeat(3_000_000)}[]]`)).toThrow(tooLarge);
  });
});
