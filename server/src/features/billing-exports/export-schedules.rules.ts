import type { FieldError } from '../../platform/http/app-error.js';
import type { ExportInterval, ExportTarget } from './billing-exports.types.js';

/** On which days, and from which hour on, a schedule exports. */
export interface ExportRhythm {
  interval: ExportInterval;
  /** Weekly: 1 (Monday) to 7; monthly: 1 to 31, of which a short month uses its last day; daily: null. */
  day: number | null;
  hour: number;
}

/** Where the files of a schedule go. */
export interface ExportTargetFields {
  target: ExportTarget;
  folder: string | null;
  recipients: readonly string[];
  notificationChannelId: number | null;
}

/** The last day of a schedule whose hour has come by now. */
export function lastDueDay(rhythm: ExportRhythm, now: Temporal.ZonedDateTime): Temporal.PlainDate {
  const today = now.toPlainDate();
  return scheduledUpTo(rhythm, now.hour >= rhythm.hour ? today : today.subtract({ days: 1 }));
}

/** The first day of a schedule whose hour is still to come. */
export function nextDueDay(rhythm: ExportRhythm, now: Temporal.ZonedDateTime): Temporal.PlainDate {
  let day = lastDueDay(rhythm, now).add({ days: 1 });
  while (!isScheduled(rhythm, day)) day = day.add({ days: 1 });
  return day;
}

/** The day that a schedule is to see to now: after downtime the latest alone, which exports all that waits. */
export function dayToSeeTo(
  rhythm: ExportRhythm,
  doneOn: string | null,
  now: Temporal.ZonedDateTime,
): Temporal.PlainDate | null {
  const due = lastDueDay(rhythm, now);
  return doneOn === null || Temporal.PlainDate.compare(due, doneOn) > 0 ? due : null;
}

function scheduledUpTo(rhythm: ExportRhythm, from: Temporal.PlainDate): Temporal.PlainDate {
  let day = from;
  while (!isScheduled(rhythm, day)) day = day.subtract({ days: 1 });
  return day;
}

function isScheduled({ interval, day: wanted }: ExportRhythm, day: Temporal.PlainDate): boolean {
  switch (interval) {
    case 'DAILY':
      return true;
    case 'WEEKLY':
      return day.dayOfWeek === wanted;
    case 'MONTHLY':
      return day.day === Math.min(wanted ?? 1, day.daysInMonth);
  }
}

/** What does not fit together; empty when all does. */
export function scheduleErrors(rhythm: ExportRhythm, target: ExportTargetFields): FieldError[] {
  const dayError = dayErrorOf(rhythm);
  const targetError = targetErrorOf(target);
  return [...(dayError === null ? [] : [dayError]), ...(targetError === null ? [] : [targetError])];
}

function dayErrorOf({ interval, day }: ExportRhythm): FieldError | null {
  const wrong = (code: string, message: string) => ({ field: 'day', code, message });
  if (interval === 'DAILY') {
    return day === null ? null : wrong('schedule.day-of-daily', 'A daily schedule has no day.');
  }
  if (interval === 'WEEKLY' && (day === null || day > 7)) {
    return wrong('schedule.day-of-week', 'Choose the day of the week, 1 (Monday) to 7.');
  }
  return day === null ? wrong('schedule.day-of-month', 'Choose the day of the month, 1 to 31.') : null;
}

function targetErrorOf({ target, folder, recipients, notificationChannelId }: ExportTargetFields): FieldError | null {
  const wrong = (field: string, code: string, message: string) => ({ field: `target.${field}`, code, message });
  switch (target) {
    case 'FOLDER':
      if (folder === null) return wrong('folder', 'target.folder-missing', 'Name the folder.');
      return isFolderBelow(folder)
        ? null
        : wrong(
            'folder',
            'target.folder-outside',
            'A folder is named from the folder of exports down, such as xero/2026: without .. and without / before it.',
          );
    case 'EMAIL':
      return recipients.length > 0 ? null : wrong('recipients', 'target.recipients-missing', 'Name who gets the file.');
    case 'WEBHOOK':
      return notificationChannelId === null
        ? wrong('channelId', 'target.channel-missing', 'Choose the channel.')
        : null;
  }
}

/** True for a path that leads from a folder to one in it, or is empty. */
export function isFolderBelow(folder: string): boolean {
  if (folder === '') return true;
  return folder
    .split('/')
    .every((name) => /^(?!\.{1,2}$)[^\\:*?"<>|\p{Cc}]{1,100}$/u.test(name) && name.trim() === name);
}
