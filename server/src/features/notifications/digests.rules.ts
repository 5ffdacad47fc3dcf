import type { Digest } from './notification-channels.types.js';

/** When a channel tells what has come together. */
export interface DigestTime {
  digest: Exclude<Digest, 'IMMEDIATE'>;
  digestHour: number;
}

const monday = 1;

/**
 * The last time at which a digest was due: what had come together by then is in it. Where the clock leaves the hour out, it
 * is due at the next one that there is.
 */
export function lastDigestTime(
  { digest, digestHour }: DigestTime,
  now: Temporal.ZonedDateTime,
): Temporal.ZonedDateTime {
  const at = (day: Temporal.PlainDate) =>
    day.toZonedDateTime({ timeZone: now.timeZoneId, plainTime: { hour: digestHour } });
  let day = now.toPlainDate();
  if (digest === 'WEEKLY') day = day.subtract({ days: (day.dayOfWeek - monday + 7) % 7 });
  if (Temporal.ZonedDateTime.compare(at(day), now) > 0) day = day.subtract({ days: digest === 'WEEKLY' ? 7 : 1 });
  return at(day);
}
