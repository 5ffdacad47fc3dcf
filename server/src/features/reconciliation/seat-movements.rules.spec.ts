import { describe, expect, it } from 'vitest';
import { changesIn, organizationsOfDifference } from './seat-movements.rules.js';

describe('what panels are told of licenses', () => {
  const change = { topic: 'licenses', subject: 'License', ids: [7] };

  it('is told where it happened, and apart from what belongs to no organization', () => {
    expect(changesIn([7, 7], [1, 2, 1])).toEqual([{ ...change, organizationIds: [1, 2] }]);
    expect(changesIn([7], [1, null])).toEqual([
      { ...change, organizationIds: [1] },
      { ...change, organizationIds: null },
    ]);
    expect(changesIn([7], [])).toEqual([]);
  });

  it('is of those organizations alone whose rows are others', () => {
    const row = (id: number | null, quantity: number) => ({ organization: id === null ? null : { id }, quantity });
    const before = [row(1, 5), row(2, 5), row(null, 1)];
    expect(organizationsOfDifference(before, [row(1, 5), row(2, 6), row(null, 1)])).toEqual([2]);
    expect(organizationsOfDifference(before, [row(1, 5), row(3, 1)])).toEqual([2, null, 3]);
    expect(organizationsOfDifference(before, before)).toEqual([]);
  });
});
