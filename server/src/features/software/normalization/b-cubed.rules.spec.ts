import { expect, it } from 'vitest';
import { bCubed } from './b-cubed.rules.js';

const items = (...pairs: [string, string][]): { group: string; truth: string }[] =>
  pairs.map(([group, truth]) => ({ group, truth }));

it('is 1 for the right grouping and for none', () => {
  expect(bCubed(items(['x', 'a'], ['x', 'a'], ['y', 'b']))).toEqual({ precision: 1, recall: 1 });
  expect(bCubed([])).toEqual({ precision: 1, recall: 1 });
});

it('loses precision for what is put together wrongly', () => {
  expect(bCubed(items(['x', 'a'], ['x', 'b']))).toEqual({ precision: 0.5, recall: 1 });
});

it('loses recall for what is kept apart wrongly', () => {
  expect(bCubed(items(['x', 'a'], ['y', 'a']))).toEqual({ precision: 1, recall: 0.5 });
});

it('agrees with a case worked out by hand', () => {
  // Group x holds a, a, b; group y holds a. Precision (2/3 + 2/3 + 1/3 + 1) / 4, recall (2/3 + 2/3 + 1 + 1/3) / 4.
  const result = bCubed(items(['x', 'a'], ['x', 'a'], ['x', 'b'], ['y', 'a']));
  expect(result.precision).toBeCloseTo(2 / 3, 10);
  expect(result.recall).toBeCloseTo(2 / 3, 10);
});
