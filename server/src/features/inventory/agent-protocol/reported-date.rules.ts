/** The first year that a reported date may lie in: what is earlier is the zero of some clock (1601, 1970). */
const firstYear = 1980;

const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const yearFirst = /^(\d{4})([-/]?)(\d{2})\2(\d{2})(?:[T ].*)?$/;
const dayFirst = /^(\d{2})\/(\d{2})\/(\d{4})(?:[T ].*)?$/;

/**
 * The last day that a reported date is believed to lie on, as an ISO date: clocks of devices run ahead and zones
 * differ, so it is the day after today.
 */
export function lastBelievableDay(today: Temporal.PlainDate): string {
  return today.add({ days: 1 }).toString();
}

/**
 * A date as agents report it (`2024-02-29`, `29/02/2024`, `2024/02/29 10:11:12`, `20240229`) as an ISO date.
 *
 * Agents pass on whatever the registry or a package says, so a date that does not exist, or that nobody can mean, is
 * left out rather than refused.
 *
 * @param lastDay the last date that is believed, see {@link lastBelievableDay}; ISO dates compare as text, which spares
 *   a date object for each of many thousand installations
 * @returns `YYYY-MM-DD`, or null
 */
export function reportedDate(text: string | null, lastDay: string): string | null {
  const trimmed = text?.trim() ?? '';
  const parts = yearFirst.exec(trimmed);
  if (parts) return existingDate(parts[1], parts[3], parts[4], lastDay);
  const turned = dayFirst.exec(trimmed);
  return turned ? existingDate(turned[3], turned[2], turned[1], lastDay) : null;
}

function existingDate(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  lastDay: string,
): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (y < firstYear || d < 1 || d > (daysInMonth[m - 1] ?? 0)) return null;
  if (m === 2 && d === 29 && !isLeapYear(y)) return null;
  const date = `${year}-${month}-${day}`;
  return date > lastDay ? null : date;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
