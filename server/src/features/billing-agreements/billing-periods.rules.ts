export const billingIntervals = ['WEEKLY', 'MONTHLY', 'QUARTERLY', 'ANNUAL'] as const;
export type BillingInterval = (typeof billingIntervals)[number];

export const billingTimings = ['ADVANCE', 'ARREARS'] as const;
/** Whether a period is paid before it begins or after it has ended. */
export type BillingTiming = (typeof billingTimings)[number];

/** When an agreement bills. */
export interface BillingRhythm {
  interval: BillingInterval;
  /** Weekly: 1 (Monday) to 7; else the day of the month, 1 to 31, of which a short month uses its last one. */
  billDay: number;
  timing: BillingTiming;
  /** Quarters and years count their months from here. */
  startOn: Temporal.PlainDate;
}

/** A stretch of time that one invoice is about. */
export interface BillingPeriod {
  start: Temporal.PlainDate;
  /** The last day. */
  end: Temporal.PlainDate;
  /** The days of it, and those that a whole period around it has: the same unless it is short. */
  days: number;
  wholeDays: number;
  /** The day on which it is billed. */
  invoicedOn: Temporal.PlainDate;
  /**
   * The day that is counted: as it ended. In advance it is the first one, which is still going on when it is billed in time:
   * what comes after that counts where the invoice is recalculated.
   */
  measuredOn: Temporal.PlainDate;
}

const monthsOf: Record<Exclude<BillingInterval, 'WEEKLY'>, number> = { MONTHLY: 1, QUARTERLY: 3, ANNUAL: 12 };
const daysOfWeek = 7;

/** The period that begins on a day: it ends before the next bill day, and is short where the day is none. */
export function periodFrom(rhythm: BillingRhythm, start: Temporal.PlainDate): BillingPeriod {
  const next = billDayAfter(rhythm, start);
  return periodBetween(rhythm, start, next);
}

/** The period that begins on one day and is followed by another that begins on `next`. */
export function periodBetween(
  rhythm: BillingRhythm,
  start: Temporal.PlainDate,
  next: Temporal.PlainDate,
): BillingPeriod {
  const end = next.subtract({ days: 1 });
  const advance = rhythm.timing === 'ADVANCE';
  return {
    start,
    end,
    days: start.until(next).days,
    wholeDays: billDayUpTo(rhythm, start).until(billDayAfter(rhythm, start)).days,
    invoicedOn: advance ? start : next,
    measuredOn: advance ? start : end,
  };
}

/** The first bill day after a day. */
export function billDayAfter(rhythm: BillingRhythm, day: Temporal.PlainDate): Temporal.PlainDate {
  if (rhythm.interval === 'WEEKLY') return day.add({ days: untilWeekday(rhythm.billDay, day) || daysOfWeek });
  return monthlyBillDay(rhythm, monthsOf[rhythm.interval], day, true);
}

/** The last bill day that is not after a day. */
export function billDayUpTo(rhythm: BillingRhythm, day: Temporal.PlainDate): Temporal.PlainDate {
  if (rhythm.interval === 'WEEKLY') {
    const ahead = untilWeekday(rhythm.billDay, day);
    return ahead === 0 ? day : day.subtract({ days: daysOfWeek - ahead });
  }
  return monthlyBillDay(rhythm, monthsOf[rhythm.interval], day, false);
}

/** The months of an interval, as a fraction: a week is 12/52 of a month. */
export function intervalMonths(interval: BillingInterval): { months: number; of: number } {
  return interval === 'WEEKLY' ? { months: 12, of: 52 } : { months: monthsOf[interval], of: 1 };
}

function untilWeekday(weekday: number, day: Temporal.PlainDate): number {
  return (weekday - day.dayOfWeek + daysOfWeek) % daysOfWeek;
}

/** Bill days lie a whole number of steps from the month of the start, whatever days they fall on. */
function monthlyBillDay(
  { startOn, billDay }: BillingRhythm,
  step: number,
  day: Temporal.PlainDate,
  after: boolean,
): Temporal.PlainDate {
  const first = startOn.toPlainYearMonth();
  const months = (day.year - first.year) * 12 + day.month - first.month;
  const nth = (index: number) => first.add({ months: index * step }).toPlainDate({ day: billDay });
  const index = Math.floor(months / step);
  const present = nth(index);
  const passed = Temporal.PlainDate.compare(present, day) <= 0;
  if (after) return passed ? nth(index + 1) : present;
  return passed ? present : nth(index - 1);
}
