import type { RenewalMonthResponse } from '../../api/model';
import {
  chosenMonth,
  currencyYears,
  daysOfMonth,
  daysToCome,
  monthsAhead,
  shownDays,
  sumOf,
  yearAhead,
} from './renewal-timeline.rules';

const item = (fields: Partial<RenewalMonthResponse> = {}): RenewalMonthResponse => ({
  month: '2026-12',
  currency: 'USD',
  amount: '200.00',
  renewals: 1,
  expiringAmount: '0.00',
  expirations: 0,
  ...fields,
});

describe('the year ahead', () => {
  it('begins with today and ends with the twelfth month', () => {
    expect(yearAhead('2026-11-21')).toEqual({ from: '2026-11-21', to: '2027-10-31' });
    expect(monthsAhead('2026-11-30').slice(0, 3)).toEqual(['2026-11', '2026-12', '2027-01']);
    expect(monthsAhead('2026-01-31')).toHaveLength(12);
  });

  it('knows the days of a month', () => {
    expect(daysOfMonth('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(daysOfMonth('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
  });
});

describe('the days of a list', () => {
  const today = '2026-11-21';

  it('are those of the charts, unless others are chosen', () => {
    expect(shownDays({}, today)).toEqual(yearAhead(today));
    expect(shownDays({ from: '2026-01-01' }, today)).toEqual({ from: '2026-01-01' });
    expect(shownDays({ to: '2030-01-01' }, today)).toEqual({ to: '2030-01-01' });
  });

  it('of the present month begin with today, as its bar does', () => {
    expect(daysToCome('2026-11', today)).toEqual({ from: today, to: '2026-11-30' });
    expect(daysToCome('2026-12', today)).toEqual(daysOfMonth('2026-12'));
  });

  it('are those of a month, or of none', () => {
    for (const month of monthsAhead(today)) expect(chosenMonth(daysToCome(month, today), today)).toBe(month);
    expect(chosenMonth(daysOfMonth('2026-11'), today)).toBeNull();
    expect(chosenMonth({ from: '2026-12-01', to: '2027-01-31' }, today)).toBeNull();
    expect(chosenMonth({ from: '2026-12-01' }, today)).toBeNull();
  });
});

describe('currencyYears', () => {
  it('has a bar for each month, of each currency by itself', () => {
    const years = currencyYears(
      [
        item({ currency: 'JPY', amount: '1500' }),
        item(),
        item({ month: '2027-01', expiringAmount: '30.00', expirations: 2 }),
      ],
      '2026-11-21',
    );
    expect(years.map(({ currency, total }) => [currency, total])).toEqual([
      ['USD', '$400.00'],
      ['JPY', '¥1,500'],
    ]);
    expect(years[0]?.bars.map(({ value, other }) => [value, other]).slice(0, 4)).toEqual([
      [0, 0],
      [200, 0],
      [200, 30],
      [0, 0],
    ]);
    expect(years[0]?.bars[1]).toMatchObject({
      key: '2026-12',
      label: 'Dec',
      name: 'December 2026',
      valueText: '$200.00',
    });
  });

  it('is nothing where nothing is due', () => {
    expect(currencyYears([], '2026-11-21')).toEqual([]);
  });
});

describe('sumOf', () => {
  it.each([
    [[], '0'],
    [['0.10', '0.20'], '0.30'],
    [['1500', '2'], '1502'],
    [['99999999999999999999.99', '0.01'], '100000000000000000000.00'],
    [['0.01'], '0.01'],
    [['1.10', '-1.60'], '-0.50'],
  ])('%j is %s', (amounts, sum) => {
    expect(sumOf(amounts)).toBe(sum);
  });
});
