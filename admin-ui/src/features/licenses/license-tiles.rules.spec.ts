import { isChosen, licenseTiles } from './license-tiles.rules';

describe('licenseTiles', () => {
  const [all, under, expiring] = licenseTiles('2026-11-22');

  it('counts an expiration on the ninetieth day, and none on the day after', () => {
    // 2026-11-22 + 90 days = 2027-02-20, and the parameter excludes its own day.
    expect(expiring?.params).toEqual({ status: ['ACTIVE', 'EXPIRING'], expiresBefore: '2027-02-21' });
  });

  it('knows whether a list shows just what it counts', () => {
    expect(under && isChosen(under, { compliance: ['UNDER_LICENSED'] }, '')).toBe(true);
    expect(under && isChosen(under, { compliance: ['UNDER_LICENSED'], tag: ['x'] }, '')).toBe(false);
    expect(under && isChosen(under, { compliance: ['UNDER_LICENSED'] }, 'acro')).toBe(false);
    expect(all && isChosen(all, {}, '')).toBe(true);
    expect(all && isChosen(all, { compliance: ['UNDER_LICENSED'] }, '')).toBe(false);
    expect(expiring && isChosen(expiring, { status: ['EXPIRING', 'ACTIVE'], expiresBefore: ['2027-02-21'] }, '')).toBe(
      true,
    );
  });
});
