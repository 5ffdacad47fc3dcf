/** How often work is due by the clock. */
export const intervals = ['MINUTE', 'HOUR'] as const;
export type Interval = (typeof intervals)[number];

/** What becomes of a run. `INTERRUPTED`: its process went away meanwhile. */
export const storedOutcomes = ['WAITING', 'RUNNING', 'DONE', 'FAILED', 'INTERRUPTED'] as const;
export type StoredOutcome = (typeof storedOutcomes)[number];

/** From this long on a run is worth being remembered whatever its schedule. */
export const longRunMilliseconds = 10_000;

/** So many runs of a schedule are kept. */
export const keptRuns = 50;

/** The longest reason that is kept. */
const longestReason = 2_000;

const secondsOf: Record<Interval, number> = { MINUTE: 60, HOUR: 3_600 };

/** The seconds between two runs. */
export function intervalSeconds(interval: Interval): number {
  return secondsOf[interval];
}

/**
 * When work is due next. It is asked for with every minute, and done once a minute or hour as these begin with those of
 * the clock: what was not done in this hour is done with the next minute.
 * @param lastDue when it last began because it was due; null for never.
 */
export function nextDue(interval: Interval, now: Temporal.Instant, lastDue: Temporal.Instant | null): Temporal.Instant {
  const begun = beginOf(interval, now);
  const isDone = lastDue !== null && Temporal.Instant.compare(lastDue, begun) >= 0;
  const next = isDone ? interval : 'MINUTE';
  return beginOf(next, now).add({ seconds: secondsOf[next] });
}

function beginOf(interval: Interval, now: Temporal.Instant): Temporal.Instant {
  const length = secondsOf[interval] * 1000;
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(now.epochMilliseconds / length) * length);
}

/** Why something failed, as it is kept: the sentence without where in the code it was thrown. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const clean = text.toWellFormed().replaceAll('\0', '').trim();
  return clean === '' ? 'It did not say why.' : clean.slice(0, longestReason);
}
