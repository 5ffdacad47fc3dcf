import fc from 'fast-check';
import { expect, it } from 'vitest';
import { batchesOf, rangesPerBatch, seatsPerBatch } from './seat-batches.rules.js';

it('puts ranges together in which little moves, and leaves others alone', () => {
  const ranges = [
    { range: 0, seats: 10 },
    { range: 3, seats: seatsPerBatch - 10 },
    { range: 4, seats: 1 },
    { range: 5, seats: 3 * seatsPerBatch },
    { range: 6, seats: 1 },
    { range: 6 + rangesPerBatch, seats: 1 },
  ];
  expect(batchesOf(ranges)).toEqual([
    { firstRange: 0, lastRange: 3, seats: seatsPerBatch },
    { firstRange: 4, lastRange: 4, seats: 1 },
    { firstRange: 5, lastRange: 5, seats: 3 * seatsPerBatch },
    { firstRange: 6, lastRange: 6, seats: 1 },
    { firstRange: 6 + rangesPerBatch, lastRange: 6 + rangesPerBatch, seats: 1 },
  ]);
});

it('has every range in one batch, in order, within the bounds', () => {
  const ranges = fc
    .uniqueArray(fc.record({ range: fc.nat(500), seats: fc.integer({ min: 1, max: 4_096 }) }), {
      selector: (each) => each.range,
    })
    .map((all) => all.toSorted((a, b) => a.range - b.range));
  fc.assert(
    fc.property(ranges, (given) => {
      const batches = batchesOf(given);
      const within = batches.map(({ firstRange, lastRange }) =>
        given.filter(({ range }) => range >= firstRange && range <= lastRange),
      );
      expect(within.flat()).toEqual(given);
      const seatsOf = (all: typeof given) => all.reduce((sum, { seats }) => sum + seats, 0);
      expect(batches.map(({ seats }) => seats)).toEqual(within.map(seatsOf));
      for (const [index, part] of within.entries()) {
        const { firstRange, lastRange } = batches[index]!;
        expect(lastRange - firstRange).toBeLessThan(rangesPerBatch);
        if (part.length > 1) expect(part.reduce((sum, { seats }) => sum + seats, 0)).toBeLessThanOrEqual(seatsPerBatch);
      }
    }),
  );
});
