import type { BillingAccountResponse, BillingProductResponse } from '../../api/model';
import { defaultAccounts, followsDefault, proposedCost } from './billing-product-form.rules';

const account = (id: number, defaultOf: BillingAccountResponse['defaultOf']): BillingAccountResponse => ({
  id,
  version: 1,
  code: `${id}`,
  name: '',
  description: '',
  defaultOf,
  productCount: 0,
});
const defaults = defaultAccounts([account(1, 'SOFTWARE_LICENSE'), account(2, 'MANUAL'), account(9, null)]);
// Only these parts are looked at.
const booked = (accountId: number) =>
  ({ accountId, quantitySource: { type: 'MANUAL' } }) as unknown as BillingProductResponse;

describe('the account of a product', () => {
  it('follows the source where it is that of the source', () => {
    expect([...defaults.keys()]).toEqual(['SOFTWARE_LICENSE', 'MANUAL']);
    expect([null, booked(2), booked(1), booked(9)].map((shown) => followsDefault(shown, defaults))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('proposedCost', () => {
  it('inherits from a license until it is known to have no cost', () => {
    const cost = { unitCost: '1', currency: 'USD', termMonths: null };
    const inherited = { cost: 'INHERIT_FROM_LICENSE', price: 'MARKUP' };
    const own = { cost: 'FIXED', price: 'FIXED' };
    expect([
      proposedCost('SOFTWARE_LICENSE', undefined),
      proposedCost('SOFTWARE_LICENSE', cost),
      proposedCost('SOFTWARE_LICENSE', null),
      proposedCost('DEVICE_COUNT', undefined),
    ]).toEqual([inherited, inherited, own, own]);
  });
});
