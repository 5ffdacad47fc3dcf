import { describe, expect, it } from 'vitest';
import {
  changesIn,
  movedSeats,
  organizationsOfDifference,
  seatBegins,
  seatChanges,
  seatEnds,
} from './seat-movements.rules.js';

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

describe('how many assignments began and ended', () => {
  const seat = { licenseId: 7, organizationId: 1, seats: 3 };

  it('counts holders, not the seats that they take, and both sides of a swap', () => {
    expect(movedSeats([seatBegins(seat, '2026-01-01')])).toEqual({ given: 1, ended: 0 });
    expect(movedSeats([seatEnds(seat, '2026-02-01')])).toEqual({ given: 0, ended: 1 });
    const many = { licenseId: 7, organizationId: 1, day: '2026-02-01' };
    const moved = [
      { ...many, seats: 40, held: 40, past: 0 },
      { ...many, seats: -2, held: -2, past: 2 },
    ];
    expect(movedSeats(moved)).toEqual({ given: 40, ended: 2 });
  });

  it('counts nothing where one is only said again', () => {
    const [before, after] = [
      { assignedOn: '2026-01-01', seats: 3 },
      { assignedOn: '2026-01-02', seats: 5 },
    ];
    expect(movedSeats(seatChanges(seat, before, after))).toEqual({ given: 0, ended: 0 });
  });
});
