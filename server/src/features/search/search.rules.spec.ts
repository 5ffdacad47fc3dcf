import { describe, expect, it } from 'vitest';
import { inOrderOfKinds, searchTextOf } from './search.rules.js';

describe('what names are compared with', () => {
  it('takes every mark of a regular expression as it is', () => {
    expect(searchTextOf('c++ (x) a-1').word).toBe(String.raw`(^|[^[:alnum:]])c\+\+ \(x\) a\-1`);
  });

  it('is looked for within names from three characters on, however they are encoded', () => {
    expect(['ab', 'abc', '\u{1F600}\u{1F600}', 'äöü'].map((text) => searchTextOf(text).within)).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });
});

describe('the order of what was found', () => {
  it('begins with the kind that has the best match, then the more common kind; each kind stays together', () => {
    const found = [
      { kind: 'VENDOR', rank: 1, id: 1 },
      { kind: 'LICENSE', rank: 1, id: 2 },
      { kind: 'LICENSE', rank: 3, id: 3 },
      { kind: 'DEVICE', rank: 0, id: 4 },
      { kind: 'DEVICE', rank: 2, id: 5 },
    ] as const;
    expect(inOrderOfKinds(found).map(({ id }) => id)).toEqual([4, 5, 2, 3, 1]);
  });
});
