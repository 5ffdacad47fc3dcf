import { usageLevel } from './usage.rules';

describe('usageLevel', () => {
  it('counts what is in use beyond the quantity', () => {
    expect(usageLevel(53, 50)).toEqual({ share: 1, state: 'over', excess: 3 });
    expect(usageLevel(1, 0)).toEqual({ share: 1, state: 'over', excess: 1 });
  });

  it('knows full, nearly full and free', () => {
    expect([usageLevel(50, 50), usageLevel(45, 50), usageLevel(44, 50)].map(({ state }) => state)).toEqual([
      'full',
      'nearly-full',
      'free',
    ]);
  });

  it('finds nothing of nothing free', () => {
    expect(usageLevel(0, 0)).toEqual({ share: 0, state: 'free', excess: 0 });
  });
});
