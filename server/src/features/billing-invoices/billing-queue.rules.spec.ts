import { expect, it } from 'vitest';
import { DueQueue } from './billing-queue.rules.js';

it('gives what was due first, also of what comes later', () => {
  const queue = new DueQueue([
    { id: 2, nextBillOn: '2026-03-01' },
    { id: 3, nextBillOn: '2026-01-01' },
    { id: 1, nextBillOn: '2026-03-01' },
  ]);
  const taken: (number | undefined)[] = [queue.take()?.id];
  queue.add({ id: 3, nextBillOn: '2026-02-01' });
  taken.push(queue.take()?.id);
  queue.add({ id: 3, nextBillOn: '2026-03-01' });
  queue.add({ id: 4, nextBillOn: '2027-01-01' });
  for (let next = queue.take(); next !== null; next = queue.take()) taken.push(next.id);
  expect(taken).toEqual([3, 3, 1, 2, 3, 4]);
});
