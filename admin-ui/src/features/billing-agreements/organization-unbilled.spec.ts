import { Dialog } from '@angular/cdk/dialog';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { EMPTY } from 'rxjs';

import { LiveEvents } from '../../core/live/live-events';
import { expectRequest, provideTestHttp, settle, signIn } from '../../testing/http';
import { OrganizationUnbilled } from './organization-unbilled';

describe('OrganizationUnbilled', () => {
  afterEach(() => TestBed.inject(Dialog).closeAll());

  it('opens what bills the seats of a license', async () => {
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), provideRouter([]), { provide: LiveEvents, useValue: { changes: () => EMPTY } }],
    });
    await signIn([['manage', 'all']]);
    const page = TestBed.createComponent(OrganizationUnbilled);
    page.componentRef.setInput('id', 2);
    await settle();
    const seats = { id: '5-2', license: { id: 5, name: 'Acrobat' }, organization: { id: 2, name: 'Acme' }, seats: 12 };
    const row = { ...seats, unitCost: null, monthlyCost: null };
    expectRequest('GET', '/api/v1/billing/unbilled').flush({ items: [row], total: 1, totals: [] });
    await page.whenStable();
    const host: HTMLElement = page.nativeElement;
    host.querySelector<HTMLElement>('[aria-label="Bill the seats of Acrobat"]')?.click();
    await vi.waitFor(async () => {
      await settle();
      if (!document.querySelector('app-bill-seats')) throw new Error('not open yet');
    });
    expect(document.querySelector('app-bill-seats')?.textContent).toContain('Put it on an agreement of Acme');
  });
});
