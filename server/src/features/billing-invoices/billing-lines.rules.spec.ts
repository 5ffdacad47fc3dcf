import { describe, expect, it } from 'vitest';
import { periodBetween } from '../billing-agreements/billing-periods.rules.js';
import type { KeptProduct } from '../billing-agreements/billing-terms.rules.js';
import type { MeasuredProduct } from '../billing-products/billing-measuring.rules.js';
import { chargedPart, type ChargedPeriod, isBoughtOnce, lineOf, lineProblem } from './billing-lines.rules.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const agreed = (fields: Partial<KeptProduct> = {}): KeptProduct => ({
  productId: 1,
  price: null,
  includedCount: null,
  exchangeRate: null,
  costCurrency: null,
  ...fields,
});
const product = (fields: Partial<MeasuredProduct> = {}): MeasuredProduct => ({
  id: 1,
  name: 'Acrobat',
  description: '',
  accountCode: 'SOFTWARE',
  accountName: 'Software',
  quantitySource: 'SOFTWARE_LICENSE',
  licenseId: 7,
  licenseName: 'Acrobat Pro',
  licenseCount: 'USED',
  includedCount: 2,
  price: { type: 'FIXED', amount: '12.5' },
  cost: { source: 'FIXED', amount: '10' },
  taxable: true,
  active: true,
  problem: null,
  problemCode: null,
  ...fields,
});
const inherited = (termMonths: number | null, currency = 'USD') =>
  ({ source: 'INHERIT', unitCost: '240.00', currency, termMonths }) as const;
const markup = { type: 'MARKUP', percent: '20' } as const;
const period = (fields: Partial<ChargedPeriod> = {}): ChargedPeriod => ({
  currency: 'USD',
  interval: 'MONTHLY',
  charged: { days: 1, wholeDays: 1 },
  chargedElsewhere: new Set(),
  ...fields,
});
const counted = (quantity: number, problem: string | null = null) => ({ quantity, problem });

describe('a line', () => {
  it('charges what is above the included count at the product’s price', () => {
    expect(lineOf(agreed(), product(), counted(5), period())).toMatchObject({
      productId: 1,
      description: 'Acrobat',
      accountCode: 'SOFTWARE',
      quantity: 5,
      includedCount: 2,
      billedQuantity: 3,
      unitPrice: '12.50',
      unitCost: '10.00',
      amount: '37.50',
      taxable: true,
      edited: false,
    });
  });

  it('takes price and included count of the agreement instead, 0 too', () => {
    const line = lineOf(agreed({ price: '9.9999', includedCount: 0 }), product(), counted(3), period());
    expect(line).toMatchObject({ includedCount: 0, billedQuantity: 3, unitPrice: '9.9999', amount: '30.00' });
    expect(lineOf(agreed({ price: '0' }), product(), counted(3), period())).toMatchObject({ amount: '0.00' });
  });

  it('bills 0 where more is included than there is', () => {
    expect(lineOf(agreed({ includedCount: 9 }), product(), counted(3), period())).toMatchObject({
      billedQuantity: 0,
      amount: '0.00',
    });
  });

  it('spreads an inherited cost over its term, and marks it up', () => {
    const yearly = product({ cost: inherited(12), price: markup });
    expect(lineOf(agreed(), yearly, counted(3), period())).toMatchObject({ unitCost: '20.00', unitPrice: '24.00' });
    expect(lineOf(agreed(), yearly, counted(3), period({ interval: 'WEEKLY' }))).toMatchObject({
      unitCost: '4.615385',
      unitPrice: '5.538462',
    });
    expect(lineOf(agreed(), yearly, counted(3), period({ interval: 'ANNUAL' }))).toMatchObject({
      unitPrice: '288.00',
    });
  });

  it('turns a cost into the currency of the agreement', () => {
    const euros = product({ cost: inherited(12, 'EUR'), price: markup });
    expect(lineOf(agreed({ exchangeRate: '1.1', costCurrency: 'EUR' }), euros, counted(3), period())).toMatchObject({
      unitCost: '22.00',
      unitPrice: '26.40',
      costCurrency: 'EUR',
      exchangeRate: '1.1',
    });
  });

  it('pays the part of a short first period, with four more digits', () => {
    const short = period({ charged: { days: 10, wholeDays: 31 } });
    expect(lineOf(agreed(), product(), counted(5), short)).toMatchObject({
      description: 'Acrobat (10 of 31 days)',
      unitPrice: '4.032258',
      unitCost: '3.225806',
      amount: '12.10',
    });
  });

  it('is left out where the product is inactive', () => {
    expect(lineOf(agreed(), product({ active: false }), counted(5), period())).toBeNull();
  });
});

describe('the part of a period that is paid', () => {
  const rhythm = { interval: 'MONTHLY', billDay: 1, timing: 'ARREARS', startOn: day('2026-01-10') } as const;
  const paid = (sequence: number, prorateFirst: boolean, from: string, next: string) => {
    const { days, wholeDays } = chargedPart(rhythm, periodBetween(rhythm, day(from), day(next)), {
      sequence,
      prorateFirst,
    });
    return `${days}/${wholeDays}`;
  };

  it('is its days, of a first period that goes to its bill day only where the agreement says so', () => {
    expect(paid(2, false, '2026-02-01', '2026-03-01')).toBe('28/28');
    expect(paid(2, false, '2026-02-01', '2026-02-15')).toBe('14/28');
    expect(paid(1, false, '2026-01-10', '2026-02-01')).toBe('31/31');
    expect(paid(1, true, '2026-01-10', '2026-02-01')).toBe('22/31');
    expect(paid(1, false, '2026-01-10', '2026-01-20')).toBe('10/31');
  });
});

describe('a license without a term', () => {
  const once = product({ cost: inherited(null), price: markup });

  it('is bought once', () => {
    expect([once, product(), product({ cost: inherited(12) })].map(isBoughtOnce)).toEqual([true, false, false]);
  });

  it('is charged whole on the first invoice, and not again', () => {
    const short = period({ charged: { days: 10, wholeDays: 31 } });
    expect(lineOf(agreed(), once, counted(3), short)).toMatchObject({
      description: 'Acrobat',
      unitCost: '240.00',
      unitPrice: '288.00',
    });
    expect(lineOf(agreed(), once, counted(3), period({ chargedElsewhere: new Set([1]) }))).toBeNull();
  });

  it('goes on at a price of its own, without its cost', () => {
    const later = period({ chargedElsewhere: new Set([1]) });
    const priced = product({ cost: inherited(null) });
    expect(lineOf(agreed(), priced, counted(3), later)).toMatchObject({ unitPrice: '12.50', unitCost: '0.00' });
    expect(lineOf(agreed({ price: '3' }), once, counted(3), later)).toMatchObject({ unitPrice: '3.00' });
  });
});

describe('a problem', () => {
  it('is that of the product or of the organization', () => {
    expect(lineProblem(agreed(), product(), counted(1), 'USD')).toBeNull();
    expect(lineProblem(agreed(), product({ problem: 'Deleted.' }), counted(1), 'USD')).toBe('Deleted.');
    expect(lineProblem(agreed(), product(), counted(0, 'Shared.'), 'USD')).toBe('Shared.');
    expect(lineProblem(agreed(), product({ active: false, problem: 'Deleted.' }), counted(1), 'USD')).toBeNull();
  });

  it('is no missing cost where the agreement says the price', () => {
    const costless = product({ problem: 'No cost.', problemCode: 'NO_COST', price: markup });
    expect(lineProblem(agreed(), costless, counted(1), 'USD')).toBe('No cost.');
    expect(lineProblem(agreed({ price: '5' }), costless, counted(1), 'USD')).toBeNull();
  });

  it('is a rate that is missing, or of another currency', () => {
    const euros = product({ cost: inherited(12, 'EUR') });
    expect(lineProblem(agreed(), euros, counted(1), 'USD')).toMatch(/exchange rate/);
    expect(lineProblem(agreed({ exchangeRate: '1.1', costCurrency: 'GBP' }), euros, counted(1), 'USD')).toMatch(/rate/);
    expect(lineProblem(agreed({ exchangeRate: '1.1', costCurrency: 'EUR' }), euros, counted(1), 'USD')).toBeNull();
    expect(lineProblem(agreed(), euros, counted(1), 'EUR')).toBeNull();
  });
});
