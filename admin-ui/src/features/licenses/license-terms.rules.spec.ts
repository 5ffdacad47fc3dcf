import type { LicenseTermPeriodResponse } from '../../api/model';
import { knownTerms, passedShare } from './license-terms.rules';

const term = (fields: Partial<LicenseTermPeriodResponse> = {}): LicenseTermPeriodResponse => ({
  number: 1,
  startsOn: '2026-01-01',
  endsOn: '2027-01-01',
  renewedOn: null,
  automatic: false,
  quantity: 1,
  cost: null,
  currency: null,
  by: '',
  state: 'CURRENT',
  ...fields,
});

describe('passedShare', () => {
  it.each([
    ['2026-01-01', 0],
    ['2026-07-02', 50],
    ['2027-01-01', 100],
    ['2025-06-01', 0],
    ['2028-01-01', 100],
  ])('on %s is %i', (today, share) => {
    expect(passedShare(term(), today)).toBe(share);
  });

  it('is nothing of a term without an end, and all of one that begins with its end', () => {
    expect(passedShare(term({ endsOn: null }), '2026-07-01')).toBeNull();
    expect(passedShare(term({ endsOn: '2026-01-01' }), '2026-01-01')).toBe(100);
  });
});

describe('knownTerms', () => {
  const first = term({ state: 'PAST' });
  const second = term({ number: 2, startsOn: '2027-01-01', endsOn: '2028-01-01', renewedOn: '2027-01-01' });
  const next = term({ number: 3, startsOn: '2028-01-01', endsOn: '2029-01-01', automatic: true, state: 'NEXT' });

  it('are the last one that was opened, and the one that follows', () => {
    expect(knownTerms([next, second, first])).toEqual({ began: '2027-01-01', nextEnds: '2029-01-01' });
    expect(knownTerms([second, first])).toEqual({ began: '2027-01-01', nextEnds: null });
  });

  it('leave the first term to the purchase', () => {
    expect(knownTerms([term()])).toEqual({ began: null, nextEnds: null });
    expect(knownTerms([])).toEqual({ began: null, nextEnds: null });
  });
});
