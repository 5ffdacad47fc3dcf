import { expect, it } from 'vitest';
import { partsOf } from './parts.rules.js';

it.each<[number[], number[][]]>([
  [[], []],
  [[1], [[1]]],
  [[1, 2], [[1, 2]]],
  [
    [1, 2, 3, 4, 5],
    [[1, 2], [3, 4], [5]],
  ],
])('puts %j into parts of two', (items, parts) => {
  expect(partsOf(items, 2)).toEqual(parts);
});
