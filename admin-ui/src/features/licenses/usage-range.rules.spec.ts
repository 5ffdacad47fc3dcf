import { firstDay, usageRanges } from './usage-range.rules';

it('counts its days with today', () => {
  expect(usageRanges.map((range) => firstDay(range, '2026-03-01'))).toEqual([
    '2026-01-31',
    '2025-12-02',
    '2025-03-02',
    undefined,
  ]);
});
