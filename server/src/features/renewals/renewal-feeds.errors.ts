import { AppError } from '../../platform/http/app-error.js';

/** 429: calendars are asked for over and over, by a network, or the one of a technician by whomever. */
export function feedAskedTooOften(seconds: number): AppError {
  const minutes = Math.ceil(seconds / 60);
  const again = minutes === 1 ? 'in a minute' : `in ${minutes} minutes`;
  return new AppError('renewal-feed.too-often', 429, `Calendars were asked for too often. Ask again ${again}.`, {
    headers: { 'retry-after': String(seconds) },
  });
}
