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

/**
 * What the next invoice is about: never more than a whole period. In arrears it ends the day before it is billed at the
 * latest; where that was put off, the days until then are several periods, which are billed on the same day.
 */
export function nextPeriodOf(rhythm: BillingRhythm, { nextStartOn, nextBillOn }: BillingSchedule): BillingPeriod {
  const period = periodFrom(rhythm, nextStartOn);
  if (rhythm.timing === 'ADVANCE') return period;
  const ends = Temporal.PlainDate.compare(period.invoicedOn, nextBillOn) <= 0;
  return ends ? { ...period, invoicedOn: nextBillOn } : periodBetween(rhythm, nextStartOn, nextBillOn);
}

/** Where an agreement is once a period was billed: at the next one, of which the bill date may have been put off, too. */
export function scheduleAfter(
  rhythm: BillingRhythm,
  { nextBillOn }: BillingSchedule,
  { end }: BillingPeriod,
): BillingSchedule {
  const nextStartOn = end.add({ days: 1 });
  const putOff = Temporal.PlainDate.compare(nextStartOn, nextBillOn) < 0;
  return putOff ? { nextStartOn, nextBillOn } : scheduleFrom(rhythm, nextStartOn);
}

/** What decides where an agreement is once it bills in another way. */
export interface ScheduledRhythm {
  rhythm: BillingRhythm;
  schedule: BillingSchedule;
  /** Some period was billed. */
  billed: boolean;
  /** See `scheduleBilledOn`. */
  takesOver: boolean;
}

/** A change of when an agreement bills: what was billed stays so, and the new rhythm counts from the day after it. */
export function scheduleOfRhythm(before: ScheduledRhythm, rhythm: BillingRhythm): BillingSchedule {
  if (sameRhythm(before.rhythm, rhythm)) return before.schedule;
  if (before.billed || before.rhythm.startOn.equals(rhythm.startOn)) {
    return scheduleFrom(rhythm, before.schedule.nextStartOn);
  }
  return keptChoice(before, rhythm) ?? scheduleFrom(rhythm, rhythm.startOn);
}

/** The next bill date that somebody chose stays where the start alone changes; null where none was, or it is too early. */
function keptChoice(before: ScheduledRhythm, rhythm: BillingRhythm): BillingSchedule | null {
  const { rhythm: former, schedule, takesOver } = before;
  const { startOn } = rhythm;
  const natural = scheduleFrom(former, former.startOn);
  const chosen = !natural.nextStartOn.equals(schedule.nextStartOn) || !natural.nextBillOn.equals(schedule.nextBillOn);
  const late = Temporal.PlainDate.compare(schedule.nextBillOn, startOn) > 0;
  if (!chosen || !late || !sameRhythm({ ...former, startOn }, rhythm)) return null;
  const started = schedule.nextStartOn.equals(former.startOn);
  const early = Temporal.PlainDate.compare(schedule.nextStartOn, startOn) < 0;
  const from = started || early ? { ...schedule, nextStartOn: startOn } : schedule;
  return scheduleBilledOn(rhythm, from, schedule.nextBillOn, takesOver);
}

/**
 * The schedule where somebody chose the next bill date. In advance the next period begins on it. In arrears everything
 * up to the day before is billed on it, period by period.
 * @param takesOver billing begins with the chosen date: in arrears with the last period before it
 */
export function scheduleBilledOn(
  rhythm: BillingRhythm,
  { nextStartOn }: BillingSchedule,
  nextBillOn: Temporal.PlainDate,
  takesOver: boolean,
): BillingSchedule {
  if (rhythm.timing === 'ADVANCE') return { nextStartOn: nextBillOn, nextBillOn };
  const last = billDayUpTo(rhythm, nextBillOn.subtract({ days: 1 }));
  const dayless = Temporal.PlainDate.compare(nextStartOn, nextBillOn) >= 0;
  const later = Temporal.PlainDate.compare(last, nextStartOn) > 0;
  return { nextStartOn: dayless || (takesOver && later) ? last : nextStartOn, nextBillOn };
}

/** Days that no invoice is about, because the next period was moved behind them. */
export interface SkippedDays {
  from: Temporal.PlainDate;
  /** The last one. */
  to: Temporal.PlainDate;
}

/** The days that a chosen schedule leaves out of those that would be billed without it; null where there are none. */
export function skippedDays(before: BillingSchedule, chosen: BillingSchedule): SkippedDays | null {
  if (Temporal.PlainDate.compare(before.nextStartOn, chosen.nextStartOn) >= 0) return null;
  return { from: before.nextStartOn, to: chosen.nextStartOn.subtract({ days: 1 }) };
}

/** True when the next period begins before the last day that was billed has passed. */
export function overlapsBilled({ nextStartOn }: BillingSchedule, billedThrough: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(nextStartOn, billedThrough) <= 0;
}

/** True when nothing is left to be billed: no period begins after the end. */
export function isBilledOut({ nextStartOn }: BillingSchedule, endOn: Temporal.PlainDate | null): boolean {
  return endOn !== null && Temporal.PlainDate.compare(nextStartOn, endOn) > 0;
}

/** Nobody counts further. */
export const mostOverdue = 1_000;

/**
 * So many overdue periods are billed without a question. Missed months are caught up, which is what a start in the past
 * asks for; of an agreement that had ended nobody expects more than the present one.
 */
export function unaskedPeriods(status: AgreementStatus): number {
  return status === 'ENDED' ? 1 : 60;
}

/** How many periods a run on a day would bill; so many as `most` where there are more. */
export function overduePeriods(
  rhythm: BillingRhythm,
  schedule: BillingSchedule,
  endOn: Temporal.PlainDate | null,
  { today, most }: { today: Temporal.PlainDate; most: number },
): number {
  let count = 0;
  let at = schedule;
  while (count < most && Temporal.PlainDate.compare(at.nextBillOn, today) <= 0 && !isBilledOut(at, endOn)) {
    count += 1;
    at = scheduleAfter(rhythm, at, nextPeriodOf(rhythm, at));
  }
  return count;
}

/**
 * How many periods are billed at once: by a run on a day, or on the next bill date where that is later. In arrears
 * everything before that date waits for it.
 */
export function periodsAtOnce(
  { rhythm, schedule, endOn }: { rhythm: BillingRhythm; schedule: BillingSchedule; endOn: Temporal.PlainDate | null },
  today: Temporal.PlainDate,
): number {
  const putOff = Temporal.PlainDate.compare(schedule.nextBillOn, today) > 0;
  const on = putOff ? schedule.nextBillOn : today;
  return overduePeriods(rhythm, schedule, endOn, { today: on, most: mostOverdue });
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
