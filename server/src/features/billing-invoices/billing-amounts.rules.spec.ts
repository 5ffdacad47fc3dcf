import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  inheritedUnitCost,
  invoiceTotals,
  lineAmount,
  markedUp,
  prorated,
  unitPriceOf,
} from './billing-amounts.rules.js';

const line = (quantity: number, includedCount: number, unitPrice: string) => ({
  quantity,
  includedCount,
  unitPrice,
  taxable: true,
});

describe('amounts', () => {
  it('charge what is above the included count, and never less than nothing', () => {
    expect(lineAmount(line(53, 50, '20.00'), 'USD')).toEqual({ billedQuantity: 3, amount: '60.00' });
    expect(lineAmount(line(3, 50, '20.00'), 'USD')).toEqual({ billedQuantity: 0, amount: '0.00' });
  });

  it.each([
    ['0.125', 'USD', '0.12'],
    ['0.135', 'USD', '0.14'],
    ['0.5', 'JPY', '0'],
    ['1.5', 'JPY', '2'],
    ['0.0005', 'KWD', '0.000'],
  ])('round %s %s half-even to %s', (unitPrice, currency, amount) => {
    expect(lineAmount(line(1, 0, unitPrice), currency).amount).toBe(amount);
  });

  it('tax once, over all that is taxable', () => {
    const lines = [
      { amount: '0.10', taxable: true },
      { amount: '0.10', taxable: true },
      { amount: '5.00', taxable: false },
    ];
    // Each by itself would be 0.019, rounded to 0.02.
    expect(invoiceTotals(lines, '19', 'USD')).toEqual({ subtotal: '5.20', tax: '0.04', total: '5.24' });
    expect(invoiceTotals([], '19', 'EUR')).toEqual({ subtotal: '0.00', tax: '0.00', total: '0.00' });
  });

  it('add up in whole cents, whatever the prices', () => {
    const lines = fc.array(
      fc.record({
        quantity: fc.integer({ min: 0, max: 10_000 }),
        includedCount: fc.integer({ min: 0, max: 10_000 }),
        price: fc.integer({ min: 0, max: 1_000_000_000 }),
        taxable: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(lines, fc.integer({ min: 0, max: 10_000 }), (given, taxHundredths) => {
        const told = given.map(({ price, ...each }) => ({
          ...each,
          ...lineAmount({ ...each, unitPrice: new Decimal(price).div(1_000_000).toFixed(6) }, 'USD'),
        }));
        // In millionths of a dollar, so in ten thousandths of a cent.
        const cents = given.map(({ quantity, includedCount, price }) =>
          halfEven(BigInt(Math.max(0, quantity - includedCount)) * BigInt(price), 10_000n),
        );
        const taxable = cents.reduce((sum, each, index) => (given[index]?.taxable ? sum + each : sum), 0n);
        const subtotal = cents.reduce((sum, each) => sum + each, 0n);
        const tax = halfEven(taxable * BigInt(taxHundredths), 10_000n);
        expect(invoiceTotals(told, new Decimal(taxHundredths).div(100).toFixed(), 'USD')).toEqual({
          subtotal: dollars(subtotal),
          tax: dollars(tax),
          total: dollars(subtotal + tax),
        });
      }),
      { seed: 20_261_121, numRuns: 300 },
    );
  });
});

describe('prices', () => {
  it('carry four digits more than their currency', () => {
    expect(unitPriceOf(new Decimal('1.123456789'), 'USD')).toBe('1.123457');
    expect(unitPriceOf(new Decimal('20'), 'USD')).toBe('20.00');
    expect(unitPriceOf(new Decimal('20.00005'), 'JPY')).toBe('20');
  });

  it('stand above their cost by a percentage', () => {
    expect(markedUp(new Decimal('20'), '20').toString()).toBe('24');
    expect(markedUp(new Decimal('20'), '12.5').toString()).toBe('22.5');
  });

  it('inherit the cost of a license by the months of its term', () => {
    const monthly = { months: 1, of: 1 };
    expect(inheritedUnitCost('240.00', { months: 12 }, monthly).toString()).toBe('20');
    expect(inheritedUnitCost('240.00', { months: 12 }, { months: 3, of: 1 }).toString()).toBe('60');
    expect(inheritedUnitCost('52.00', { months: 12 }, { months: 12, of: 52 }).toString()).toBe('1');
    expect(inheritedUnitCost('240.00', null, monthly).toString()).toBe('240');
  });

  it('are a part for a short period', () => {
    expect(prorated(new Decimal('30'), { days: 7, wholeDays: 30 }).toString()).toBe('7');
    expect(prorated(new Decimal('30'), { days: 30, wholeDays: 30 }).toString()).toBe('30');
  });
});

/** A fraction as the nearest whole number, of two as near the even one. */
function halfEven(value: bigint, divisor: bigint): bigint {
  const whole = value / divisor;
  const twice = (value % divisor) * 2n;
  if (twice < divisor || (twice === divisor && whole % 2n === 0n)) return whole;
  return whole + 1n;
}

function dollars(cents: bigint): string {
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}

it('sees a tie as one, also after a division that does not come out even', () => {
  const third = inheritedUnitCost('0.0000005', { months: 3 }, { months: 1, of: 1 });
  expect(unitPriceOf(markedUp(third, '200'), 'USD')).toBe('0.00');
  const odd = inheritedUnitCost('0.0000015', { months: 7 }, { months: 1, of: 1 });
  expect(unitPriceOf(markedUp(odd, '600'), 'USD')).toBe('0.000002');
});
