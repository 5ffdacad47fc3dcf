import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayToSeeTo,
  type ExportRhythm,
  type ExportTargetFields,
  isFolderBelow,
  lastDueDay,
  nextDueDay,
  scheduleErrors,
} from './export-schedules.rules.js';

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Berlin]`);
const daily: ExportRhythm = { interval: 'DAILY', day: null, hour: 6 };
const weekly: ExportRhythm = { interval: 'WEEKLY', day: 1, hour: 6 };
const monthly: ExportRhythm = { interval: 'MONTHLY', day: 31, hour: 6 };

describe('the day of a schedule', () => {
  it.each([
    [daily, '2026-11-23T06:00', '2026-11-23', '2026-11-24'],
    [daily, '2026-11-23T05:59', '2026-11-22', '2026-11-23'],
    [{ ...daily, hour: 0 }, '2026-11-23T00:00', '2026-11-23', '2026-11-24'],
    // A Monday.
    [weekly, '2026-11-23T07:00', '2026-11-23', '2026-11-30'],
    [weekly, '2026-11-23T05:00', '2026-11-16', '2026-11-23'],
    [weekly, '2026-11-29T23:00', '2026-11-23', '2026-11-30'],
    [monthly, '2026-02-28T06:00', '2026-02-28', '2026-03-31'],
    [monthly, '2026-03-30T06:00', '2026-02-28', '2026-03-31'],
    [monthly, '2026-04-30T05:00', '2026-03-31', '2026-04-30'],
    // The hour that clocks leave out.
    [{ ...daily, hour: 2 }, '2026-03-29T03:00', '2026-03-29', '2026-03-30'],
  ])('%j at %s is %s, and %s next', (rhythm, now, last, next) => {
    expect([lastDueDay(rhythm, at(now)).toString(), nextDueDay(rhythm, at(now)).toString()]).toEqual([last, next]);
  });

  it('is seen to once, and after downtime the latest alone', () => {
    const told = (doneOn: string | null, now: string) => dayToSeeTo(daily, doneOn, at(now))?.toString() ?? null;
    expect(told(null, '2026-11-23T06:00')).toBe('2026-11-23');
    expect(told('2026-11-22', '2026-11-23T05:00')).toBeNull();
    expect(told('2026-11-22', '2026-11-23T06:00')).toBe('2026-11-23');
    expect(told('2026-11-23', '2026-11-23T23:59')).toBeNull();
    expect(told('2026-11-01', '2026-11-23T05:00')).toBe('2026-11-22');
    // Clocks that were put back.
    expect(told('2026-11-24', '2026-11-23T06:00')).toBeNull();
  });

  it('comes for every scheduled day, once, whenever somebody looks', () => {
    const rhythms = fc.oneof(
      fc.constant(daily),
      fc.integer({ min: 1, max: 7 }).map((day): ExportRhythm => ({ ...weekly, day })),
      fc.integer({ min: 1, max: 31 }).map((day): ExportRhythm => ({ ...monthly, day })),
    );
    fc.assert(
      fc.property(rhythms, fc.array(fc.integer({ min: 1, max: 2_000 }), { maxLength: 40 }), (rhythm, minutes) => {
        let now = at('2026-01-15T12:00');
        let doneOn = lastDueDay(rhythm, now).toString();
        const seen = [doneOn];
        for (const step of minutes) {
          now = now.add({ minutes: step });
          const due = dayToSeeTo(rhythm, doneOn, now)?.toString();
          if (due === undefined) continue;
          seen.push(due);
          doneOn = due;
        }
        expect(new Set(seen).size).toBe(seen.length);
        expect(doneOn).toBe(lastDueDay(rhythm, now).toString());
      }),
      { seed: 20_261_121 },
    );
  });
});

describe('a schedule', () => {
  const folder: ExportTargetFields = { target: 'FOLDER', folder: 'xero', recipients: [], notificationChannelId: null };
  const codesOf = (rhythm: ExportRhythm, target: ExportTargetFields) =>
    scheduleErrors(rhythm, target).map(({ field, code }) => `${field} ${code}`);

  it.each([
    [daily, folder, []],
    [{ ...daily, day: 3 }, folder, ['day schedule.day-of-daily']],
    [{ ...weekly, day: null }, folder, ['day schedule.day-of-week']],
    [{ ...weekly, day: 8 }, folder, ['day schedule.day-of-week']],
    [{ ...monthly, day: null }, folder, ['day schedule.day-of-month']],
    [monthly, { ...folder, folder: '../etc' }, ['target.folder target.folder-outside']],
    [daily, { ...folder, folder: null }, ['target.folder target.folder-missing']],
    [daily, { ...folder, target: 'EMAIL' as const }, ['target.recipients target.recipients-missing']],
    [daily, { ...folder, target: 'WEBHOOK' as const }, ['target.channelId target.channel-missing']],
  ])('%j to %j has these errors: %j', (rhythm, target, errors) => {
    expect(codesOf(rhythm, target)).toEqual(errors);
  });

  it.each(['', 'xero', 'xero/2026', 'Kunden & Co', '.hidden', 'a..b', '…'])('may write to %j', (path) => {
    expect(isFolderBelow(path)).toBe(true);
  });

  it.each(['..', '.', '/etc', 'a//b', 'a/', 'a/../../b', 'a/..', '..\\etc', 'C:', 'a\0', 'a\nb', ' a', 'a/ '])(
    'may not write to %j',
    (path) => {
      expect(isFolderBelow(path)).toBe(false);
    },
  );
});
