import { amountsOf, shownAmount } from './purchase.rules';

const each = { unitCost: '33.33', totalCost: '100.00', currency: 'USD' };
const total = { unitCost: null, totalCost: '-40.00', currency: 'EUR' };
const none = { unitCost: null, totalCost: null, currency: null };

it('shows the amount per license, or the total without its sign', () => {
  expect(shownAmount(each)).toEqual({ amount: '33.33', mode: 'PER_LICENSE' });
  expect(shownAmount(total)).toEqual({ amount: '40.00', mode: 'TOTAL' });
  expect([shownAmount(none), shownAmount(null)]).toEqual([
    { amount: null, mode: 'PER_LICENSE' },
    { amount: null, mode: 'PER_LICENSE' },
  ]);
});

it('sends what was changed of a cost, and nothing of one that stayed', () => {
  const typed = { amount: '33.33', mode: 'PER_LICENSE', currency: 'USD' } as const;
  // 3 × 33.33 is not 100.00: the total that was typed once stays.
  expect(amountsOf(each, typed)).toEqual({});
  expect(amountsOf(each, { ...typed, mode: 'TOTAL' })).toEqual({ totalCost: '33.33', currency: 'USD' });
  expect(amountsOf(each, { ...typed, amount: '30' })).toEqual({ unitCost: '30', currency: 'USD' });
  expect(amountsOf(each, { ...typed, currency: 'CHF' })).toEqual({ currency: 'CHF' });
  expect(amountsOf(each, { ...typed, amount: null })).toEqual({ unitCost: null });
});

it('sends of a new purchase what was typed', () => {
  expect(amountsOf(null, { amount: '5', mode: 'TOTAL', currency: '' })).toEqual({ totalCost: '5' });
  expect(amountsOf(null, { amount: null, mode: 'TOTAL', currency: 'USD' })).toEqual({});
  expect(amountsOf(none, { amount: null, mode: 'PER_LICENSE', currency: 'USD' })).toEqual({});
});
