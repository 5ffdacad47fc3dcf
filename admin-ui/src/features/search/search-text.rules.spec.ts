import { matchesWords, neighbour, partsOf } from './search-text.rules';

describe('matchesWords', () => {
  it.each([
    ['add lic', 'Add software license', true],
    ['LICENSE', 'Add software license', true],
    ['gerat', 'Gerät hinzufügen', true],
    ['cense', 'Add software license', false],
    ['add x', 'Add software license', false],
    ['', 'Add software license', false],
    ['/', 'Add software license', false],
  ])('looks for "%s" in "%s"', (query, text, found) => {
    expect(matchesWords(query, text)).toBe(found);
  });
});

describe('partsOf', () => {
  it('shows where the text is, whatever its case', () => {
    expect(partsOf('Laptop-12', 'TOP')).toEqual(['Lap', 'top', '-12']);
    expect(partsOf('Laptop-12', 'x')).toEqual(['Laptop-12', '', '']);
    expect(partsOf('Laptop-12', '')).toEqual(['Laptop-12', '', '']);
  });
});

describe('neighbour', () => {
  it('goes around at both ends, and begins at one where the current is gone', () => {
    const keys = ['a', 'b', 'c'];
    expect([neighbour(keys, 'c', 1), neighbour(keys, 'a', -1), neighbour(keys, 'b', 1)]).toEqual(['a', 'c', 'c']);
    expect([neighbour(keys, 'gone', 1), neighbour(keys, null, -1), neighbour([], 'a', 1)]).toEqual(['a', 'c', null]);
  });
});
