import { describe, expect, it } from 'vitest';
import { allocationErrors, availableTo, type LicenseShares, shortage } from './license-allocations.rules.js';

/** 100 purchased: 40 for organization 1, 10 for 2; 3 and 4 share the rest. */
const shares: LicenseShares = {
  quantity: 100,
  organizations: [
    { id: 1, allocated: 40, usage: 35 },
    { id: 2, allocated: 10, usage: 12 },
    { id: 3, allocated: null, usage: 20 },
    { id: 0, allocated: null, usage: 5 },
  ],
};

describe('what is left', () => {
  it('of a share is the share less the usage, and below zero beyond it', () => {
    expect(availableTo(shares, 1)).toBe(5);
    expect(availableTo(shares, 2)).toBe(-2);
  });

  it('to those without a share is the rest of the quantity less their usage together', () => {
    expect(availableTo(shares, 3)).toBe(25);
    expect(availableTo(shares, 4)).toBe(25);
    expect(availableTo(shares, null)).toBe(25);
  });
});

describe('seats that are wanted', () => {
  it.each([
    [[{ organizationId: 1, seats: 5 }], null],
    [[{ organizationId: 1, seats: 6 }], { organizationId: 1, available: 5 }],
    [[{ organizationId: 2, seats: 1 }], { organizationId: 2, available: -2 }],
    [[{ organizationId: 3, seats: 25 }], null],
    [
      [
        { organizationId: 3, seats: 20 },
        { organizationId: null, seats: 6 },
      ],
      { organizationId: null, available: 25 },
    ],
    [
      [
        { organizationId: 1, seats: 5 },
        { organizationId: 4, seats: 24 },
      ],
      { organizationId: null, available: 28 },
    ],
    [[{ organizationId: 2, seats: -3 }], null],
    [[], null],
  ])('%j: %j', (wanted, expected) => {
    expect(shortage(shares, wanted)).toEqual(expected);
  });
});

it('shares are refused for unknown organizations, twice, and beyond the quantity', () => {
  const known = new Set([1, 2]);
  const license = { quantity: 10, hidden: 3, whole: true };
  const errors = (...wanted: [number, number][]) =>
    allocationErrors(
      wanted.map(([organizationId, quantity]) => ({ organizationId, quantity })),
      known,
      license,
    ).map(({ field, code }) => `${field} ${code}`);
  expect(errors([1, 5], [2, 2])).toEqual([]);
  expect(errors([1, 5], [2, 3])).toEqual(['1.quantity allocation.exceeds-quantity']);
  expect(errors([1, 1], [1, 1], [9, 1])).toEqual([
    '1.organizationId allocation.twice',
    '2.organizationId reference.unknown',
  ]);
  expect(errors()).toEqual([]);
});

it('the quantity is told to nobody who sees a part of the license alone', () => {
  const messageTo = (whole: boolean) =>
    allocationErrors([{ organizationId: 1, quantity: 8 }], new Set([1]), { quantity: 10, hidden: 3, whole })[0]
      ?.message;
  expect(messageTo(true)).toContain('the 10 that were purchased');
  expect(messageTo(false)).not.toMatch(/\d/);
});
