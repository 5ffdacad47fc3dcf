import { currencyDigits, otherFigure } from './license-cost.rules';

describe('otherFigure', () => {
  it('multiplies an amount per license without losing a cent', () => {
    expect(otherFigure('PER_LICENSE', '0.10', 3, 'USD')).toEqual({ mode: 'TOTAL', amount: '0.30' });
    expect(otherFigure('PER_LICENSE', '9007199254740993.01', 2, 'USD')?.amount).toBe('18014398509481986.02');
  });

  it('divides a total, half to even', () => {
    expect(otherFigure('TOTAL', '100.00', 3, 'USD')).toEqual({ mode: 'PER_LICENSE', amount: '33.33' });
    expect(otherFigure('TOTAL', '0.05', 2, 'USD')?.amount).toBe('0.02');
    expect(otherFigure('TOTAL', '0.15', 2, 'USD')?.amount).toBe('0.08');
    expect(otherFigure('TOTAL', '0.07', 3, 'USD')?.amount).toBe('0.02');
  });

  it('keeps to the digits of the currency', () => {
    expect(otherFigure('TOTAL', '1000', 3, 'JPY')?.amount).toBe('333');
    expect(otherFigure('PER_LICENSE', '0.0004', 2, 'USD')?.amount).toBe('0.00');
    expect([currencyDigits('USD'), currencyDigits('JPY'), currencyDigits('KWD'), currencyDigits('')]).toEqual([
      2, 0, 3, 2,
    ]);
  });

  it('has nothing to derive without an amount or without licenses', () => {
    expect(otherFigure('TOTAL', null, 5, 'USD')).toBeNull();
    expect(otherFigure('TOTAL', '10.00', 0, 'USD')).toBeNull();
  });
});
