import { foreseenSchedule, type BillingRhythm } from './billing-periods.rules';
import { billDays, fittingBillDay, percentOf, rateOf, rhythmText, scheduleText } from './billing-terms.rules';

const monthly: BillingRhythm = { interval: 'MONTHLY', billDay: 1, timing: 'ARREARS', startOn: '2026-12-01' };

it.each([
  [{ interval: 'WEEKLY', billDay: 1 }, 'Weekly, on Monday'],
  [{ interval: 'WEEKLY', billDay: 7 }, 'Weekly, on Sunday'],
  [{ interval: 'MONTHLY', billDay: 15 }, 'Monthly, on day 15'],
  [{ interval: 'MONTHLY', billDay: 31 }, 'Monthly, on the last day'],
  [{ interval: 'QUARTERLY', billDay: 1 }, 'Quarterly, on day 1'],
  [{ interval: 'ANNUAL', billDay: 3, startOn: '2026-04-01' }, 'Annually, on day 3 of April'],
] as const)('says how often: %o', (rhythm, text) => {
  expect(rhythmText(rhythm)).toBe(text);
});

describe('the terms in words', () => {
  const text = (rhythm: BillingRhythm, { endOn = null as string | null, prorated = false, first = true } = {}) =>
    scheduleText(rhythm, foreseenSchedule(null, rhythm, null), { endOn, prorated, first });

  it('tell of the first invoice and its days', () => {
    expect(text(monthly).replaceAll(/\s/g, ' ')).toBe(
      'Monthly, on day 1, in arrears. First invoice on Jan 1, 2027 for Dec 1 – 31, 2026.',
    );
    expect(text(monthly, { first: false })).toContain('Next invoice on Jan 1, 2027');
  });

  it('tell what a short first period is charged', () => {
    const short = { ...monthly, startOn: '2026-12-16' };
    expect(text(short, { prorated: true })).toContain('It charges 16 of 31 days.');
    expect(text(short)).not.toContain('It charges');
    expect(text(monthly, { prorated: true })).not.toContain('It charges');
  });

  it('tell that nothing is billed after the end', () => {
    expect(text(monthly, { endOn: '2026-11-30' })).toContain('Nothing is billed after its end.');
    expect(text(monthly, { endOn: '2026-12-01' })).toContain('First invoice');
  });
});

it('offers weekdays for weeks and days of the month for the rest', () => {
  expect(billDays('WEEKLY').map(({ label }) => label)).toEqual([
    'Monday',
    'Tuesday',
    'Wednesday',
    'Thursday',
    'Friday',
    'Saturday',
    'Sunday',
  ]);
  expect(billDays('QUARTERLY')).toHaveLength(31);
  expect([fittingBillDay('WEEKLY', 15), fittingBillDay('WEEKLY', 5), fittingBillDay('ANNUAL', 15)]).toEqual([1, 5, 15]);
});

it('reads percentages and rates as they are typed', () => {
  expect(['19', '7,7', ' 0 ', '100'].map(percentOf)).toEqual(['19', '7.7', '0', '100']);
  expect(['', 'x', '-1', '100.5', '1.23456'].map(percentOf)).toEqual([null, null, null, null, null]);
  expect(['1.0834', '0,92', '150'].map(rateOf)).toEqual(['1.0834', '0.92', '150']);
  expect(['', '0', '-2', '0.00000000001'].map(rateOf)).toEqual([null, null, null, null]);
});
