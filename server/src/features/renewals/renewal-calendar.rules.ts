import ical, { ICalEventTransparency } from 'ical-generator';
import type { RenewalResponse } from './renewals.dto.js';

/** What a calendar is written with. */
export interface CalendarFrame {
  /** Where the panel is. */
  publicUrl: string;
  now: Temporal.Instant;
}

/** So many events a calendar shows at most: the first ones. */
export const mostEvents = 5_000;

/** How long calendars are asked to wait before they look again. */
const hoursBetweenReads = 6;

/** What a person reads of a renewal, a line a fact. */
export function renewalFacts({ kind, amount, currency, quantity, usage, whatIf }: RenewalResponse): string[] {
  const cost = amount === null || currency === null ? null : `${amount} ${currency}`;
  const saves =
    whatIf?.saves === null || whatIf?.saves === undefined ? '' : `, save ${whatIf.saves} ${currency} a year`;
  return [
    ...(cost === null ? [] : [kind === 'RENEWS' ? `Renews for ${cost}.` : `Renewing it would cost ${cost}.`]),
    ...(quantity === null || usage === null ? [] : [`${usage} of ${quantity} licenses are in use.`]),
    ...(whatIf === null ? [] : [`Renew ${whatIf.quantity}${saves}.`]),
  ];
}

/** Renewals as an iCalendar, each an event of a whole day that keeps its name however often it is read. */
export function calendarOf(items: readonly RenewalResponse[], { publicUrl, now }: CalendarFrame): string {
  const calendar = ical({
    name: 'Software license renewals',
    prodId: { company: 'Seatwise', product: 'Renewals', language: 'EN' },
    ttl: hoursBetweenReads * 60 * 60,
  });
  const host = new URL(publicUrl).hostname;
  for (const item of items) {
    const { license, kind, on } = item;
    calendar.createEvent({
      id: `renewal-${license.id}-${on}@${host}`,
      start: Temporal.PlainDate.from(on),
      allDay: true,
      stamp: now,
      summary: `${license.name} ${kind === 'RENEWS' ? 'renews' : 'expires'}`,
      description: renewalFacts(item).join('\n'),
      url: `${publicUrl}/licenses/${license.id}`,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}
