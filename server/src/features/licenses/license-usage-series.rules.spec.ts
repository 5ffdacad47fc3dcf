import { describe, expect, it } from 'vitest';
import { rangeErrors, rangeOf } from './license-usage-series.rules.js';

describe('a range of days', () => {
  it.each<[string, string, string[]]>([
    ['2026-11-22', '2026-11-22', []],
    ['2026-11-23', '2026-11-22', ['date.order']],
    ['2016-11-22', '2026-11-22', []],
    ['2016-11-21', '2026-11-22', ['range.too-long']],
    ['2018-02-28', '2028-02-29', []],
    ['2018-02-27', '2028-02-29', ['range.too-long']],
  ])('from %s to %s is refused with %j', (from, to, codes) => {
    const errors = rangeErrors({ from, to });
    expect(errors.map((error) => error.code)).toEqual(codes);
    expect(errors.every((error) => error.field === 'from')).toBe(true);
  });

  it('is all that is known to today, at most ten years, unless it says another', () => {
    const today = '2026-11-22';
    expect(rangeOf({}, '2025-01-01', today)).toEqual({ from: '2025-01-01', to: today });
    expect(rangeOf({}, '2001-01-01', today)).toEqual({ from: '2016-11-22', to: today });
    expect(rangeOf({ to: '2024-06-01' }, '2025-01-01', today)).toEqual({ from: '2024-06-01', to: '2024-06-01' });
    expect(rangeOf({ from: '2026-01-01' }, '2025-01-01', today)).toEqual({ from: '2026-01-01', to: today });
    expect(rangeOf({}, '2027-01-01', today)).toEqual({ from: today, to: today });
  });
});
