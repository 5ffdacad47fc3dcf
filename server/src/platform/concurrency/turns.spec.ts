import { expect, it } from 'vitest';
import { Turns } from './turns.js';

it('lets no more than so many at it at once, each in its turn, whoever fails', async () => {
  const turns = new Turns(2);
  const begun: number[] = [];
  const gates = Array.from({ length: 5 }, () => Promise.withResolvers<void>());
  const ends = gates.map(({ promise }, index) =>
    turns.take(async () => {
      begun.push(index);
      await promise;
    }),
  );
  const settled = Promise.allSettled(ends);
  expect(begun).toEqual([0, 1]);
  gates[1]!.reject(new Error('failed'));
  await expect(ends[1]).rejects.toThrow('failed');
  expect(begun).toEqual([0, 1, 2]);
  gates[0]!.resolve();
  await ends[0];
  expect(begun).toEqual([0, 1, 2, 3]);
  for (const { resolve } of gates) resolve();
  expect((await settled).map(({ status }) => status)).toEqual(
    [0, 1, 2, 3, 4].map((index) => (index === 1 ? 'rejected' : 'fulfilled')),
  );
  expect(begun).toEqual([0, 1, 2, 3, 4]);
});
