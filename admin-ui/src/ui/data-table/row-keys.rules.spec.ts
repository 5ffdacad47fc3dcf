import { rowTarget } from './row-keys.rules';

describe('rowTarget', () => {
  it('walks and stops at the ends', () => {
    expect([rowTarget('ArrowDown', 0, 3), rowTarget('ArrowDown', 2, 3)]).toEqual([1, 2]);
    expect([rowTarget('ArrowUp', 1, 3), rowTarget('ArrowUp', 0, 3)]).toEqual([0, 0]);
    expect([rowTarget('Home', 2, 3), rowTarget('End', 0, 3)]).toEqual([0, 2]);
  });

  it('leaves other keys and empty tables alone', () => {
    expect([rowTarget('a', 0, 3), rowTarget('ArrowDown', 0, 0)]).toEqual([null, null]);
  });
});
