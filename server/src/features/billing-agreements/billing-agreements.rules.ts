import type { BillingInterval, BillingRhythm, BillingTiming } from './billing-periods.rules.js';
import { billedBeforeStart } from './billing-agreements.errors.js';
import {
  type AgreementStatus,
  type BillingSchedule,
  scheduleBilledOn,
  scheduleFrom,
  scheduleOfRhythm,
  type SkippedDays,
  skippedDays,
} from './billing-schedule.rules.js';

/** The columns that say when an agreement bills. */
export interface RhythmFields {
  interval: BillingInterval;
  billDay: number;
  timing: BillingTiming;
  startOn: string;
}

/** The columns that say where it is, as well. */
export interface AgreementDays extends RhythmFields {
  endOn: string | null;
  nextStartOn: string;
  nextBillOn: string;
  periodsBilled: number;
}

/** When an agreement bills. */
export function rhythmOf({ interval, billDay, timing, startOn }: RhythmFields): BillingRhythm {
  return { interval, billDay, timing, startOn: Temporal.PlainDate.from(startOn) };
}

/** Where an agreement is in its periods, and when it ends. */
export interface AgreementState {
  rhythm: BillingRhythm;
  schedule: BillingSchedule;
  endOn: Temporal.PlainDate | null;
}

export function agreementStateOf(days: AgreementDays): AgreementState {
  return {
    rhythm: rhythmOf(days),
    schedule: {
      nextStartOn: Temporal.PlainDate.from(days.nextStartOn),
      nextBillOn: Temporal.PlainDate.from(days.nextBillOn),
    },
    endOn: days.endOn === null ? null : Temporal.PlainDate.from(days.endOn),
  };
}

/** Where a new agreement begins. @throws AppError 422 for a bill date that is too early. */
export function firstSchedule(rhythm: BillingRhythm, nextBillOn: string | undefined): BillingSchedule {
  return chosen(rhythm, scheduleFrom(rhythm, rhythm.startOn), nextBillOn, { billed: false, takesOver: true });
}

/** Where an agreement is after a change. */
export interface ChangedSchedule {
  schedule: BillingSchedule;
  /** Somebody put the next bill date elsewhere than it is by itself. A date that is sent as it was is no choice. */
  chosen: boolean;
  /** The days that an active one would never bill by it. */
  skipped: SkippedDays | null;
}

/** @throws AppError 422 for a bill date that is too early. */
export function changedSchedule(
  before: AgreementDays & { status: AgreementStatus },
  rhythm: BillingRhythm,
  nextBillOn: string | undefined,
): ChangedSchedule {
  const facts = { billed: before.periodsBilled > 0, takesOver: before.status !== 'ACTIVE' };
  const expected = scheduleOfRhythm({ ...agreementStateOf(before), ...facts }, rhythm);
  const schedule = chosen(rhythm, expected, nextBillOn, facts);
  const skipped = before.status === 'ACTIVE' ? skippedDays(expected, schedule) : null;
  return { schedule, chosen: schedule !== expected, skipped };
}

/** While nothing was billed, nothing is billed before the start, on which a first period in arrears begins at the earliest. */
function chosen(
  rhythm: BillingRhythm,
  schedule: BillingSchedule,
  nextBillOn: string | undefined,
  { billed, takesOver }: { billed: boolean; takesOver: boolean },
): BillingSchedule {
  if (nextBillOn === undefined) return schedule;
  const day = Temporal.PlainDate.from(nextBillOn);
  if (day.equals(schedule.nextBillOn)) return schedule;
  const wanted = scheduleBilledOn(rhythm, schedule, day, takesOver);
  const { startOn } = rhythm;
  if (billed || Temporal.PlainDate.compare(wanted.nextStartOn, startOn) >= 0) return wanted;
  if (Temporal.PlainDate.compare(day, startOn) <= 0) throw billedBeforeStart(startOn.toString());
  return { ...wanted, nextStartOn: startOn };
}
