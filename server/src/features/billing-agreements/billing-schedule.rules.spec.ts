import { describe, expect, it } from 'vitest';
import type { BillingRhythm } from './billing-periods.rules.js';
import {
  hasEnded,
  isBilledOut,
  nextPeriodOf,
  overduePeriods,
  overlapsBilled,
  periodsAtOnce,
  scheduleAfter,
  scheduleBilledOn,
  scheduleFrom,
  scheduleOfRhythm,
  skippedDays,
} from './billing-schedule.rules.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const rhythm = (fields: Partial<BillingRhythm> = {}): BillingRhythm => ({
  interval: 'MONTHLY',
  billDay: 1,
  timing: 'ADVANCE',
  startOn: day('2026-01-10'),
  ...fields,
});
const shown = (value: object) => JSON.parse(JSON.stringify(value));

describe('the schedule of an agreement', () => {
  it('goes from period to period without a gap', () => {
    const first = scheduleFrom(rhythm(), day('2026-01-10'));
    expect(shown(first)).toEqual({ nextStartOn: '2026-01-10', nextBillOn: '2026-01-10' });
    const period = nextPeriodOf(rhythm(), first);
    expect(shown(period)).toMatchObject({ start: '2026-01-10', end: '2026-01-31', days: 22, wholeDays: 31 });
    expect(shown(scheduleAfter(rhythm(), first, period))).toEqual({
      nextStartOn: '2026-02-01',
      nextBillOn: '2026-02-01',
    });
  });

  it('bills in arrears the day after the last one', () => {
    const arrears = rhythm({ timing: 'ARREARS' });
    const first = scheduleFrom(arrears, day('2026-01-10'));
    expect(shown(first)).toEqual({ nextStartOn: '2026-01-10', nextBillOn: '2026-02-01' });
    expect(shown(nextPeriodOf(arrears, first))).toMatchObject({ end: '2026-01-31', measuredOn: '2026-01-31' });
  });
});

describe('a changed rhythm', () => {
  const schedule = { nextStartOn: day('2026-03-01'), nextBillOn: day('2026-03-01') };

  it('counts from the first day that was not billed', () => {
    const before = { rhythm: rhythm(), schedule, billed: true, takesOver: false };
    expect(shown(scheduleOfRhythm(before, rhythm({ billDay: 15, timing: 'ARREARS' })))).toEqual({
      nextStartOn: '2026-03-01',
      nextBillOn: '2026-03-15',
    });
    expect(shown(scheduleOfRhythm(before, rhythm({ startOn: day('2025-12-01') })))).toEqual(shown(schedule));
  });

  it('begins with its start while nothing was billed', () => {
    const before = {
      rhythm: rhythm(),
      schedule: scheduleFrom(rhythm(), day('2026-01-10')),
      billed: false,
      takesOver: true,
    };
    expect(shown(scheduleOfRhythm(before, rhythm({ startOn: day('2026-04-05') })))).toEqual({
      nextStartOn: '2026-04-05',
      nextBillOn: '2026-04-05',
    });
  });

  it('leaves a day that was chosen alone where nothing of it changed', () => {
    const chosen = { nextStartOn: day('2026-01-10'), nextBillOn: day('2026-01-20') };
    const arrears = rhythm({ timing: 'ARREARS' });
    const before = { rhythm: arrears, schedule: chosen, billed: false, takesOver: true };
    expect(scheduleOfRhythm(before, { ...arrears })).toBe(chosen);
  });

  it('keeps a day that was chosen before anything was billed where the start alone changes', () => {
    const moved = (timing: 'ADVANCE' | 'ARREARS', chosen: [string, string], startOn: string, takesOver = true) => {
      const at = { nextStartOn: day(chosen[0]), nextBillOn: day(chosen[1]) };
      const before = { rhythm: rhythm({ timing }), schedule: at, billed: false, takesOver };
      const { nextStartOn, nextBillOn } = scheduleOfRhythm(before, rhythm({ timing, startOn: day(startOn) }));
      return [nextStartOn.toString(), nextBillOn.toString()];
    };
    const advance: [string, string] = ['2026-12-01', '2026-12-01'];
    expect(moved('ADVANCE', advance, '2023-01-15')).toEqual(advance);
    expect(moved('ADVANCE', advance, '2023-01-15', false)).toEqual(advance);
    expect(moved('ADVANCE', advance, '2027-01-15')).toEqual(['2027-01-15', '2027-01-15']);
    const arrears: [string, string] = ['2026-11-01', '2026-12-01'];
    expect(moved('ARREARS', arrears, '2023-01-15')).toEqual(arrears);
    expect(moved('ARREARS', arrears, '2026-11-15')).toEqual(['2026-11-15', '2026-12-01']);
    expect(moved('ARREARS', arrears, '2026-12-01')).toEqual(['2026-12-01', '2027-01-01']);
    const putOff: [string, string] = ['2026-01-10', '2026-04-10'];
    expect(moved('ARREARS', putOff, '2026-01-05', false)).toEqual(['2026-01-05', '2026-04-10']);
    expect(moved('ARREARS', putOff, '2023-01-05')).toEqual(['2026-04-01', '2026-04-10']);
  });
});

describe('a next bill date that somebody chose', () => {
  const schedule = { nextStartOn: day('2026-03-01'), nextBillOn: day('2026-03-01') };

  it('is the first day of the next period in advance', () => {
    const chosen = scheduleBilledOn(rhythm(), schedule, day('2026-03-20'), false);
    expect(shown(nextPeriodOf(rhythm(), chosen))).toMatchObject({ start: '2026-03-20', end: '2026-03-31' });
  });

  it('is the day after the last one in arrears', () => {
    const arrears = rhythm({ timing: 'ARREARS' });
    const chosen = scheduleBilledOn(arrears, schedule, day('2026-03-20'), false);
    expect(shown(nextPeriodOf(arrears, chosen))).toMatchObject({
      start: '2026-03-01',
      end: '2026-03-19',
      measuredOn: '2026-03-19',
      invoicedOn: '2026-03-20',
    });
  });

  it('never makes a period without a day', () => {
    const arrears = rhythm({ timing: 'ARREARS' });
    expect(shown(scheduleBilledOn(arrears, schedule, day('2026-03-01'), false))).toEqual({
      nextStartOn: '2026-02-01',
      nextBillOn: '2026-03-01',
    });
  });

  it('has several periods before it in arrears where it was put off, which are billed on it', () => {
    const arrears = rhythm({ timing: 'ARREARS' });
    let chosen = scheduleBilledOn(arrears, schedule, day('2026-05-20'), false);
    const told = [];
    for (let count = 0; count < 5; count += 1) {
      const { start, end, days, wholeDays, invoicedOn } = nextPeriodOf(arrears, chosen);
      told.push(`${start.toString()} ${end.toString()} ${days}/${wholeDays} on ${invoicedOn.toString()}`);
      chosen = scheduleAfter(arrears, chosen, nextPeriodOf(arrears, chosen));
    }
    expect(told).toEqual([
      '2026-03-01 2026-03-31 31/31 on 2026-05-20',
      '2026-04-01 2026-04-30 30/30 on 2026-05-20',
      '2026-05-01 2026-05-19 19/31 on 2026-05-20',
      '2026-05-20 2026-05-31 12/31 on 2026-06-01',
      '2026-06-01 2026-06-30 30/30 on 2026-07-01',
    ]);
  });

  it('is where a draft takes over: with the last period before it in arrears', () => {
    const arrears = rhythm({ timing: 'ARREARS', startOn: day('2023-01-01') });
    const start = scheduleFrom(arrears, arrears.startOn);
    expect(shown(scheduleBilledOn(arrears, start, day('2026-03-01'), true))).toEqual({
      nextStartOn: '2026-02-01',
      nextBillOn: '2026-03-01',
    });
    expect(shown(scheduleBilledOn(arrears, start, day('2023-01-20'), true))).toMatchObject({
      nextStartOn: '2023-01-01',
    });
  });

  it('skips the days between what would be next and what was chosen', () => {
    expect(shown(skippedDays(schedule, { ...schedule, nextStartOn: day('2026-04-01') }) ?? {})).toEqual({
      from: '2026-03-01',
      to: '2026-03-31',
    });
    expect(skippedDays(schedule, schedule)).toBeNull();
    expect(skippedDays(schedule, { ...schedule, nextStartOn: day('2026-02-01') })).toBeNull();
  });

  it('overlaps what was billed up to its last day', () => {
    const through = day('2026-02-28');
    expect(overlapsBilled(schedule, through)).toBe(false);
    expect(overlapsBilled({ ...schedule, nextStartOn: through }, through)).toBe(true);
  });
});

it('is overdue with every period that a run would bill', () => {
  const overdue = (at: string, endOn: string | null, timing: 'ADVANCE' | 'ARREARS' = 'ADVANCE') =>
    overduePeriods(
      rhythm({ timing }),
      scheduleFrom(rhythm({ timing }), day('2026-01-10')),
      endOn === null ? null : day(endOn),
      {
        today: day(at),
        most: 10,
      },
    );
  expect(overdue('2026-01-09', null)).toBe(0);
  expect(overdue('2026-01-10', null)).toBe(1);
  expect(overdue('2026-03-01', null)).toBe(3);
  expect(overdue('2026-03-01', null, 'ARREARS')).toBe(2);
  expect(overdue('2026-03-01', '2026-02-01')).toBe(2);
  expect(overdue('2036-03-01', null)).toBe(10);
});

it('bills at once what waits for a bill date to come', () => {
  const arrears = rhythm({ timing: 'ARREARS' });
  const schedule = { nextStartOn: day('2026-02-01'), nextBillOn: day('2026-05-01') };
  const atOnce = (today: string, endOn: string | null = null) =>
    periodsAtOnce({ rhythm: arrears, schedule, endOn: endOn === null ? null : day(endOn) }, day(today));
  expect(atOnce('2026-03-15')).toBe(3);
  expect(atOnce('2026-06-15')).toBe(4);
  expect(atOnce('2026-03-15', '2026-03-31')).toBe(2);
});

describe('the end', () => {
  const schedule = { nextStartOn: day('2026-03-01'), nextBillOn: day('2026-03-01') };

  it('lets a period that begins on it be billed, and none later', () => {
    expect(isBilledOut(schedule, null)).toBe(false);
    expect(isBilledOut(schedule, day('2026-03-01'))).toBe(false);
    expect(isBilledOut(schedule, day('2026-02-28'))).toBe(true);
  });

  it('is there when its day is, and all was billed', () => {
    expect(hasEnded(schedule, day('2026-02-28'), day('2026-02-27'))).toBe(false);
    expect(hasEnded(schedule, day('2026-02-28'), day('2026-02-28'))).toBe(true);
    expect(hasEnded(schedule, day('2026-03-01'), day('2026-05-01'))).toBe(false);
  });
});
