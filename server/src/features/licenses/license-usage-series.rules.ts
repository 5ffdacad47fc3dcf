import type { FieldError } from '../../platform/http/app-error.js';

/** The longest range of days that is answered at once. */
export const longestRangeYears = 10;

/** A range of calendar days, both included. */
export interface DayRange {
  from: string;
  to: string;
}

/** What is wrong with a range that somebody asks for; empty when nothing is. */
export function rangeErrors({ from, to }: DayRange): FieldError[] {
  if (from > to) return [{ field: 'from', code: 'date.order', message: 'The first day is after the last one.' }];
  if (from < earliest(to)) {
    const message = `At most ${longestRangeYears} years are answered at once. Choose a later first day.`;
    return [{ field: 'from', code: 'range.too-long', message }];
  }
  return [];
}

/**
 * The range of a request: to today, and from the first day that is known, where it does not say.
 * @param since the first day of which anything is known.
 */
export function rangeOf(given: { from?: string; to?: string }, since: string, today: string): DayRange {
  const to = given.to ?? today;
  const first = since > earliest(to) ? since : earliest(to);
  return { from: given.from ?? (first > to ? to : first), to };
}

/** The first day of the longest range that ends on a day. */
function earliest(to: string): string {
  return Temporal.PlainDate.from(to).subtract({ years: longestRangeYears }).toString();
}
