/** How long a turn takes, as a moving mean; one turn more counts for a tenth. In seconds times check-ins at once. */
export function paceAfter(pace: number, seconds: number, weight: number): number {
  return pace * 0.9 + seconds * weight * 0.1;
}

const soonestSeconds = 1;
const latestSeconds = 120;

/**
 * How soon somebody who was turned away may come back: when those who wait are done, as fast as the last ones were.
 * @param pace seconds times check-ins at once that one of them takes.
 */
export function retryAfterSeconds(waiting: number, atWork: number, pace: number): number {
  const seconds = Math.ceil(((waiting + 1) * pace) / atWork);
  return Math.min(latestSeconds, Math.max(soonestSeconds, seconds));
}

/** More at once only wait for each other. */
const mostCheckInsAtOnce = 8;

/**
 * How many check-ins one process works on at once where the operator says nothing: its connections are people's as well,
 * so at most half of them.
 */
export function checkInsAtOnce(poolSize: number): number {
  return Math.min(mostCheckInsAtOnce, Math.max(1, Math.floor(poolSize / 2)));
}
