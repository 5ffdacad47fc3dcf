import { describe, expect, it } from 'vitest';
import {
  type AgreedProduct,
  type BillingTerms,
  completeTerms,
  dayErrors,
  plainDecimal,
  productErrors,
  staleRates,
  termErrors,
  withNeededRates,
} from './billing-terms.rules.js';

const terms = (fields: Partial<BillingTerms> = {}): BillingTerms => ({
  interval: 'MONTHLY',
  billDay: 31,
  timing: 'ADVANCE',
  currency: 'USD',
  taxPercent: '19',
  prorateFirst: false,
  autoApprove: false,
  paymentTermDays: 30,
  ...fields,
});
const product = (productId: number, fields: Partial<AgreedProduct> = {}): AgreedProduct => ({
  productId,
  price: null,
  includedCount: null,
  exchangeRate: null,
  ...fields,
});
const codes = (errors: { field: string; code: string }[]) => errors.map(({ field, code }) => `${field} ${code}`);

describe('terms', () => {
  it('may bill on the 31st, and weekly on a weekday alone', () => {
    expect(termErrors(terms(), [])).toEqual([]);
    expect(codes(termErrors(terms({ interval: 'WEEKLY', billDay: 8 }), []))).toEqual(['billDay bill-day.weekday']);
    expect(termErrors(terms({ interval: 'WEEKLY', billDay: 7 }), [])).toEqual([]);
  });

  it('are in a currency that there is', () => {
    expect(codes(termErrors(terms({ currency: 'ZZZ' }), []))).toEqual(['currency currency.unknown']);
  });

  it('have prices with four digits more than the currency', () => {
    expect(termErrors(terms(), [product(1, { price: '1.123456' })])).toEqual([]);
    expect(codes(termErrors(terms({ currency: 'JPY' }), [product(1), product(2, { price: '1.12345' })]))).toEqual([
      'products.1.price money.digits',
    ]);
  });

  it('name a product once', () => {
    expect(codes(termErrors(terms(), [product(1), product(2), product(1)]))).toEqual([
      'products.2.productId product.repeated',
    ]);
  });
});

it('ends on its start at the earliest', () => {
  expect(dayErrors('2026-01-01', null)).toEqual([]);
  expect(dayErrors('2026-01-01', '2026-01-01')).toEqual([]);
  expect(codes(dayErrors('2026-01-01', '2025-12-31'))).toEqual(['endOn date.before']);
});

describe('products of an agreement', () => {
  const standings = new Map([
    [1, { problem: null, costCurrency: null, told: true }],
    [2, { problem: 'The license is shared.', costCurrency: null, told: true }],
    [3, { problem: null, costCurrency: 'EUR', told: true }],
    [4, { problem: null, costCurrency: 'EUR', told: false }],
  ]);

  it('are there, and can be measured', () => {
    expect(productErrors('USD', [product(1), product(2), product(9)], standings)).toMatchObject([
      { field: 'products.1.productId', code: 'product.not-measurable', message: 'The license is shared.' },
      { field: 'products.2.productId', code: 'reference.unknown' },
    ]);
  });

  it('need a rate where currencies differ', () => {
    expect(codes(productErrors('USD', [product(3)], standings))).toEqual([
      'products.0.exchangeRate exchange-rate.missing',
    ]);
    expect(productErrors('USD', [product(3, { exchangeRate: '1.1' })], standings)).toEqual([]);
    expect(productErrors('EUR', [product(3)], standings)).toEqual([]);
  });

  it('tell the currency of a license to whoever may know what it costs', () => {
    const kept = [{ productId: 4, exchangeRate: '1.1', costCurrency: 'EUR', currency: 'USD' }];
    const [missing] = productErrors('USD', [product(4)], standings);
    const [stale] = staleRates('JPY', [product(4, { exchangeRate: '1.1' })], standings, kept);
    expect([missing?.code, stale?.code]).toEqual(['exchange-rate.missing', 'exchange-rate.stale']);
    expect([missing?.message, stale?.message].join(' ')).not.toContain('EUR');
    expect(productErrors('USD', [product(3)], standings)[0]?.message).toContain('EUR');
  });

  it('keep a rate where one is needed, and of which currency it is', () => {
    const rated = [product(1, { exchangeRate: '2' }), product(3, { exchangeRate: '1.1' })];
    const kept = (currency: string) =>
      withNeededRates(currency, rated, standings).map(({ exchangeRate, costCurrency }) => [exchangeRate, costCurrency]);
    expect(kept('USD')).toEqual([
      [null, null],
      ['1.1', 'EUR'],
    ]);
    expect(kept('EUR')).toEqual([
      [null, null],
      [null, null],
    ]);
  });
});

describe('a rate that was entered before', () => {
  const kept = [{ productId: 1, exchangeRate: '1.0800000000', costCurrency: 'EUR', currency: 'USD' }];
  const stale = (currency: string, costCurrency: string | null, exchangeRate: string | null) => {
    const standings = new Map([[1, { problem: null, costCurrency, told: true }]]);
    return staleRates(currency, [product(1, { exchangeRate })], standings, kept).map(
      ({ code, field }) => `${field} ${code}`,
    );
  };

  it('is of its two currencies alone', () => {
    expect(stale('USD', 'EUR', '1.08')).toEqual([]);
    expect(stale('JPY', 'EUR', '1.08')).toEqual(['products.0.exchangeRate exchange-rate.stale']);
    expect(stale('USD', 'GBP', '1.080')).toEqual(['products.0.exchangeRate exchange-rate.stale']);
    expect(stale('USD', 'GBP', '1.3')).toEqual([]);
    expect(stale('EUR', 'EUR', '1.08')).toEqual([]);
    expect(stale('USD', null, '1.08')).toEqual([]);
  });
});

it('writes decimals as people do', () => {
  expect(['19.0000', '0.0000', '7.7500', '100'].map(plainDecimal)).toEqual(['19', '0', '7.75', '100']);
});

describe('complete terms', () => {
  it('take what is not given from the template, and what nobody says as usual', () => {
    const { interval, billDay, timing, currency } = terms();
    const usual = { taxPercent: '0', prorateFirst: false, autoApprove: false, paymentTermDays: 30 };
    expect(completeTerms({ interval, billDay, timing, currency })).toEqual({
      interval,
      billDay,
      timing,
      currency,
      ...usual,
    });
    const given = { billDay: 5, autoApprove: false, prorateFirst: undefined };
    expect(completeTerms(given, terms({ autoApprove: true, prorateFirst: true }))).toEqual(
      terms({ billDay: 5, autoApprove: false, prorateFirst: true }),
    );
  });

  it('tell what is missing', () => {
    expect(completeTerms({ billDay: 3, currency: 'USD' })).toEqual({ missing: ['interval', 'timing'] });
  });
});
