import { rowTarget } from './row-keys.rules';

describe('rowTarget', () => {
  const target = (key: string, active: number, count: number) => rowTarget(key, active, count, 10);

  it('walks and stops at the ends', () => {
    expect([target('ArrowDown', 0, 3), target('ArrowDown', 2, 3)]).toEqual([1, 2]);
    expect([target('ArrowUp', 1, 3), target('ArrowUp', 0, 3)]).toEqual([0, 0]);
    expect([target('Home', 2, 3), target('End', 0, 3)]).toEqual([0, 2]);
  });

  it('walks by what fits into the view', () => {
    expect([target('PageDown', 5, 100_000), target('PageDown', 95, 100), target('PageUp', 5, 100)]).toEqual([
      15, 99, 0,
    ]);
  });

  it('leaves other keys and empty tables alone', () => {
    expect([target('a', 0, 3), target('ArrowDown', 0, 0)]).toEqual([null, null]);
  });
});
