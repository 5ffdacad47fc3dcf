import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dueRenewals,
  firstTermEndAfter,
  nextTermEnd,
  type RenewalPeriod,
  renewalPeriodOf,
} from './license-term-periods.rules.js';

const monthly: RenewalPeriod = { unit: 'MONTH', count: 1 };
const yearly: RenewalPeriod = { unit: 'YEAR', count: 1 };

/** The ends of the terms that follow a date. */
function ends(expiresOn: string, period: RenewalPeriod, today: string, renewalDay: number | null = null): string[] {
  return dueRenewals({ expiresOn, renewalDay }, period, today).map((each) => each.expiresOn);
}

describe('the ends of terms', () => {
  it.each<[string, string, RenewalPeriod, string, string[]]>([
    ['from Jan 31', '2026-01-31', monthly, '2026-04-30', ['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']],
    ['from Jan 31 of a leap year', '2028-01-31', monthly, '2028-02-29', ['2028-02-29', '2028-03-31']],
    ['from Jan 30', '2027-01-30', monthly, '2027-03-30', ['2027-02-28', '2027-03-30', '2027-04-30']],
    [
      'from Feb 29',
      '2024-02-29',
      yearly,
      '2028-02-29',
      ['2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29', '2029-02-28'],
    ],
    ['over a new year', '2026-11-30', { unit: 'MONTH', count: 3 }, '2027-02-28', ['2027-02-28', '2027-05-30']],
    ['of many years', '2026-12-31', { unit: 'YEAR', count: 120 }, '2026-12-31', ['2146-12-31']],
  ])('%s', (_, expiresOn, period, today, expected) => {
    expect(ends(expiresOn, period, today)).toEqual(expected);
  });

  it('begin on the expiration day itself, and not on the day before it', () => {
    expect(ends('2026-11-21', yearly, '2026-11-20')).toEqual([]);
    expect(dueRenewals({ expiresOn: '2026-11-21', renewalDay: null }, yearly, '2026-11-21')).toEqual([
      { renewedOn: '2026-11-21', expiresOn: '2027-11-21', renewalDay: null },
    ]);
  });

  it('remember the day that they come back to', () => {
    const february = nextTermEnd({ expiresOn: '2026-01-31', renewalDay: null }, monthly);
    expect(february).toEqual({ expiresOn: '2026-02-28', renewalDay: 31 });
    expect(nextTermEnd(february, monthly)).toEqual({ expiresOn: '2026-03-31', renewalDay: null });
  });

  it('are no later than any date can be', () => {
    expect(nextTermEnd({ expiresOn: '9999-06-30', renewalDay: null }, yearly)).toEqual({
      expiresOn: '9999-12-31',
      renewalDay: null,
    });
  });

  it('are those of a new order where the expiration was edited', () => {
    expect(ends('2026-02-28', monthly, '2026-03-28')).toEqual(['2026-03-28', '2026-04-28']);
  });

  it('of an expired license lie after the day on which it is renewed', () => {
    const end = { expiresOn: '2023-01-31', renewalDay: null };
    expect(firstTermEndAfter(end, monthly, '2026-02-27')).toEqual({ expiresOn: '2026-02-28', renewalDay: 31 });
    expect(firstTermEndAfter(end, monthly, '2026-02-28')).toEqual({ expiresOn: '2026-03-31', renewalDay: null });
    expect(firstTermEndAfter(end, yearly, '2020-01-01').expiresOn).toBe('2024-01-31');
  });
});

describe('a period', () => {
  it.each([
    [{ renewalUnit: 'MONTH', renewalCount: 3 } as const, { unit: 'MONTH', count: 3 }],
    [{ renewalUnit: null, renewalCount: 3 }, null],
    [{ renewalUnit: 'YEAR', renewalCount: null } as const, null],
  ])('%j is %j', (license, period) => {
    expect(renewalPeriodOf(license)).toEqual(period);
  });
});

/** Counts months one by one, and days of months by asking the calendar: nothing of it is written as in the product. */
function naiveEnds(first: string, months: number, today: string): string[] {
  const [year = 0, month = 0, day = 0] = first.split('-').map(Number);
  const daysOf = (y: number, m: number) => new Date(Date.UTC(y, m, 0)).getUTCDate();
  const found: string[] = [];
  let [y, m] = [year, month];
  for (let last = first; last <= today;) {
    for (let step = 0; step < months; step += 1) [y, m] = m === 12 ? [y + 1, 1] : [y, m + 1];
    last = `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(Math.min(day, daysOf(y, m))).padStart(2, '0')}`;
    found.push(last);
  }
  return found;
}

const aDay = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const aPeriod = fc.record({
  unit: fc.constantFrom<RenewalPeriod['unit']>('MONTH', 'YEAR'),
  count: fc.integer({ min: 1, max: 14 }),
});

describe('the law of terms', () => {
  it('equals a naive model, also where renewals are made a few at a time', () => {
    fc.assert(
      fc.property(aDay, aPeriod, fc.array(aDay, { maxLength: 6 }), (first, period, stops) => {
        const last = stops.toSorted().at(-1) ?? first;
        const months = period.count * (period.unit === 'YEAR' ? 12 : 1);
        let end: { expiresOn: string; renewalDay: number | null } = { expiresOn: first, renewalDay: null };
        const made: string[] = [];
        // Each stop is a process that runs on that day only; a clock that jumps back makes none.
        for (const today of [...stops, last]) {
          for (const renewal of dueRenewals(end, period, today)) {
            expect(renewal.renewedOn).toBe(end.expiresOn);
            made.push(renewal.expiresOn);
            end = { expiresOn: renewal.expiresOn, renewalDay: renewal.renewalDay };
          }
        }
        expect(made).toEqual(naiveEnds(first, months, last));
      }),
      { numRuns: 300 },
    );
  });
});
