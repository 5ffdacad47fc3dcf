import { describe, expect, it } from 'vitest';
import { inOrderOfWork, type WorkState } from './work.rules.js';

describe('the order of work', () => {
  const item = (id: number, state: WorkState, startedAt: number, finishedAt: number | null = null) => ({
    id,
    state,
    startedAt: new Date(startedAt),
    finishedAt: finishedAt === null ? null : new Date(finishedAt),
  });

  it('begins with what is not over, and then with what ended last', () => {
    const items = [
      item(1, 'DONE', 1, 90),
      item(2, 'RUNNING', 10),
      item(3, 'FAILED', 80, 85),
      item(4, 'WAITING', 20),
      item(5, 'CANCELLED', 2, 99),
    ];
    expect(inOrderOfWork(items).map(({ id }) => id)).toEqual([4, 2, 5, 1, 3]);
  });
});
