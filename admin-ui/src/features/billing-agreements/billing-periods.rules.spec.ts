import { type BillingRhythm, type SavedRhythm, foreseenSchedule, monthOf, nextPeriod } from './billing-periods.rules';

const monthly: BillingRhythm = { interval: 'MONTHLY', billDay: 1, timing: 'ARREARS', startOn: '2026-12-01' };

/** The next period of an agreement that is about to be made. */
const first = (rhythm: BillingRhythm, chosen: string | null = null) =>
  nextPeriod(rhythm, foreseenSchedule(null, rhythm, chosen));

describe('the next period', () => {
  it('is invoiced the day after its last one in arrears, and on its first one in advance', () => {
    expect(first(monthly)).toEqual({
      start: '2026-12-01',
      end: '2026-12-31',
      days: 31,
      wholeDays: 31,
      invoicedOn: '2027-01-01',
    });
    expect(first({ ...monthly, timing: 'ADVANCE' })).toMatchObject({ end: '2026-12-31', invoicedOn: '2026-12-01' });
  });

  it('is short where the start is no bill day', () => {
    const period = first({ ...monthly, startOn: '2026-12-16' });
    expect(period).toMatchObject({ start: '2026-12-16', end: '2026-12-31', days: 16, wholeDays: 31 });
  });

  it.each([
    ['2027-01-31', '2027-02-27'],
    ['2027-02-28', '2027-03-30'],
    ['2028-02-29', '2028-03-30'],
  ])('keeps to the last day of short months: from %s to %s', (startOn, end) => {
    expect(first({ ...monthly, billDay: 31, startOn })).toMatchObject({ end });
  });

  it.each([
    ['2026-11-23', '2026-11-29'], // a Monday
    ['2026-11-26', '2026-11-29'],
    ['2026-11-29', '2026-11-29'], // a Sunday
  ])('of weeks that begin on Mondays begins on %s and ends on %s', (startOn, end) => {
    expect(first({ interval: 'WEEKLY', billDay: 1, timing: 'ADVANCE', startOn })).toMatchObject({ end });
  });

  it('counts quarters and years from the month of the start', () => {
    expect(first({ ...monthly, interval: 'QUARTERLY', startOn: '2026-11-01' })).toMatchObject({ end: '2027-01-31' });
    expect(first({ ...monthly, interval: 'QUARTERLY', startOn: '2026-11-20' })).toMatchObject({ end: '2027-01-31' });
    expect(first({ ...monthly, interval: 'ANNUAL', startOn: '2026-03-01' })).toMatchObject({ end: '2027-02-28' });
  });
});

describe('a chosen bill date', () => {
  it('is the first day of the period in advance', () => {
    const period = first({ ...monthly, timing: 'ADVANCE' }, '2027-02-10');
    expect(period).toMatchObject({ start: '2027-02-10', end: '2027-02-28', invoicedOn: '2027-02-10' });
  });

  it('is the day after the period in arrears, which begins earlier where it would have no day', () => {
    expect(first(monthly, '2026-12-16')).toMatchObject({ start: '2026-12-01', end: '2026-12-15' });
    expect(first(monthly, '2026-11-16')).toMatchObject({ start: '2026-11-01', end: '2026-11-15' });
  });
});

describe('another rhythm of an agreement', () => {
  const saved: SavedRhythm = { ...monthly, nextStartOn: '2027-02-01', nextBillOn: '2027-03-05', periodsBilled: 2 };

  it('counts from the first day that was not billed', () => {
    expect(foreseenSchedule(saved, monthly, null)).toEqual({ nextStartOn: '2027-02-01', nextBillOn: '2027-03-05' });
    const anew = { nextStartOn: '2027-02-01', nextBillOn: '2027-02-10' };
    expect(foreseenSchedule(saved, { ...monthly, billDay: 10 }, null)).toEqual(anew);
    expect(foreseenSchedule(saved, { ...monthly, startOn: '2027-06-01', billDay: 10 }, null)).toEqual(anew);
  });

  it('counts from another start while nothing was billed', () => {
    const draft = { ...saved, nextStartOn: '2026-12-01', nextBillOn: '2027-01-01', periodsBilled: 0 };
    const schedule = foreseenSchedule(draft, { ...monthly, startOn: '2027-06-01' }, null);
    expect(schedule).toEqual({ nextStartOn: '2027-06-01', nextBillOn: '2027-07-01' });
  });
});

it('knows the first and the last day of a month', () => {
  expect(monthOf('2026-11-23')).toEqual({ first: '2026-11-01', last: '2026-11-30' });
  expect(monthOf('2027-01-05', -1)).toEqual({ first: '2026-12-01', last: '2026-12-31' });
});
