import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { billDayAfter, billDayUpTo, type BillingRhythm, periodFrom } from './billing-periods.rules.js';

const date = (text: string) => Temporal.PlainDate.from(text);

function rhythm(values: Partial<Omit<BillingRhythm, 'startOn'>> & { startOn?: string }): BillingRhythm {
  const { startOn = '2026-01-01', ...others } = values;
  return { interval: 'MONTHLY', billDay: 1, timing: 'ADVANCE', ...others, startOn: date(startOn) };
}

/** The periods that follow each other from the start on, as `first to last`. */
function periods(values: BillingRhythm, count: number): string[] {
  const told: string[] = [];
  let start = values.startOn;
  while (told.length < count) {
    const period = periodFrom(values, start);
    told.push(`${period.start.toString()} ${period.end.toString()}`);
    start = period.end.add({ days: 1 });
  }
  return told;
}

describe('periods', () => {
  it('keep the last day of months right', () => {
    expect(periods(rhythm({ billDay: 31, startOn: '2026-01-31' }), 4)).toEqual([
      '2026-01-31 2026-02-27',
      '2026-02-28 2026-03-30',
      '2026-03-31 2026-04-29',
      '2026-04-30 2026-05-30',
    ]);
  });

  it('begin with a short one where the start is no bill day', () => {
    const first = periodFrom(rhythm({ billDay: 15, startOn: '2026-03-10' }), date('2026-03-10'));
    expect(first).toMatchObject({ days: 5, wholeDays: 28 });
    expect(first.end.toString()).toBe('2026-03-14');
  });

  it('count quarters and years from the month of the start', () => {
    expect(periods(rhythm({ interval: 'QUARTERLY', billDay: 1, startOn: '2026-02-01' }), 2)).toEqual([
      '2026-02-01 2026-04-30',
      '2026-05-01 2026-07-31',
    ]);
    expect(periods(rhythm({ interval: 'ANNUAL', billDay: 31, startOn: '2024-02-29' }), 3)).toEqual([
      '2024-02-29 2025-02-27',
      '2025-02-28 2026-02-27',
      '2026-02-28 2027-02-27',
    ]);
  });

  it('run from weekday to weekday', () => {
    expect(periods(rhythm({ interval: 'WEEKLY', billDay: 1, startOn: '2026-11-21' }), 2)).toEqual([
      '2026-11-21 2026-11-22',
      '2026-11-23 2026-11-29',
    ]);
  });

  it('are invoiced and measured as they begin, or once they have ended', () => {
    const told = (timing: 'ADVANCE' | 'ARREARS') => {
      const { invoicedOn, measuredOn } = periodFrom(rhythm({ timing }), date('2026-01-01'));
      return [invoicedOn.toString(), measuredOn.toString()];
    };
    expect(told('ADVANCE')).toEqual(['2026-01-01', '2026-01-01']);
    expect(told('ARREARS')).toEqual(['2026-02-01', '2026-01-31']);
  });

  it('begin and end at bill days, whatever day they are asked for', () => {
    const rhythms = fc
      .record({
        interval: fc.constantFrom('WEEKLY' as const, 'MONTHLY' as const, 'QUARTERLY' as const, 'ANNUAL' as const),
        billDay: fc.integer({ min: 1, max: 31 }),
        start: fc.integer({ min: 0, max: 4_000 }),
        day: fc.integer({ min: -2_000, max: 6_000 }),
      })
      .map(({ interval, billDay, start, day }) => ({
        given: rhythm({
          interval,
          billDay: interval === 'WEEKLY' ? ((billDay - 1) % 7) + 1 : billDay,
          startOn: date('2020-01-01').add({ days: start }).toString(),
        }),
        day: date('2022-01-01').add({ days: day }),
      }));
    fc.assert(
      fc.property(rhythms, ({ given, day }) => {
        const isBillDay = naiveBillDays(given);
        let before = day;
        while (!isBillDay(before)) before = before.subtract({ days: 1 });
        let after = day.add({ days: 1 });
        while (!isBillDay(after)) after = after.add({ days: 1 });
        expect([billDayUpTo(given, day).toString(), billDayAfter(given, day).toString()]).toEqual([
          before.toString(),
          after.toString(),
        ]);
      }),
      { seed: 20_261_121, numRuns: 300 },
    );
  });
});

/** Says of a day whether it is a bill day, by the calendar alone. */
function naiveBillDays({ interval, billDay, startOn }: BillingRhythm): (day: Temporal.PlainDate) => boolean {
  if (interval === 'WEEKLY') return (day) => day.dayOfWeek === billDay;
  const step = { MONTHLY: 1, QUARTERLY: 3, ANNUAL: 12 }[interval];
  return (day) => {
    const months = day.year * 12 + day.month - (startOn.year * 12 + startOn.month);
    return months % step === 0 && day.day === Math.min(billDay, day.daysInMonth);
  };
}
