import type { BillingInterval, BillingTiming } from '../../api/model';

/** When an agreement bills. Calendar dates are `yyyy-mm-dd`. */
export interface BillingRhythm {
  readonly interval: BillingInterval;
  /** Weekly: 1 (Monday) to 7; else the day of the month, 1 to 31, of which a short month uses its last one. */
  readonly billDay: number;
  readonly timing: BillingTiming;
  /** Quarters and years count their months from here. */
  readonly startOn: string;
}

/** Where an agreement is in its periods. */
export interface BillingSchedule {
  /** The first day that no invoice is about. */
  readonly nextStartOn: string;
  readonly nextBillOn: string;
}

/** A stretch of time that one invoice is about. */
export interface BillingPeriod {
  readonly start: string;
  /** The last day. */
  readonly end: string;
  /** The days of it, and those of a whole period around it: the same unless it is short. */
  readonly days: number;
  readonly wholeDays: number;
  readonly invoicedOn: string;
}

/** An agreement as it is saved. */
export interface SavedRhythm extends BillingRhythm, BillingSchedule {
  readonly periodsBilled: number;
}

const monthsOf = { MONTHLY: 1, QUARTERLY: 3, ANNUAL: 12 } as const;
const daysOfWeek = 7;
const millisecondsOfDay = 86_400_000;

/**
 * Where an agreement will be with these terms, as the server decides it: what was billed stays so, and another rhythm counts
 * from the first day that was not.
 *
 * @param saved `null` for an agreement that is about to be made
 * @param chosen the next bill date that somebody chose
 */
export function foreseenSchedule(
  saved: SavedRhythm | null,
  rhythm: BillingRhythm,
  chosen: string | null,
): BillingSchedule {
  const schedule = scheduleOf(saved, rhythm);
  if (chosen === null || chosen === schedule.nextBillOn) return schedule;
  if (rhythm.timing === 'ADVANCE') return { nextStartOn: chosen, nextBillOn: chosen };
  if (schedule.nextStartOn < chosen) return { nextStartOn: schedule.nextStartOn, nextBillOn: chosen };
  return { nextStartOn: billDayUpTo(rhythm, addDays(chosen, -1)), nextBillOn: chosen };
}

/** What the next invoice is about. In arrears the period ends the day before it is billed, wherever that was put. */
export function nextPeriod(rhythm: BillingRhythm, { nextStartOn, nextBillOn }: BillingSchedule): BillingPeriod {
  const advance = rhythm.timing === 'ADVANCE';
  const next = advance ? billDayAfter(rhythm, nextStartOn) : nextBillOn;
  return {
    start: nextStartOn,
    end: addDays(next, -1),
    days: daysBetween(nextStartOn, next),
    wholeDays: daysBetween(billDayUpTo(rhythm, nextStartOn), billDayAfter(rhythm, nextStartOn)),
    invoicedOn: advance ? nextStartOn : next,
  };
}

/** A calendar date so many days later. */
export function addDays(date: string, days: number): string {
  return dateOf(timeOf(date) + days * millisecondsOfDay);
}

/** The first and the last day of the month of a date, so many months later. */
export function monthOf(date: string, later = 0): { readonly first: string; readonly last: string } {
  const [year, month] = parts(date);
  const index = year * 12 + month - 1 + later;
  return { first: dayOfMonth(index, 1), last: dayOfMonth(index, 31) };
}

function scheduleOf(saved: SavedRhythm | null, rhythm: BillingRhythm): BillingSchedule {
  if (saved === null) return scheduleFrom(rhythm, rhythm.startOn);
  if (sameRhythm(saved, rhythm)) return { nextStartOn: saved.nextStartOn, nextBillOn: saved.nextBillOn };
  const anew = saved.periodsBilled === 0 && saved.startOn !== rhythm.startOn;
  return scheduleFrom(rhythm, anew ? rhythm.startOn : saved.nextStartOn);
}

function scheduleFrom(rhythm: BillingRhythm, nextStartOn: string): BillingSchedule {
  const nextBillOn = rhythm.timing === 'ADVANCE' ? nextStartOn : billDayAfter(rhythm, nextStartOn);
  return { nextStartOn, nextBillOn };
}

function sameRhythm(one: BillingRhythm, other: BillingRhythm): boolean {
  return (
    one.interval === other.interval &&
    one.billDay === other.billDay &&
    one.timing === other.timing &&
    one.startOn === other.startOn
  );
}

/** The first bill day after a day. */
function billDayAfter(rhythm: BillingRhythm, day: string): string {
  if (rhythm.interval === 'WEEKLY') return addDays(day, untilWeekday(rhythm.billDay, day) || daysOfWeek);
  return monthlyBillDay(rhythm, monthsOf[rhythm.interval], day, true);
}

/** The last bill day that is not after a day. */
function billDayUpTo(rhythm: BillingRhythm, day: string): string {
  if (rhythm.interval === 'WEEKLY') {
    const ahead = untilWeekday(rhythm.billDay, day);
    return ahead === 0 ? day : addDays(day, ahead - daysOfWeek);
  }
  return monthlyBillDay(rhythm, monthsOf[rhythm.interval], day, false);
}

/** Bill days lie a whole number of steps from the month of the start, whatever days they fall on. */
function monthlyBillDay({ startOn, billDay }: BillingRhythm, step: number, day: string, after: boolean): string {
  const first = monthIndex(startOn);
  const index = Math.floor((monthIndex(day) - first) / step);
  const nth = (position: number): string => dayOfMonth(first + position * step, billDay);
  const present = nth(index);
  const passed = present <= day;
  if (after) return passed ? nth(index + 1) : present;
  return passed ? present : nth(index - 1);
}

function untilWeekday(weekday: number, day: string): number {
  // Sundays are 0 here and 7 there: the same in a week of seven days.
  return (weekday - new Date(timeOf(day)).getUTCDay() + daysOfWeek) % daysOfWeek;
}

function monthIndex(date: string): number {
  const [year, month] = parts(date);
  return year * 12 + month - 1;
}

/** A day of a month that is counted from the year 0; of a short month its last one. */
function dayOfMonth(index: number, day: number): string {
  const [year, month] = [Math.floor(index / 12), index % 12];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return dateOf(Date.UTC(year, month, Math.min(day, lastDay)));
}

function daysBetween(from: string, to: string): number {
  return Math.round((timeOf(to) - timeOf(from)) / millisecondsOfDay);
}

function parts(date: string): readonly [number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
}

function timeOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
