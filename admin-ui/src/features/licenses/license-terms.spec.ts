import { TestBed } from '@angular/core/testing';

import type { LicenseTermPeriodResponse } from '../../api/model';
import { LicenseTerms } from './license-terms';

const term = (number: number, fields: Partial<LicenseTermPeriodResponse> = {}): LicenseTermPeriodResponse => ({
  number,
  startsOn: `${2020 + number}-01-01`,
  endsOn: `${2021 + number}-01-01`,
  renewedOn: `${2020 + number}-01-01`,
  automatic: true,
  quantity: 10,
  cost: '200.00',
  currency: 'USD',
  by: 'Seatwise',
  state: 'PAST',
  ...fields,
});

describe('LicenseTerms', () => {
  const shown = async (terms: readonly LicenseTermPeriodResponse[]) => {
    const fixture = TestBed.createComponent(LicenseTerms);
    fixture.componentRef.setInput('terms', terms);
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    const lines = () =>
      [...host.querySelectorAll('li')].map((line) =>
        [...line.querySelectorAll('strong, .badge, .muted')].map(({ textContent }) => textContent.trim()).join(' '),
      );
    return { fixture, host, lines };
  };

  it('says of each term when it was, what it cost, and who opened it', async () => {
    const { lines, host } = await shown([
      term(4, { state: 'NEXT' }),
      term(3, { state: 'CURRENT', automatic: false, by: 'Ada', quantity: 1 }),
      term(2, { quantity: null, cost: null, currency: null, by: null }),
      term(1, { renewedOn: null, automatic: false }),
    ]);
    expect(lines()).toEqual([
      'Jan 1, 2024 – Jan 1, 2025 Next 10 licenses · $200.00 · opens by itself',
      'Jan 1, 2023 – Jan 1, 2024 Current 1 license · $200.00 · renewed by Ada',
      'Jan 1, 2022 – Jan 1, 2023 Past renewed by itself',
      'Jan 1, 2021 – Jan 1, 2022 Past 10 licenses · $200.00',
    ]);
    expect(host.querySelectorAll('[role=progressbar]')).toHaveLength(1);
    expect(host.querySelector('button')).toBeNull();
  });

  it('shows many terms when somebody asks', async () => {
    const { fixture, host, lines } = await shown([6, 5, 4, 3, 2, 1].map((number) => term(number)));
    expect(lines()).toHaveLength(4);
    host.querySelector('button')?.click();
    await fixture.whenStable();
    expect(lines()).toHaveLength(6);
    expect(host.querySelector('button')?.textContent).toContain('Show fewer terms');
  });
});
