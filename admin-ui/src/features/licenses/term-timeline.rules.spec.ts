import type { LicenseResponse } from '../../api/model';
import { nextExpiration, termTimeline } from './term-timeline.rules';

type Term = LicenseResponse['term'];

const plain: Term = {
  expiresOn: '2027-01-01',
  autoRenew: false,
  renewalUnit: null,
  renewalCount: null,
  noticeDays: [],
};
const yearly: Term = { ...plain, autoRenew: true, renewalUnit: 'YEAR', renewalCount: 1 };
const today = '2026-11-22';

/** The marks as texts, and the parts with their places in hundredths. */
function drawn(purchaseDate: string | null, term: Term, daysToExpiration: number | null = null) {
  const { marks, parts, open } = termTimeline({ purchaseDate, term, daysToExpiration }, today);
  return {
    marks: marks.map(({ kind, date }) => `${kind} ${date}`),
    places: marks.map(({ place }) => Math.round(place * 100)),
    parts: parts.map(({ kind, from, to }) => `${kind} ${Math.round(from * 100)}-${Math.round(to * 100)}`),
    open,
  };
}

describe('termTimeline', () => {
  it('leads from the purchase past today to the expiration', () => {
    expect(drawn('2026-01-01', { ...plain, noticeDays: [90, 30] })).toEqual({
      marks: [
        'PURCHASED 2026-01-01',
        'NOTICE 2026-10-03',
        'TODAY 2026-11-22',
        'NOTICE 2026-12-02',
        'EXPIRES 2027-01-01',
      ],
      places: [0, 75, 89, 92, 100],
      parts: ['PASSED 0-89', 'LEFT 89-100'],
      open: false,
    });
  });

  it('adds the next term of a license that renews itself', () => {
    const { marks, parts } = drawn('2026-01-01', yearly);
    expect(marks).toEqual([
      'PURCHASED 2026-01-01',
      'TODAY 2026-11-22',
      'EXPIRES 2027-01-01',
      'NEXT_TERM_ENDS 2028-01-01',
    ]);
    expect(parts).toEqual(['PASSED 0-45', 'LEFT 45-50', 'NEXT 50-100']);
  });

  it('gives many earlier terms little room', () => {
    const { marks, places, parts } = drawn('2015-01-01', yearly);
    expect([marks[0], places[0]]).toEqual(['PURCHASED 2015-01-01', 0]);
    expect(parts).toEqual(['EARLIER 0-12', 'PASSED 12-51', 'LEFT 51-56', 'NEXT 56-100']);
  });

  it('shows how long a license has been expired', () => {
    const { marks, parts } = drawn('2025-11-10', { ...plain, expiresOn: '2026-11-10' });
    expect(marks).toEqual(['PURCHASED 2025-11-10', 'EXPIRES 2026-11-10', 'TODAY 2026-11-22']);
    expect(parts).toEqual(['PASSED 0-97', 'EXPIRED 97-100']);
  });

  it('shows a license that renews itself, and has not, as expired until today', () => {
    const { marks, parts } = drawn('2025-11-10', { ...yearly, expiresOn: '2026-11-10' });
    expect(marks).toEqual([
      'PURCHASED 2025-11-10',
      'EXPIRES 2026-11-10',
      'TODAY 2026-11-22',
      'NEXT_TERM_ENDS 2027-11-10',
    ]);
    expect(parts).toEqual(['PASSED 0-50', 'EXPIRED 50-52', 'NEXT 52-100']);
  });

  it('knows no term beyond the year 9999', () => {
    const { marks } = drawn('2026-01-01', { ...yearly, expiresOn: '9999-12-31' });
    expect(marks).toEqual(['PURCHASED 2026-01-01', 'TODAY 2026-11-22', 'EXPIRES 9999-12-31']);
    const term = { ...yearly, expiresOn: '9990-06-30', renewalCount: 120 };
    expect(nextExpiration(term, null)).toBeNull();
  });

  it('shows how long it is until a license begins', () => {
    const { marks, parts } = drawn('2026-12-06', { ...plain, expiresOn: '2027-12-06' });
    expect(marks).toEqual(['TODAY 2026-11-22', 'PURCHASED 2026-12-06', 'EXPIRES 2027-12-06']);
    expect(parts).toEqual(['BEFORE 0-4', 'LEFT 4-100']);
  });

  it('has no end where the license has none', () => {
    expect(drawn('2025-11-22', { ...plain, expiresOn: null })).toEqual({
      marks: ['PURCHASED 2025-11-22', 'TODAY 2026-11-22'],
      places: [0, 75],
      parts: ['PASSED 0-75', 'LEFT 75-100'],
      open: true,
    });
    expect(drawn(today, { ...plain, expiresOn: null }).parts).toEqual(['LEFT 0-100']);
    expect(drawn('2026-12-22', { ...plain, expiresOn: null }).parts).toEqual(['BEFORE 0-75', 'LEFT 75-100']);
  });

  it('begins with what is known where the purchase date is not', () => {
    expect(drawn(null, { ...plain, noticeDays: [90] })).toMatchObject({
      marks: ['NOTICE 2026-10-03', 'TODAY 2026-11-22', 'EXPIRES 2027-01-01'],
      parts: ['PASSED 0-56', 'LEFT 56-100'],
    });
    expect(drawn(null, { ...plain, expiresOn: null }).marks).toEqual(['TODAY 2026-11-22']);
  });

  it('leaves out notices from before the purchase, and says each once', () => {
    const { marks } = drawn('2026-11-01', { ...plain, noticeDays: [90, 30, 30] });
    expect(marks.filter((mark) => mark.startsWith('NOTICE'))).toEqual(['NOTICE 2026-12-02']);
  });

  it('counts from the day that the server counted from', () => {
    const { marks } = termTimeline({ purchaseDate: null, term: plain, daysToExpiration: 41 }, today);
    expect(marks).toMatchObject([
      { kind: 'TODAY', date: '2026-11-21', days: 0 },
      { kind: 'EXPIRES', days: 41 },
    ]);
  });

  it('draws the terms as the server tells them', () => {
    const license = { purchaseDate: '2020-03-31', term: plain, daysToExpiration: null };
    const byHand = termTimeline(license, today, { began: '2026-10-02', nextEnds: null });
    expect(byHand.parts.map(({ kind }) => kind)).toEqual(['EARLIER', 'PASSED', 'LEFT']);
    const { marks } = termTimeline({ ...license, term: yearly }, today, { began: null, nextEnds: '2027-12-31' });
    expect(marks.at(-1)).toMatchObject({ kind: 'NEXT_TERM_ENDS', date: '2027-12-31' });
  });

  it('keeps every place on the line, whatever the dates', () => {
    const dates = [null, '2010-02-28', '2026-11-21', today, '2026-11-23', '2031-12-31'];
    for (const purchaseDate of dates) {
      for (const expiresOn of dates) {
        for (const term of [plain, yearly]) {
          const { marks, parts } = termTimeline(
            { purchaseDate, term: { ...term, expiresOn, noticeDays: [900, 7] }, daysToExpiration: null },
            today,
          );
          const places = [...marks.map(({ place }) => place), ...parts.flatMap(({ from, to }) => [from, to])];
          expect(places.every((place) => place >= 0 && place <= 1)).toBe(true);
          expect(parts.every(({ from, to }) => from < to)).toBe(true);
        }
      }
    }
  });
});

describe('nextExpiration', () => {
  const after = (
    expiresOn: string,
    renewalUnit: Term['renewalUnit'],
    renewalCount: number,
    bought: string | null = null,
  ) => nextExpiration({ ...yearly, expiresOn, renewalUnit, renewalCount }, bought);

  it('adds months and years, and stays within the month', () => {
    expect([
      after('2026-11-30', 'MONTH', 3),
      after('2028-02-29', 'YEAR', 1),
      after('2026-12-31', 'MONTH', 2),
      after('2026-01-15', 'YEAR', 3),
    ]).toEqual(['2027-02-28', '2029-02-28', '2027-02-28', '2029-01-15']);
  });

  it('comes back to the day that it began with', () => {
    expect(after('2026-02-28', 'MONTH', 1, '2026-01-31')).toBe('2026-03-31');
    expect(after('2026-02-27', 'MONTH', 1, '2026-01-31')).toBe('2026-03-27');
  });

  it('is nothing where nothing renews itself', () => {
    expect(nextExpiration(plain, null)).toBeNull();
  });
});
