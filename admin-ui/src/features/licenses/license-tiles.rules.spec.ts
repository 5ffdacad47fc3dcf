import { columnOf, isChosen, isNothing, licenseTiles } from './license-tiles.rules';

describe('licenseTiles', () => {
  const summary = {
    licenses: 6,
    underLicensed: 1,
    missingSeats: 3,
    expiring: 2,
    expiringBefore: '2027-02-21',
    expired: 0,
    yearlyCost: [{ currency: 'USD', amount: '199.99', licenses: 2 }],
    unusedCost: [],
    mostUnused: [],
  };
  const [all, under, expiring, expired, yearly, unused] = licenseTiles(summary);

  it('show the figures of the summary, and filter by what it counted', () => {
    expect([all, under, expiring, expired, yearly, unused].map((tile) => tile?.figure)).toEqual([
      6,
      1,
      2,
      0,
      summary.yearlyCost,
      [],
    ]);
    expect(expiring?.params).toEqual({ status: ['ACTIVE', 'EXPIRING'], expiresBefore: '2027-02-21' });
    expect(licenseTiles(null).every(({ figure }) => figure === null)).toBe(true);
    expect([0, 1, [], summary.yearlyCost].map(isNothing)).toEqual([true, false, true, false]);
  });

  it('know whether a list shows just what they count', () => {
    expect(under && isChosen(under, { compliance: ['UNDER_LICENSED'] }, '')).toBe(true);
    expect(under && isChosen(under, { compliance: ['UNDER_LICENSED'], tag: ['x'] }, '')).toBe(false);
    expect(under && isChosen(under, { compliance: ['UNDER_LICENSED'] }, 'acro')).toBe(false);
    expect(all && isChosen(all, {}, '')).toBe(true);
    expect(all && isChosen(all, { compliance: ['UNDER_LICENSED'] }, '')).toBe(false);
    expect(expiring && isChosen(expiring, { status: ['EXPIRING', 'ACTIVE'], expiresBefore: ['2027-02-21'] }, '')).toBe(
      true,
    );
    expect(yearly && isChosen(yearly, { hasYearlyCost: ['true'] }, '')).toBe(true);
  });

  it('of money name the column that adds up to them', () => {
    expect([under, yearly, unused].map((tile) => tile && columnOf(tile))).toEqual([null, 'yearlyCost', 'unusedCost']);
  });
});
