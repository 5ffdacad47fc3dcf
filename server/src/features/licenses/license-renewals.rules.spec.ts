import { describe, expect, it } from 'vitest';
import { proposedTermEnd, type RenewableLicense, smallerRenewal, type Use } from './license-renewals.rules.js';

const use: Use = {
  quantity: 50,
  usage: 38,
  allocated: 0,
  cost: { mode: 'PER_LICENSE', amount: '20', currency: 'USD' },
  months: '12',
};

describe('a smaller renewal', () => {
  it.each<[string, Partial<Use>, { quantity: number; saves: string | null } | null]>([
    ['12 unused seats of 20 USD a year', {}, { quantity: 38, saves: '240.00' }],
    ['paid each month', { months: '1' }, { quantity: 38, saves: '2880.00' }],
    ['paid for three years', { months: '36' }, { quantity: 38, saves: '80.00' }],
    ['paid for ever', { months: null }, { quantity: 38, saves: '240.00' }],
    ['of one price', { cost: { mode: 'TOTAL', amount: '1000', currency: 'USD' } }, { quantity: 38, saves: '240.00' }],
    [
      'of a third',
      { quantity: 3, usage: 1, cost: { mode: 'TOTAL', amount: '100', currency: 'USD' } },
      { quantity: 1, saves: '66.67' },
    ],
    ['in yen', { cost: { mode: 'TOTAL', amount: '1001', currency: 'JPY' } }, { quantity: 38, saves: '240' }],
    ['without a cost', { cost: null }, { quantity: 38, saves: null }],
    ['never less than is reserved', { allocated: 45 }, { quantity: 45, saves: '100.00' }],
    ['where all is reserved', { allocated: 50 }, null],
    ['where all is used', { usage: 50 }, null],
    ['where more is used', { usage: 53 }, null],
    ['of no licenses', { quantity: 0, usage: 0 }, null],
    ['that nobody uses', { usage: 0 }, { quantity: 0, saves: '1000.00' }],
  ])('%s', (_, fields, expected) => {
    expect(smallerRenewal({ ...use, ...fields })).toEqual(expected);
  });
});

describe('the end of a term that somebody opens', () => {
  const license: RenewableLicense = {
    expiresOn: '2026-02-28',
    renewalDay: 31,
    renewalUnit: 'MONTH',
    renewalCount: 1,
    quantity: 1,
    costMode: null,
    costAmount: null,
    costCurrency: null,
  };

  it.each<[string, Partial<RenewableLicense>, string | null]>([
    ['goes on from the one before', {}, '2026-03-31'],
    ['is not known without a period', { renewalUnit: null }, null],
    ['is not known without an expiration', { expiresOn: null }, null],
    ['lies after the day on which it begins', { expiresOn: '2025-01-31', renewalDay: null }, '2026-02-28'],
  ])('%s', (_, fields, expected) => {
    expect(proposedTermEnd({ ...license, ...fields }, '2026-02-10')?.expiresOn ?? null).toBe(expected);
  });
});
