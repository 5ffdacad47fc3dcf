import type { BillingInterval } from '../../api/model';
import { formatDate, formatDays } from '../../core/format';
import { locale } from '../../core/locale';
import { parseDecimal } from '../../ui/form/decimal-text.rules';
import { type BillingPeriod, type BillingRhythm, nextPeriod, type BillingSchedule } from './billing-periods.rules';
import { timingWithinWords } from './billing-words';

/** A day that can be chosen. */
export interface DayChoice {
  readonly day: number;
  readonly label: string;
}

const weekdayFormat = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
const monthFormat = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
const lastWeekday = 7;
const lastDay = 31;
/** Every month has so many days. */
const shortestMonth = 28;
const percentDigits = 4;
const rateDigits = 10;

/** The name of a weekday, 1 for Monday. */
function weekday(day: number): string {
  // 2024 began on a Monday.
  return weekdayFormat.format(Date.UTC(2024, 0, day));
}

/** The days on which an interval can be billed. */
export function billDays(interval: BillingInterval): readonly DayChoice[] {
  const count = interval === 'WEEKLY' ? lastWeekday : lastDay;
  return Array.from({ length: count }, (_, index) => {
    const day = index + 1;
    if (interval === 'WEEKLY') return { day, label: weekday(day) };
    return { day, label: day === lastDay ? $localize`31, the last day of every month` : String(day) };
  });
}

/** A bill day that an interval has: what is none of the week becomes its first one. */
export function fittingBillDay(interval: BillingInterval, day: number): number {
  return interval === 'WEEKLY' && day > lastWeekday ? 1 : day;
}

/** What a bill day means. */
export function billDayHint(interval: BillingInterval, day: number): string {
  if (interval === 'WEEKLY') return $localize`A period begins on this weekday.`;
  if (day === 1) return $localize`Periods are whole calendar months.`;
  if (day > shortestMonth) return $localize`A shorter month uses its last day. A period ends the day before.`;
  return $localize`Periods run from this day to the day before the next one.`;
}

type Rhythm = Pick<BillingRhythm, 'interval' | 'billDay'> & Partial<Pick<BillingRhythm, 'startOn'>>;

/** How often and on which day: `Monthly, on day 15`. */
export function rhythmText({ interval, billDay, startOn }: Rhythm): string {
  switch (interval) {
    case 'WEEKLY':
      return $localize`Weekly, on ${weekday(billDay)}:weekday:`;
    case 'MONTHLY':
      return $localize`Monthly, on ${dayText(billDay)}:day:`;
    case 'QUARTERLY':
      return $localize`Quarterly, on ${dayText(billDay)}:day:`;
    case 'ANNUAL':
      return startOn === undefined
        ? $localize`Annually, on ${dayText(billDay)}:day:`
        : $localize`Annually, on ${dayText(billDay)}:day: of ${monthFormat.format(Date.parse(startOn))}:month:`;
  }
}

function dayText(day: number): string {
  return day === lastDay ? $localize`the last day` : $localize`day ${day}:day:`;
}

/** First and last day: `Dec 1 – 31, 2026`. */
export function periodText({ start, end }: Pick<BillingPeriod, 'start' | 'end'>): string {
  return formatDays(start, end);
}

/** What the terms come to, in a sentence or two. */
export function scheduleText(
  rhythm: BillingRhythm,
  schedule: BillingSchedule,
  { endOn, prorated, first }: { readonly endOn: string | null; readonly prorated: boolean; readonly first: boolean },
): string {
  const often = rhythmText(rhythm);
  const timing = timingWithinWords[rhythm.timing];
  const billed = $localize`${often}:interval:, ${timing}:timing:.`;
  if (endOn !== null && endOn < schedule.nextStartOn)
    return $localize`${billed}:terms: Nothing is billed after its end.`;
  const period = nextPeriod(rhythm, schedule);
  const [on, days] = [formatDate(period.invoicedOn), periodText(period)];
  const invoice = first
    ? $localize`First invoice on ${on}:date: for ${days}:period:.`
    : $localize`Next invoice on ${on}:date: for ${days}:period:.`;
  const part =
    first && prorated && period.days < period.wholeDays
      ? ' ' + $localize`It charges ${period.days}:days: of ${period.wholeDays}:whole: days.`
      : '';
  return `${billed} ${invoice}${part}`;
}

/** A percentage as the API writes it; `null` for what is none between 0 and 100. */
export function percentOf(text: string): string | null {
  const percent = parseDecimal(text, 0, percentDigits);
  return percent === null || percent.startsWith('-') || Number(percent) > 100 ? null : percent;
}

/** An exchange rate as the API writes it; `null` for what is none above 0. */
export function rateOf(text: string): string | null {
  const rate = parseDecimal(text, 0, rateDigits);
  return rate === null || !(Number(rate) > 0) ? null : rate;
}
