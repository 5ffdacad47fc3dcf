import { refusalsAsText, refusedHolders } from './refused-holders.rules';

describe('refusedHolders', () => {
  it('names each holder that got no seat, with the reason', () => {
    const picked = [
      { id: 1, name: 'LT-1' },
      { id: 2, name: 'LT-2' },
    ];
    const rejected = [{ id: 2, code: 'license.out-of-scope', message: 'Not in scope.' }];
    expect(refusedHolders({ alreadyHeld: [1], rejected }, picked)).toEqual([
      { name: 'LT-2', reason: 'Not in scope.' },
      { name: 'LT-1', reason: 'Holds a seat already.' },
    ]);
    expect(refusedHolders({ alreadyHeld: [], rejected: [] }, picked)).toEqual([]);
  });

  it('names those that a list named as the list did, to be copied with the reason', () => {
    const rejected = [{ name: 'PC-9', code: 'not-found', message: 'There is no device “PC-9”.' }];
    const refused = refusedHolders({ alreadyHeld: [], rejected }, []);
    expect(refusalsAsText(refused)).toBe('PC-9\tThere is no device “PC-9”.');
  });
});
