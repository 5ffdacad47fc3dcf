import { describe, expect, it } from 'vitest';
import { checkInsAtOnce, paceAfter, retryAfterSeconds } from './ingest-pace.rules.js';

describe('coming back', () => {
  it.each([
    [0, 8, 0.05, 1],
    [199, 8, 0.2, 5],
    [199, 1, 10, 120],
  ])('with %i waiting, %i at once and %d s each after %i s', (waiting, atWork, pace, seconds) => {
    expect(retryAfterSeconds(waiting, atWork, pace)).toBe(seconds);
  });

  it('follows how fast the last ones were', () => {
    const slow = Array.from({ length: 30 }).reduce<number>((pace) => paceAfter(pace, 2, 1), 0.1);
    expect(slow).toBeGreaterThan(1.8);
    expect(slow).toBeLessThan(2);
  });
});

it.each([
  [2, 1],
  [10, 5],
  [20, 8],
  [100, 8],
])('a pool of %i connections is for %i check-ins at once', (pool, atOnce) => {
  expect(checkInsAtOnce(pool)).toBe(atOnce);
});
