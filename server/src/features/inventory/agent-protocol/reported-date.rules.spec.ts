import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lastBelievableDay, reportedDate } from './reported-date.rules.js';

const today = Temporal.PlainDate.from('2026-11-21');
const lastDay = lastBelievableDay(today);

describe('reportedDate', () => {
  it.each([
    ['2024-02-29', '2024-02-29'],
    ['2017-05-15 18:38:07', '2017-05-15'],
    ['2015-04-17T03:02:45Z', '2015-04-17'],
    ['29/02/2024', '2024-02-29'],
    ['18/04/2017', '2017-04-18'],
    ['2025/04/20 00:00:00', '2025-04-20'],
    ['20160926', '2016-09-26'],
    [' 2020-01-01 ', '2020-01-01'],
    ['2026-11-22', '2026-11-22'],
  ])('reads %s', (text, expected) => {
    expect(reportedDate(text, lastDay)).toBe(expected);
  });

  it.each([
    '31/02/2024',
    '29/02/2023',
    '2023-02-29',
    '1900-02-29',
    '31/04/2024',
    '12/31/2023',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '1970-00-01',
    '1970-01-01',
    '1601-01-01',
    '0000-00-00',
    '2026-11-23',
    '9999-12-31',
    '2024-2-3',
    '2024-02/03',
    '20240230',
    'Tue May 20 2024',
    '2024-01-01x',
    '',
  ])('leaves out %j', (text) => {
    expect(reportedDate(text, lastDay)).toBeNull();
  });

  it('leaves out what is not there', () => {
    expect(reportedDate(null, lastDay)).toBeNull();
  });

  it('reads every existing day in every spelling, and no other', () => {
    const two = (part: number) => String(part).padStart(2, '0');
    fc.assert(
      fc.property(
        fc.integer({ min: 1980, max: 2025 }),
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 0, max: 99 }),
        (year, month, day) => {
          const iso = `${year}-${two(month)}-${two(day)}`;
          const expected = exists(iso) ? iso : null;
          expect(reportedDate(iso, lastDay)).toBe(expected);
          expect(reportedDate(iso.replaceAll('-', ''), lastDay)).toBe(expected);
          expect(reportedDate(`${two(day)}/${two(month)}/${year}`, lastDay)).toBe(expected);
        },
      ),
      {
        numRuns: 500,
        examples: [
          [2000, 2, 29],
          [2100, 2, 29],
          [2024, 2, 29],
          [2024, 2, 30],
        ],
      },
    );
  });
});

function exists(iso: string): boolean {
  try {
    return Temporal.PlainDate.compare(Temporal.PlainDate.from(iso), today.add({ days: 1 })) <= 0;
  } catch {
    return false;
  }
}
