import { TestBed } from '@angular/core/testing';

import type { LicenseResponse } from '../../api/model';
import { LicenseTerm } from './license-term';

describe('LicenseTerm', () => {
  const term: LicenseResponse['term'] = {
    expiresOn: '2027-01-01',
    autoRenew: false,
    renewalUnit: null,
    renewalCount: null,
    noticeDays: [30],
  };
  const shown = async (license: Partial<LicenseResponse>) => {
    const fixture = TestBed.createComponent(LicenseTerm);
    fixture.componentRef.setInput('license', { purchaseDate: '2026-01-01', term, daysToExpiration: 40, ...license });
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    const days = [...host.querySelectorAll('li')].map((item) =>
      [...item.querySelectorAll('.day > *')].map(({ textContent }) => textContent.trim()).join(' '),
    );
    return {
      days,
      parts: [...host.querySelectorAll('.part')].map(({ className }) => className.replace(/ ?\bpart\b ?/, '')),
    };
  };

  it('says every day of the line in words', async () => {
    expect(await shown({})).toEqual({
      days: [
        'Purchased Jan 1, 2026 325 days ago',
        'Today Nov 22, 2026',
        '30-day notice Dec 2, 2026 in 10 days',
        'Expires Jan 1, 2027 in 40 days',
      ],
      parts: ['passed', 'left'],
    });
  });

  it('names the term that follows', async () => {
    const renewing = { ...term, autoRenew: true, renewalUnit: 'YEAR', renewalCount: 1, noticeDays: [] } as const;
    const { days } = await shown({ term: { ...renewing, noticeDays: [] } });
    expect(days.slice(2)).toEqual(['Renews itself Jan 1, 2027 in 40 days', 'Next term ends Jan 1, 2028 in 405 days']);
  });

  it('says that a license never expires, has expired, or is yet to begin', async () => {
    expect((await shown({ term: { ...term, expiresOn: null }, daysToExpiration: null })).days.at(-1)).toBe(
      'Expires Never',
    );
    const expired = await shown({ term: { ...term, noticeDays: [] }, daysToExpiration: -12 });
    expect(expired.days.slice(1)).toEqual(['Expired Jan 1, 2027 12 days ago', 'Today Jan 13, 2027']);
    expect(expired.parts).toEqual(['passed', 'expired']);
    const ahead = await shown({ purchaseDate: '2026-12-06', term: { ...term, noticeDays: [] } });
    expect(ahead.days.slice(0, 2)).toEqual(['Today Nov 22, 2026', 'Begins Dec 6, 2026 in 14 days']);
  });
});
