import { TestBed } from '@angular/core/testing';

import { UsageRing } from './usage-ring';

describe('UsageRing', () => {
  const ring = async (usage: number, quantity: number) => {
    const fixture = TestBed.createComponent(UsageRing);
    fixture.componentRef.setInput('usage', usage);
    fixture.componentRef.setInput('quantity', quantity);
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    return {
      says: host.querySelector('[role=img]')?.getAttribute('aria-label'),
      stripes: host.querySelectorAll('.excess').length,
      figures: [...host.querySelectorAll('.figures > *')].map(({ textContent }) => textContent.trim()).join(' '),
    };
  };

  it('says what it shows', async () => {
    expect(await ring(40, 60)).toEqual({ says: '40 of 60 in use', stripes: 0, figures: '40 of 60' });
  });

  it('shows over-use by more than a colour', async () => {
    expect(await ring(53, 50)).toEqual({
      says: '53 of 50 in use, 3 more than purchased',
      stripes: 1,
      figures: '53 of 50',
    });
  });

  it('says large figures in full, and shows them short', async () => {
    const shown = await ring(1_234_567, 2_000_000);
    expect([shown.says, shown.figures]).toEqual(['1,234,567 of 2,000,000 in use', '1.23M of 2M']);
  });
});
