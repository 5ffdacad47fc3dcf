import { expect, it } from 'vitest';
import { dashboardDays } from './dashboards.rules.js';

it('looks from the first day of the month a year ago to ninety days ahead', () => {
  expect(dashboardDays(Temporal.PlainDate.from('2026-11-23'))).toEqual({
    today: '2026-11-23',
    renewalsTo: '2027-02-21',
    seenFrom: '2026-10-24',
    spendFrom: '2025-12-01',
    usageFrom: '2026-08-26',
  });
});

it('does not lose a month to a short one', () => {
  expect(dashboardDays(Temporal.PlainDate.from('2028-02-29')).spendFrom).toBe('2027-03-01');
});
