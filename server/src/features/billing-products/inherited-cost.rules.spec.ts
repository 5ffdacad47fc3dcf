import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveCost } from '../licenses/license-terms.rules.js';
import { inheritedCost, type LicenseCost, termMonths } from './inherited-cost.rules.js';

const plain: LicenseCost = {
  mode: 'PER_LICENSE',
  amount: '240.000000',
  currency: 'USD',
  quantity: 10,
  termBegan: '2026-01-15',
  expiresOn: '2027-01-15',
  autoRenew: true,
  renewalUnit: 'YEAR',
  renewalCount: 1,
};

describe('the cost that a product inherits', () => {
  it.each<[string, Partial<LicenseCost>, string]>([
    ['each its own', {}, '240'],
    ['a share of the total', { mode: 'TOTAL', amount: '240' }, '24'],
    ['a share that does not divide evenly', { mode: 'TOTAL', amount: '1000', quantity: 3 }, '333.3333333333'],
    ['the total, where there are none', { mode: 'TOTAL', amount: '240', quantity: 0 }, '240'],
    ['nothing', { amount: '0.000000' }, '0'],
  ])('is %s', (_, fields, unitCost) => {
    expect(inheritedCost({ ...plain, ...fields })).toEqual({ unitCost, currency: 'USD', termMonths: 12 });
  });

  it('is what the license shows, rounded to its currency', () => {
    fc.assert(
      fc.property(
        fc.record({
          mode: fc.constantFrom('TOTAL' as const, 'PER_LICENSE' as const),
          cents: fc.integer({ min: 0, max: 1_000_000_000 }),
          quantity: fc.integer({ min: 0, max: 10_000 }),
        }),
        ({ mode, cents, quantity }) => {
          const amount = new Decimal(cents).div(100).toFixed(2);
          const { unitCost } = inheritedCost({ ...plain, mode, amount, quantity });
          const shown = deriveCost({ mode, amount, currency: 'USD' }, quantity).unitCost;
          expect(new Decimal(unitCost).minus(shown).abs().toNumber()).toBeLessThanOrEqual(0.005);
        },
      ),
      { seed: 20_261_121 },
    );
  });
});

describe('the months of a term', () => {
  it.each<[string, Partial<LicenseCost>, number | null]>([
    ['a year that renews itself', {}, 12],
    ['three years', { renewalCount: 3 }, 36],
    ['18 months', { renewalUnit: 'MONTH', renewalCount: 18 }, 18],
    ['those up to the end', { autoRenew: false, expiresOn: '2028-01-15' }, 24],
    ['those up to the last day', { autoRenew: false, expiresOn: '2028-01-14' }, 24],
    ['the nearest whole ones', { autoRenew: false, expiresOn: '2026-04-20' }, 3],
    ['one at the least', { autoRenew: false, expiresOn: '2026-01-16' }, 1],
    ['one at the least, of a single day', { autoRenew: false, expiresOn: '2026-01-15' }, 1],
    ['a year, where it began nobody knows when', { autoRenew: false, termBegan: null }, 12],
    ['none without an end', { autoRenew: false, expiresOn: null }, null],
    ['none, whatever the renewal was', { autoRenew: false, expiresOn: null, renewalCount: 6 }, null],
  ])('are %s', (_, fields, months) => {
    expect(termMonths({ ...plain, ...fields })).toBe(months);
  });
});
