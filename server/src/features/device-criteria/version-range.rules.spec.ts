import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareVersions,
  isImpossibleRange,
  parseVersionRange,
  versionMatches,
  type VersionRange,
} from './version-range.rules.js';

function matches(version: string, range: string): boolean {
  const parsed = parseVersionRange(range);
  if (parsed === null) throw new Error(`${range} is no range`);
  return versionMatches(version, parsed);
}

describe('version ranges', () => {
  it.each([
    ['2020', '>=2019 <2022 || 2024.1', true],
    ['2022', '>=2019 <2022 || 2024.1', false],
    ['2024.1', '>=2019 <2022 || 2024.1', true],
    ['2024.1.0', '2024.1', true],
    ['2024.1.3', '2024.1', false],
    ['2024.10', '>2024.9', true],
    ['10.0', '>= 9.5', true],
    ['9.5rc1', '<9.5', false],
    ['1.2.3-4ubuntu1', '>=1.2.3', true],
    ['000123', '=123', true],
    ['', '>=0', false],
    [' ', '<9', false],
  ])('%j in %j: %s', (version, range, expected) => {
    expect(matches(version, range)).toBe(expected);
  });

  it.each(['', '   ', '>=', '1 ||', '>=1 and <2', '~1.2', '>=1;DROP', `>=${'1'.repeat(200)}`])('refuses %j', (text) => {
    expect(parseVersionRange(text)).toBeNull();
  });

  it('orders versions of numbers like their numbers', () => {
    const version = fc.array(fc.nat(30), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(version, version, (a, b) => {
        const width = Math.max(a.length, b.length);
        const pad = (parts: number[]) => [...parts, ...new Array<number>(width - parts.length).fill(0)];
        const difference =
          pad(a)
            .map((part, index) => part - (pad(b)[index] ?? 0))
            .find((delta) => delta !== 0) ?? 0;
        expect(Math.sign(compareVersions(a.join('.'), b.join('.')))).toBe(Math.sign(difference));
      }),
    );
  });
});

describe('a range that nothing can be in', () => {
  const rangeOf = (text: string) => parseVersionRange(text)!;

  it.each(['>=5 <3', '>2 <=2', '>2 <2', '=2 >2', '1 2', '2024.1 <2024.1', '>=5 <3 || >9 <=9', '>=20 <10', '>1.9 <1.8'])(
    '%s is one',
    (text) => {
      expect(isImpossibleRange(rangeOf(text))).toBe(true);
    },
  );

  it.each([
    '>=3 <5',
    '>=2 <=2',
    '2',
    '2 2.0',
    '>=5 <3 || 4',
    '>=5 <=3x',
    '>=b2 <a1',
    '<5 >3 >=4',
    '>1.9 <1.10',
    '>=10 <9',
    '>=01 <1',
  ])('%s is none, or not for certain', (text) => {
    expect(isImpossibleRange(rangeOf(text))).toBe(false);
  });

  it.each([
    ['9.8p1', '>=9.10 <9.9'],
    ['1.1.1w', '>1.1.10 <1.1.9'],
    ['24H2', '>=100 <25'],
    ['0x', '>=01 <1'],
  ])('is not told of where %s lies in %s', (version, text) => {
    expect(versionMatches(version, rangeOf(text))).toBe(true);
    expect(isImpossibleRange(rangeOf(text))).toBe(false);
  });

  it('is told of none that any version lies in, also one with letters', () => {
    const segments = ['0', '00', '0x', '1', '01', '1w', '2', '9', '9b', '10', '10a', '100', 'a', 'h2'];
    const versions = segments.flatMap((first) => [first, ...segments.map((second) => `${first}.${second}`)]);
    const comparator = fc.record({
      operator: fc.constantFrom('>=', '>', '<=', '<', '=' as const),
      version: fc.constantFrom(...versions),
    });
    let impossible = 0;
    fc.assert(
      fc.property(fc.array(comparator, { minLength: 2, maxLength: 3 }), (comparators) => {
        if (!isImpossibleRange([comparators])) return;
        impossible += 1;
        expect(versions.filter((version) => versionMatches(version, [comparators]))).toEqual([]);
      }),
      { numRuns: 4_000 },
    );
    expect(impossible).toBeGreaterThan(100);
  });

  it('is told of exactly those ranges of numbers that have no number in them', () => {
    const version = fc
      .array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 2 })
      .map((parts) => parts.join('.'));
    const comparator = fc.record({ operator: fc.constantFrom('>=', '>', '<=', '<', '=' as const), version });
    const alternative = fc.array(comparator, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(alternative, { minLength: 1, maxLength: 2 }), (range: VersionRange) => {
        // Every bound, a little more than it, and less than all of them.
        const bounds = range.flat().map((each) => each.version);
        const candidates = ['0', ...bounds, ...bounds.map((bound) => `${bound}.0.0.1`)];
        expect(isImpossibleRange(range)).toBe(!candidates.some((candidate) => versionMatches(candidate, range)));
      }),
      { numRuns: 2_000 },
    );
  });
});
