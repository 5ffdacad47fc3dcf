import type { MarginMonth } from '../../api/model';
import {
  losesMoney,
  marginTotal,
  marginYears,
  monthName,
  monthOf,
  monthText,
  percentText,
  periodDays,
  periodKeys,
  periodOf,
} from './margin.rules';

const today = '2026-03-15';
const figures = (fields: Partial<MarginMonth> = {}): MarginMonth => ({
  ...{ month: '2026-02', currency: 'USD', price: '480.00', cost: '350.00', priceWithoutCost: '0.00' },
  ...{ margin: '130.00', marginPercent: '27.1' },
  ...fields,
});

describe('periods', () => {
  it('are whole months and years', () => {
    expect(periodKeys.map((key) => periodDays(key, today))).toEqual([
      { from: '2026-03-01', to: '2026-03-31' },
      { from: '2026-02-01', to: '2026-02-28' },
      { from: '2026-01-01', to: '2026-12-31' },
      { from: '2025-04-01', to: '2026-03-31' },
      {},
    ]);
    expect(periodDays('LAST_MONTH', '2026-01-31')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  });

  it('are found again by their days', () => {
    for (const key of periodKeys) expect(periodOf(periodDays(key, today), today)).toBe(key);
    expect(periodOf({ from: '2026-03-02' }, today)).toBeNull();
    expect(monthOf({ from: '2024-02-01', to: '2024-02-29' })).toBe('2024-02');
    expect(monthOf({ from: '2024-02-01', to: '2024-02-28' })).toBeNull();
    expect(monthOf({})).toBeNull();
    expect([monthName('2026-10'), monthText('2026-10')]).toEqual(['October 2026', 'Oct 2026']);
  });
});

describe('the chart', () => {
  it('has twelve months up to this one, for each currency by itself', () => {
    const years = marginYears(
      [figures(), figures({ currency: 'EUR' }), figures({ month: '2025-12' }), figures({ month: '2025-03' })],
      today,
    );
    expect(years.map(({ currency }) => currency)).toEqual(['EUR', 'USD']);
    const [, usd] = years;
    expect(usd?.bars.map(({ key }) => key)).toHaveLength(12);
    expect(usd?.bars[0]?.key).toBe('2025-04');
    expect(usd?.bars.at(-2)).toMatchObject({ key: '2026-02', value: 350, other: 130, otherText: '$130.00' });
    expect(usd?.bars.at(-1)).toMatchObject({ value: 0, other: 0 });
  });

  it('says of which price the cost is not known, and calls no unknown cost nothing', () => {
    const unknown = figures({ cost: null, margin: null, marginPercent: null, priceWithoutCost: '480.00' });
    const [year] = marginYears([unknown, figures({ month: '2026-01', priceWithoutCost: '90.00' })], today);
    const note = '$480.00 charged without a known cost';
    expect(year?.bars.at(-2)).toMatchObject({ value: 0, valueText: '–', other: 0, otherText: '–', note });
    expect(year?.bars.at(-3)).toMatchObject({ valueText: '$350.00', note: '$90.00 charged without a known cost' });
    // Nobody was charged.
    expect(year?.bars.at(-1)).toMatchObject({ valueText: '$0.00', otherText: '$0.00' });
    expect(year?.bars.at(-1)?.note).toBeUndefined();
  });

  it('draws no bar below nothing', () => {
    const [year] = marginYears([figures({ cost: '500.00', margin: '-20.00' })], today);
    expect(year?.bars.at(-2)).toMatchObject({ value: 500, other: 0, otherText: '-$20.00' });
  });
});

it('tells what stays', () => {
  expect(marginTotal(figures())).toMatchObject({ margin: '$130.00', percent: '27.1%', loses: false, withoutCost: '' });
  const unknown = figures({ cost: null, margin: null, marginPercent: null, priceWithoutCost: '480.00' });
  expect(marginTotal(unknown)).toMatchObject({ margin: '–', percent: '', loses: false, withoutCost: '$480.00' });
  expect([losesMoney('-0.01'), losesMoney('-0.00'), losesMoney('3')]).toEqual([true, false, false]);
  expect([percentText('-12.5'), percentText('0.0'), percentText(null)]).toEqual(['-12.5%', '0%', '']);
});
