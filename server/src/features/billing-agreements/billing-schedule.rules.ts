import {
  billDayUpTo,
  type BillingPeriod,
  type BillingRhythm,
  periodBetween,
  periodFrom,
} from './billing-periods.rules.js';

export const agreementStatuses = ['DRAFT', 'ACTIVE', 'ENDED'] as const;
/** A draft is billed once it was activated; what has ended is billed no more. */
export type AgreementStatus = (typeof agreementStatuses)[number];

/** Where an agreement is in its periods. */
export interface BillingSchedule {
  /** The first day that no invoice is about yet. */
  nextStartOn: Temporal.PlainDate;
  /** The day on which the period that begins then is billed. */
  nextBillOn: Temporal.PlainDate;
}

/** The next period begins on a day, and is billed when the rhythm says so. */
export function scheduleFrom(rhythm: BillingRhythm, nextStartOn: Temporal.PlainDate): BillingSchedule {
  return { nextStartOn, nextBillOn: periodFrom(rhythm, nextStartOn).invoicedOn };
}

/** What the next invoice is about. In arrears the period ends the day before it is billed, wherever that was put. */
export function nextPeriodOf(rhythm: BillingRhythm, { nextStartOn, nextBillOn }: BillingSchedule): BillingPeriod {
  return rhythm.timing === 'ADVANCE' ? periodFrom(rhythm, nextStartOn) : periodBetween(rhythm, nextStartOn, nextBillOn);
}

/** Where an agreement is once a period was billed. */
export function scheduleAfter(rhythm: BillingRhythm, { end }: BillingPeriod): BillingSchedule {
  return scheduleFrom(rhythm, end.add({ days: 1 }));
}

/** A change of when an agreement bills: what was billed stays so, and the new rhythm counts from the day after it. */
export function scheduleOfRhythm(
  before: { rhythm: BillingRhythm; schedule: BillingSchedule; billed: boolean },
  rhythm: BillingRhythm,
): BillingSchedule {
  if (sameRhythm(before.rhythm, rhythm)) return before.schedule;
  const anew = !before.billed && !before.rhythm.startOn.equals(rhythm.startOn);
  return scheduleFrom(rhythm, anew ? rhythm.startOn : before.schedule.nextStartOn);
}

/**
 * The schedule where somebody chose the next bill date. In advance the next period begins on it; in arrears it ends the
 * day before, and begins earlier where it would have no day otherwise.
 */
export function scheduleBilledOn(
  rhythm: BillingRhythm,
  { nextStartOn }: BillingSchedule,
  nextBillOn: Temporal.PlainDate,
): BillingSchedule {
  if (rhythm.timing === 'ADVANCE') return { nextStartOn: nextBillOn, nextBillOn };
  if (Temporal.PlainDate.compare(nextStartOn, nextBillOn) < 0) return { nextStartOn, nextBillOn };
  return { nextStartOn: billDayUpTo(rhythm, nextBillOn.subtract({ days: 1 })), nextBillOn };
}

/** True when the next period begins before the last day that was billed has passed. */
export function overlapsBilled({ nextStartOn }: BillingSchedule, billedThrough: Temporal.PlainDate | null): boolean {
  return billedThrough !== null && Temporal.PlainDate.compare(nextStartOn, billedThrough) <= 0;
}

/** True when nothing is left to be billed: no period begins after the end. */
export function isBilledOut({ nextStartOn }: BillingSchedule, endOn: Temporal.PlainDate | null): boolean {
  return endOn !== null && Temporal.PlainDate.compare(nextStartOn, endOn) > 0;
}

/** True when an agreement has come to its end on a day: that has passed or is the day, and all was billed. */
export function hasEnded(
  schedule: BillingSchedule,
  endOn: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
): boolean {
  return endOn !== null && isBilledOut(schedule, endOn) && Temporal.PlainDate.compare(endOn, today) <= 0;
}

function sameRhythm(a: BillingRhythm, b: BillingRhythm): boolean {
  return a.interval === b.interval && a.billDay === b.billDay && a.timing === b.timing && a.startOn.equals(b.startOn);
}
