import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions, parseVersionRange, versionMatches } from './version-range.rules.js';

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
