import type { DashboardSpendMonth } from '../../api/model';
import { currencySpends } from './spend.rules';

const spent = (month: string, name: string | null, amount: string, currency = 'USD'): DashboardSpendMonth => ({
  month,
  publisher: name === null ? null : { id: name.charCodeAt(0), name },
  others: false,
  currency,
  amount,
  purchases: 1,
});
const period = { from: '2025-12-01', to: '2026-11-23' };

describe('what was spent', () => {
  it('has a bar for each of twelve months, and leads to their purchases', () => {
    const [usd] = currencySpends({ ...period, months: [spent('2026-11', 'Adobe', '10.10')] });
    expect(usd?.bars.length).toBe(12);
    expect(usd?.bars[0]).toMatchObject({ key: '2025-12', text: '$0.00', parts: [{ value: 0 }] });
    expect(usd?.bars[2]?.params).toEqual({ from: '2026-02-01', to: '2026-02-28', currency: 'USD', hasCost: 'true' });
    expect(usd?.bars[11]).toMatchObject({
      text: '$10.10',
      link: ['/licenses/purchases'],
      params: { from: '2026-11-01', to: '2026-11-23' },
    });
    expect(usd?.params).toEqual({ ...period, currency: 'USD', hasCost: 'true' });
  });

  it('tells three publishers apart, those with the most, and adds up the others exactly', () => {
    const months = [
      spent('2026-01', 'A', '1.10'),
      spent('2026-01', null, '2.20'),
      spent('2026-01', 'C', '30.00'),
      spent('2026-02', 'D', '40.00'),
      spent('2026-02', 'E', '50.00'),
      spent('2026-02', 'A', '-0.35'),
    ];
    const [usd] = currencySpends({ ...period, months });
    expect(usd?.series.map(({ name, text }) => [name, text])).toEqual([
      ['E', '$50.00'],
      ['D', '$40.00'],
      ['C', '$30.00'],
      ['Other publishers', '$2.95'],
    ]);
    expect(usd?.bars[1]?.parts.map(({ text }) => text)).toEqual(['$0.00', '$0.00', '$30.00', '$3.30']);
    expect(usd?.bars[2]?.text).toBe('$89.65');
    expect(usd?.total).toBe('$122.95');
  });

  it('counts those that the server adds up among the others, however much they are', () => {
    const others = { ...spent('2026-01', null, '900.00'), others: true };
    const [usd] = currencySpends({ ...period, months: [spent('2026-01', 'A', '5.00'), others] });
    expect(usd?.series.map(({ name, text }) => [name, text])).toEqual([
      ['A', '$5.00'],
      ['Other publishers', '$900.00'],
    ]);
    expect(usd?.bars[1]?.text).toBe('$905.00');
  });

  it('keeps currencies apart, the one with the most purchases first', () => {
    const months = [
      spent('2026-01', 'A', '900', 'JPY'),
      spent('2026-01', 'A', '1.00', 'EUR'),
      spent('2026-02', null, '1.00', 'EUR'),
    ];
    expect(currencySpends({ ...period, months }).map(({ currency, total }) => [currency, total])).toEqual([
      ['EUR', '€2.00'],
      ['JPY', '¥900'],
    ]);
  });

  it('is nothing without purchases', () => {
    expect(currencySpends({ ...period, months: [] })).toEqual([]);
  });
});
