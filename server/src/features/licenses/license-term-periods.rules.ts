/** After how long a license renews itself. */
export interface RenewalPeriod {
  unit: 'MONTH' | 'YEAR';
  count: number;
}

/** When a term ends. */
export interface TermEnd {
  /** A calendar date. */
  expiresOn: string;
  /** The day of the month that renewals come back to; null: that of the expiration. */
  renewalDay: number | null;
}

/** A term that is to be opened: the day on which the one before it ends, and its own end. */
export interface DueRenewal extends TermEnd {
  renewedOn: string;
}

/** The last year that a date has: a term that would end later ends with it. */
const lastYear = 9999;

/** How many months a period has. */
export function monthsOf({ unit, count }: RenewalPeriod): number {
  return unit === 'YEAR' ? count * 12 : count;
}

/**
 * The end of the term that follows. It falls on the day of the month that the first term ended on, or on the last day of a
 * shorter month, and comes back to it as soon as it can: Jan 31, Feb 28, Mar 31.
 */
export function nextTermEnd({ expiresOn, renewalDay }: TermEnd, period: RenewalPeriod): TermEnd {
  const present = Temporal.PlainDate.from(expiresOn);
  const anchor = renewalDay ?? present.day;
  const month = present.toPlainYearMonth().add({ months: monthsOf(period) });
  if (month.year > lastYear) return { expiresOn: `${lastYear}-12-31`, renewalDay: null };
  const day = Math.min(anchor, month.daysInMonth);
  return { expiresOn: month.toPlainDate({ day }).toString(), renewalDay: day === anchor ? null : anchor };
}

/** Every renewal until a day, in order: one on the expiration itself, and on the end of each term that follows. */
export function dueRenewals(end: TermEnd, period: RenewalPeriod, today: string): DueRenewal[] {
  const due: DueRenewal[] = [];
  for (let present = end; present.expiresOn <= today;) {
    const next = nextTermEnd(present, period);
    due.push({ renewedOn: present.expiresOn, ...next });
    present = next;
  }
  return due;
}

/** The first end of a term, in the order of renewals, that lies after a day. */
export function firstTermEndAfter(end: TermEnd, period: RenewalPeriod, day: string): TermEnd {
  let next = nextTermEnd(end, period);
  while (next.expiresOn <= day) next = nextTermEnd(next, period);
  return next;
}

/** How a license renews itself, or null where nobody said. */
export function renewalPeriodOf(license: {
  renewalUnit: 'MONTH' | 'YEAR' | null;
  renewalCount: number | null;
}): RenewalPeriod | null {
  const { renewalUnit: unit, renewalCount: count } = license;
  return unit === null || count === null ? null : { unit, count };
}
