import { expect, it } from 'vitest';
import { marginOf } from './margins.rules.js';

const usd = (price: string, cost: string | null, priceWithoutCost = '0') =>
  marginOf({ currency: 'USD', price, cost, priceWithoutCost });

it.each([
  ['240', '150', '0', '90.00', '37.5'],
  ['100', '150', '0', '-50.00', '-50.0'],
  ['100', '0', '0', '100.00', '100.0'],
  // Of the 40 nobody knows what they cost.
  ['140', '75', '40', '25.00', '25.0'],
  ['0', '10', '0', '-10.00', null],
  // A credit note for more than was charged meanwhile.
  ['-100', '-60', '0', '-40.00', '-40.0'],
])('of %s at a cost of %s, %s without one, is %s (%s %%)', (price, cost, without, margin, marginPercent) => {
  expect(usd(price, cost, without)).toMatchObject({ margin, marginPercent });
});

it('is not known where no cost is', () => {
  expect(usd('40', null, '40')).toEqual({
    currency: 'USD',
    price: '40.00',
    cost: null,
    priceWithoutCost: '40.00',
    margin: null,
    marginPercent: null,
  });
});

it.each([
  ['JPY', '300', '50'],
  ['KWD', '300.000', '50.000'],
])('has the digits of %s', (currency, price, margin) => {
  const sums = { currency, price: '300', cost: '250', priceWithoutCost: '0' };
  expect(marginOf(sums)).toMatchObject({ price, margin });
});
