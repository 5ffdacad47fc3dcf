import { vi } from 'vitest';
import { Clock } from '../time/clock.js';
import type { TestServer } from './test-server.js';

/** The clock of a test server, which stands still until it is put to another time. */
export interface StoppedClock {
  /** @param at an instant, or a day of which it is noon then. */
  set(at: string): void;
  /** Lets it run again with the machine's. */
  release(): void;
}

/** Stops the clock of a server. @param at an instant, or a day of which it is noon then, in the server's time zone. */
export function stopClock(server: TestServer, at: string): StoppedClock {
  const clock = server.app.get(Clock);
  const instantOf = (text: string) =>
    text.includes('T')
      ? Temporal.Instant.from(text)
      : Temporal.PlainDate.from(text).toZonedDateTime({ timeZone: clock.timeZone, plainTime: '12:00' }).toInstant();
  let present = instantOf(at);
  const spy = vi.spyOn(clock, 'now').mockImplementation(() => present);
  return {
    set: (text) => {
      present = instantOf(text);
    },
    release: () => {
      spy.mockRestore();
    },
  };
}
