import { TestBed } from '@angular/core/testing';

import { SeatUpdate, SeatUpdateRing } from './seat-update';

const update = { since: '2026-11-21T10:00:00Z', seconds: 3, percent: 60, movedSeats: 41_000, seatsToMove: 68_174 };

describe('seats that are being updated', () => {
  it('are shown as a bar that says what it stands for, and begin and end aloud', async () => {
    const fixture = TestBed.createComponent(SeatUpdate);
    const element: HTMLElement = fixture.nativeElement;
    const show = async (shown: typeof update | null): Promise<void> => {
      fixture.componentRef.setInput('update', shown);
      await fixture.whenStable();
    };
    const bar = (): Element | null => element.querySelector('[role=progressbar]');
    const status = (): string | undefined => element.querySelector('[role=status]')?.textContent;

    await show(null);
    expect(bar()).toBeNull();
    expect(status()).toBe('');
    await show(update);
    expect(bar()?.getAttribute('aria-valuenow')).toBe('60');
    expect(bar()?.getAttribute('aria-valuetext')).toBe('Updating seats: 41,000 of 68,174');
    expect(status()).toBe('Seats are being updated.');
    await show({ ...update, percent: 80, movedSeats: 54_539 });
    expect(bar()?.getAttribute('aria-valuenow')).toBe('80');
    expect(status()).toBe('Seats are being updated.');
    await show(null);
    expect(bar()).toBeNull();
    expect(status()).toBe('Seats are up to date.');
  });

  it('are a ring in a list, with a name of its own', async () => {
    const fixture = TestBed.createComponent(SeatUpdateRing);
    const element: HTMLElement = fixture.nativeElement;
    fixture.componentRef.setInput('update', { ...update, percent: null, movedSeats: null, seatsToMove: null });
    await fixture.whenStable();
    const ring = element.querySelector('[role=progressbar]');
    expect(ring?.getAttribute('aria-label')).toBe('Updating seats');
    expect(ring?.hasAttribute('aria-valuenow')).toBe(false);
    fixture.componentRef.setInput('update', null);
    await fixture.whenStable();
    expect(element.querySelector('[role=progressbar]')).toBeNull();
  });
});
