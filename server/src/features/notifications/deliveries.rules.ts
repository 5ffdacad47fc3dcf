import type { DeliveryState } from './notifications.entity.js';

/** How an attempt at a delivery ended. */
export interface AttemptOutcome {
  delivered: boolean;
  /** False where it ended here: there was nobody to ask. */
  asked: boolean;
  /** Of HTTP or SMTP; null where nobody answered. */
  status: number | null;
  /** What went wrong, as a sentence. */
  error: string | null;
  /** The beginning of the answer. */
  answer: string | null;
  /** Asking again changes nothing. */
  final: boolean;
  durationMilliseconds: number;
}

const minute = 60;
const hour = 60 * minute;

/** How long after each attempt that failed the next one follows, in seconds. */
export const backOffSeconds: readonly number[] = [
  5,
  minute,
  5 * minute,
  30 * minute,
  2 * hour,
  6 * hour,
  12 * hour,
  24 * hour,
];

/** What a delivery is after an attempt. */
export interface DeliveryAfter {
  state: Extract<DeliveryState, 'PENDING' | 'DELIVERED' | 'FAILED'>;
  tries: number;
  nextAttemptAt: Temporal.Instant | null;
}

/** @param tries before this one, since somebody last asked for it. */
export function afterAttempt(tries: number, outcome: AttemptOutcome, at: Temporal.Instant): DeliveryAfter {
  const count = tries + 1;
  if (outcome.delivered) return { state: 'DELIVERED', tries: count, nextAttemptAt: null };
  const wait = backOffSeconds[tries];
  if (outcome.final || wait === undefined) return { state: 'FAILED', tries: count, nextAttemptAt: null };
  return { state: 'PENDING', tries: count, nextAttemptAt: at.add({ seconds: wait }) };
}

/** How long it takes until a delivery that nobody answers is given up. */
export const longestSilenceSeconds = backOffSeconds.reduce((sum, seconds) => sum + seconds, 0);

/** Nobody is there: the deliveries behind it are not sent at once too. */
export function isSilence({ asked, delivered, status }: AttemptOutcome): boolean {
  return asked && !delivered && status === null;
}

/** A wait that is longer than any that was ever begun: the clock jumped back meanwhile. */
export const longestWaitSeconds = 2 * Math.max(...backOffSeconds);

const excerptBytes = 1024;

/** The beginning of an answer, without what PostgreSQL cannot keep and people cannot read. */
export function excerptOf(text: string): string | null {
  const readable = Buffer.from(text.toWellFormed()).subarray(0, excerptBytes).toString('utf8');
  const clean = readable
    .replace(/\uFFFD$/u, '')
    .replace(/[^\P{Cc}\n\t]+/gu, ' ')
    .trim();
  return clean === '' ? null : clean;
}
