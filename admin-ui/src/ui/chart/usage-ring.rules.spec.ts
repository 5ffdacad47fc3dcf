import { arcPath, ringParts } from './usage-ring.rules';

describe('ringParts', () => {
  it('goes around once for the quantity', () => {
    expect(ringParts(25, 50)).toEqual({ covered: 0.5, used: 0.5 });
    expect(ringParts(50, 50)).toEqual({ covered: 1, used: 1 });
    expect(ringParts(0, 50)).toEqual({ covered: 0, used: 0 });
  });

  it('gives over-use a part of its own', () => {
    expect(ringParts(100, 50)).toEqual({ covered: 0.5, used: 1 });
    expect(ringParts(3, 0)).toEqual({ covered: 0, used: 1 });
  });

  it('shows the least that is in use, left, or too much', () => {
    expect(ringParts(1, 10_000).covered).toBe(0.025);
    expect(ringParts(9_999, 10_000).covered).toBe(0.975);
    expect(ringParts(10_001, 10_000)).toEqual({ covered: 0.975, used: 1 });
  });

  it('has nothing to show of nothing', () => {
    expect(ringParts(0, 0)).toEqual({ covered: 0, used: 0 });
  });
});

describe('arcPath', () => {
  it('leads clockwise from the top', () => {
    expect(arcPath(0, 0.25, 40, 50)).toBe('M50,10A40,40 0 0 1 90,50');
    expect(arcPath(0, 0.75, 40, 50)).toBe('M50,10A40,40 0 1 1 10,50');
  });

  it('closes the circle by two halves', () => {
    expect(arcPath(0, 1, 40, 50)).toBe('M50,10A40,40 0 0 1 50,90M50,90A40,40 0 0 1 50,10');
  });

  it('is empty without length', () => {
    expect(arcPath(0.4, 0.4, 40, 50)).toBe('');
  });
});
