import { changes, dayAt, namedDays, share, stepArea, stepPath, ticks } from './step-chart.rules';

describe('a line of steps', () => {
  it('is drawn where the value changes, to the end of the last day', () => {
    expect(stepPath([5, 5, 10, 10], 10)).toBe('M0,0.5H0.5V0H1');
    expect(stepArea([5, 5, 10, 10], 10)).toBe('M0,0.5H0.5V0H1V1H0Z');
    expect(stepPath([0], 0)).toBe('M0,1H1');
    expect([stepPath([], 1), stepArea([], 1)]).toEqual(['', '']);
  });
});

describe('ticks', () => {
  it('are whole, round, and reach the highest value', () => {
    expect(ticks(0)).toEqual([0, 1]);
    expect(ticks(3)).toEqual([0, 1, 2, 3]);
    expect(ticks(10)).toEqual([0, 5, 10]);
    expect(ticks(53)).toEqual([0, 20, 40, 60]);
    expect(ticks(61_200)).toEqual([0, 20_000, 40_000, 60_000, 80_000]);
  });

  it.each([1, 7, 12, 99, 101, 2_600, 9_999_999])('reach %i with at most five steps', (highest) => {
    const found = ticks(highest);
    expect(found.at(-1)).toBeGreaterThanOrEqual(highest);
    expect(found.length).toBeLessThanOrEqual(6);
    expect(found.every((tick) => Number.isInteger(tick))).toBe(true);
  });
});

describe('days', () => {
  it('are named evenly, with the first and the last', () => {
    expect(namedDays(90, 4)).toEqual([0, 30, 59, 89]);
    expect(namedDays(2, 4)).toEqual([0, 1]);
    expect([namedDays(1, 4), namedDays(0, 4)]).toEqual([[0], []]);
  });

  it('are found under the pointer, also beside the chart', () => {
    expect([dayAt(-1, 4), dayAt(0, 4), dayAt(0.3, 4), dayAt(0.999, 4), dayAt(2, 4)]).toEqual([0, 0, 1, 3, 3]);
    expect([share(1, 4), share(0, 0)]).toEqual([0.25, 0]);
  });

  it('of change are those that differ from the day before, and the first', () => {
    expect(changes([1, 1, 2, 2, 1], (a, b) => a === b)).toEqual([1, 2, 1]);
    expect(changes<number>([], (a, b) => a === b)).toEqual([]);
  });
});
