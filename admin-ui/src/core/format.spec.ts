import {
  formatAgo,
  formatChange,
  formatCompact,
  formatDate,
  formatDays,
  formatDuration,
  formatHour,
  formatMoney,
  formatMoneyWhole,
  formatNumber,
  formatPercent,
  formatRate,
  nothing,
} from './format';

describe('format', () => {
  it('shows a dash for nothing', () => {
    expect([formatNumber(null), formatDate(''), formatMoney(undefined, 'USD')]).toEqual([nothing, nothing, nothing]);
  });

  it('shortens counts from ten thousand on', () => {
    expect([0, 9_999, 10_000, 12_345, 1_234_567].map(formatCompact)).toEqual(['0', '9,999', '10K', '12.3K', '1.23M']);
  });

  it('gives a change its sign', () => {
    expect([1_200, 0, -3].map(formatChange)).toEqual(['+1,200', '0', '-3']);
  });

  it('keeps a calendar date on its day', () => {
    expect(formatDate('2026-11-21')).toBe('Nov 21, 2026');
  });

  it('says once what days in a row have in common', () => {
    const plain = (text: string) => text.replaceAll(/\s/g, ' ');
    expect(plain(formatDays('2026-09-01', '2026-09-30'))).toBe('Sep 1 – 30, 2026');
    expect(plain(formatDays('2026-12-15', '2027-01-14'))).toBe('Dec 15, 2026 – Jan 14, 2027');
    expect(formatDays('2026-09-01', '2026-09-01')).toBe('Sep 1, 2026');
    expect(formatDays('', '')).toBe(nothing);
  });

  it('writes a percentage as the API has it, with all its digits', () => {
    expect(['8.25', '21', '0', '-12.5', '7.7125'].map(formatPercent)).toEqual([
      '8.25%',
      '21%',
      '0%',
      '-12.5%',
      '7.7125%',
    ]);
  });

  it('keeps every digit of an exchange rate', () => {
    expect(['1.0852', '0.0000000123', '1450'].map(formatRate)).toEqual(['1.0852', '0.0000000123', '1,450']);
  });

  it('uses the digits of the currency', () => {
    expect(formatMoney('1200', 'USD')).toBe('$1,200.00');
    expect(formatMoney('1200', 'JPY')).toBe('¥1,200');
    expect(formatMoney('1.6667', 'USD')).toBe('$1.6667');
  });

  it('leaves cents out where only the size matters', () => {
    expect(formatMoneyWhole('15671.80', 'USD')).toBe('$15,672');
    expect(formatMoneyWhole('0.40', 'JPY')).toBe('¥0');
  });

  it('keeps every digit of an amount that a float can’t hold', () => {
    expect(formatMoney('90071992547409931.01', 'USD')).toBe('$90,071,992,547,409,931.01');
  });

  it.each([
    [0, '0 ms'],
    [12.4, '12 ms'],
    [1_000, '1 sec'],
    [3_449, '3.4 sec'],
    [59_949, '59.9 sec'],
    [59_950, '1 min 0 sec'],
    [125_000, '2 min 5 sec'],
    [4_200_000, '1 hr 10 min'],
  ])('says of %d milliseconds that they are %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });

  it('says the hour as the reader does', () => {
    // What stands between the figures and AM depends on the version of the data.
    expect([0, 8, 13].map((hour) => formatHour(hour).replace(/\s/u, ' '))).toEqual(['12:00 AM', '8:00 AM', '1:00 PM']);
  });

  it('tells how long ago', () => {
    const now = Date.parse('2026-11-21T12:00:00Z');
    expect(formatAgo('2026-11-21T09:00:00Z', now)).toBe('3 hours ago');
    expect(formatAgo('2026-11-20T11:00:00Z', now)).toBe('yesterday');
  });
});
