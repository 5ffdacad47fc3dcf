import { describe, expect, it } from 'vitest';
import {
  amountErrors,
  correctedAmounts,
  correctionErrors,
  type GivenAmounts,
  purchaseAmounts,
  purchaseDay,
  type PurchaseEntry,
  purchaseErrors,
  purchaseKindOf,
  shownAmount,
} from './license-purchase.rules.js';

describe('the money of a purchase', () => {
  it.each<[GivenAmounts, number, string | null, string | null, string | null]>([
    [{ unitCost: '20' }, 50, 'USD', '20', '1000.00'],
    [{ unitCost: '20.5' }, -2, 'USD', '20.5', '-41.00'],
    [{ totalCost: '100' }, 3, 'USD', '33.33', '100'],
    [{ totalCost: '100' }, -3, 'USD', '33.33', '-100'],
    // Half a unit of the smallest coin goes to the even one.
    [{ totalCost: '5' }, 2, 'JPY', '2', '5'],
    [{ totalCost: '7' }, 2, 'JPY', '4', '7'],
    [{ totalCost: '0.001' }, 2, 'BHD', '0.000', '0.001'],
    [{ totalCost: '0.003' }, 2, 'BHD', '0.002', '0.003'],
    [{ unitCost: '999999999999.99' }, 10_000_000, 'EUR', '999999999999.99', '9999999999999900000.00'],
    // Nothing is bought, so nothing can be derived.
    [{ unitCost: '20' }, 0, 'USD', '20', null],
    [{ totalCost: '1200' }, 0, 'USD', null, '1200'],
    [{}, 5, 'USD', null, null],
    [{ unitCost: '0.125' }, 3, null, '0.125', '0.375'],
  ])('%j of %i in %s: each %s, together %s', (given, delta, currency, unitCost, totalCost) => {
    const known = unitCost === null && totalCost === null ? null : currency;
    expect(purchaseAmounts(given, delta, currency)).toEqual({ unitCost, totalCost, currency: known });
  });

  it.each<[GivenAmounts, string | null, string[]]>([
    [{}, null, []],
    [{ unitCost: '1.99' }, 'USD', []],
    [{ unitCost: '1.999' }, 'USD', ['unitCost money.digits']],
    [{ totalCost: '1.5' }, 'JPY', ['totalCost money.digits']],
    [{ totalCost: '1.5', currency: 'EUR' }, 'JPY', []],
    [{ totalCost: '1', currency: 'ZZZ' }, 'JPY', ['currency currency.unknown']],
    [{ unitCost: '1', totalCost: '1' }, 'USD', ['totalCost cost.both']],
    [{ unitCost: null, totalCost: '1' }, 'USD', []],
    [{ unitCost: '1.9999' }, null, []],
    [{ unitCost: '1.99990' }, null, []],
    [{ unitCost: '1.99999' }, null, ['unitCost money.digits']],
    [{ totalCost: '0.00001' }, null, ['totalCost money.digits']],
    [{ totalCost: '1.9999', currency: 'KWD' }, null, ['totalCost money.digits']],
  ])('%j of a license in %s is refused with %j', (given, currency, told) => {
    expect(amountErrors(given, currency).map(({ field, code }) => `${field} ${code}`)).toEqual(told);
  });

  it.each([
    ['1000.000000', 'JPY', '1000'],
    ['1000.000000', 'USD', '1000.00'],
    ['0.125000', 'USD', '0.125'],
    ['1.000000', 'BHD', '1.000'],
    ['-40.000000', null, '-40.00'],
  ])('%s in %s is shown as %s', (amount, currency, shown) => {
    expect(shownAmount(amount, currency)).toBe(shown);
  });
});

describe('a correction', () => {
  const before = { unitCost: '20', totalCost: '200', currency: 'USD' };

  it('derives the other figure from the same quantity, and can take the money away', () => {
    expect(correctedAmounts(before, 10, { totalCost: '190' }, 'EUR')).toEqual({
      unitCost: '19.00',
      totalCost: '190',
      currency: 'USD',
    });
    expect(correctedAmounts(before, 10, { unitCost: null }, 'EUR')).toEqual({
      unitCost: null,
      totalCost: null,
      currency: null,
    });
    expect(correctedAmounts(before, 10, { currency: 'CHF' }, 'EUR')).toEqual({ ...before, currency: 'CHF' });
    expect(correctedAmounts(before, 10, {}, 'EUR')).toEqual(before);
  });

  it('keeps to the digits of the currency that it ends with', () => {
    const told = (amounts: typeof before | { unitCost: null; totalCost: null; currency: null }, given: GivenAmounts) =>
      correctionErrors(amounts, given, 'EUR').map(({ field, code }) => `${field} ${code}`);
    expect(told(before, { currency: 'JPY' })).toEqual([]);
    expect(told({ ...before, unitCost: '20.5' }, { currency: 'JPY' })).toEqual(['currency money.digits']);
    expect(told(before, { unitCost: '1.999' })).toEqual(['unitCost money.digits']);
    expect(told(before, { unitCost: '1.9', currency: 'JPY' })).toEqual(['unitCost money.digits']);
    expect(told({ unitCost: null, totalCost: null, currency: null }, { currency: 'USD' })).toEqual([
      'currency currency.alone',
    ]);
    expect(told(before, { currency: 'ZZZ' })).toEqual(['currency currency.unknown']);
  });
});

describe('a purchase', () => {
  it('has a kind by its sign, and a day that is not before the last one to come', () => {
    expect([1, 0, -1].map((quantityDelta) => purchaseKindOf({ quantityDelta }))).toEqual([
      'PURCHASE',
      'ADJUSTMENT',
      'ADJUSTMENT',
    ]);
    expect(purchaseKindOf({ kind: 'RENEWAL', quantityDelta: 5 })).toBe('RENEWAL');
    expect(purchaseDay('2026-11-22', null)).toBe('2026-11-22');
    expect(purchaseDay('2026-11-22', '2026-01-01')).toBe('2026-11-22');
    expect(purchaseDay('2026-11-22', '2027-01-01')).toBe('2027-01-01');
  });

  it.each<[PurchaseEntry, string[]]>([
    [{ quantityDelta: 5 }, []],
    [{ quantityDelta: -5 }, []],
    [{ quantityDelta: 0, kind: 'RENEWAL' }, []],
    [{ quantityDelta: 0, poNumber: 'PO' }, []],
    [{ quantityDelta: 0, totalCost: '0' }, []],
    [{ quantityDelta: 0, note: '' }, ['quantityDelta purchase.empty']],
    [{ quantityDelta: -1, kind: 'PURCHASE' }, ['kind purchase.negative']],
    [{ quantityDelta: 1, unitCost: '0.001' }, ['unitCost money.digits']],
  ])('%j is refused with %j', (entry, told) => {
    expect(purchaseErrors(entry, 'USD').map(({ field, code }) => `${field} ${code}`)).toEqual(told);
  });
});
