import { expect, it } from 'vitest';
import { percentMoved } from './license-seat-update.rules.js';

it.each([
  [68_174, 68_174, 0],
  [68_174, 27_174, 60],
  [68_174, 1, 99],
  [68_174, 0, 100],
  [0, 0, 0],
])('of %i seats with %i to go, %i %% are moved', (seats, remaining, percent) => {
  expect(percentMoved(seats, remaining)).toBe(percent);
});
