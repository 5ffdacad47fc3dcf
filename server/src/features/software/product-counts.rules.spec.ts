import { expect, it } from 'vitest';
import { countChanges } from './product-counts.rules.js';

it('tells by how much counts changed, and leaves out those that did not', () => {
  const count = (id: number, organizationId: number, devices: number) => ({ id, organizationId, devices });
  expect(
    countChanges([count(1, 1, 5), count(1, 2, 3), count(2, 1, 4)], [count(2, 1, 4), count(1, 2, 1), count(3, 1, 2)]),
  ).toEqual([count(1, 2, -2), count(3, 1, 2), count(1, 1, -5)]);
});
