import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { EMPTY } from 'rxjs';

import { LiveEvents } from '../../core/live/live-events';
import { expectRequest, provideTestHttp, settle, signIn } from '../../testing/http';
import { BillingMarginsPage } from './billing-margins-page';

describe('BillingMarginsPage', () => {
  const open = async (...rules: unknown[][]) => {
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), provideRouter([]), { provide: LiveEvents, useValue: { changes: () => EMPTY } }],
    });
    await signIn(rules);
    const page = TestBed.createComponent(BillingMarginsPage);
    await settle();
    return (): readonly string[] => {
      const host: HTMLElement = page.nativeElement;
      return [...host.querySelectorAll('app-tabs a')].map(({ textContent }) =>
        textContent.replaceAll(/\s+/g, ' ').trim(),
      );
    };
  };
  const unbilled = '/api/v1/billing/unbilled';

  it('counts the seats that are billed to nobody', async () => {
    const tabs = await open(['read', 'BillingInvoice'], ['read', 'BillingAgreement'], ['read', 'License']);
    expectRequest('GET', unbilled).flush({ items: [], total: 7, totals: [] });
    await settle();
    expect(tabs()).toEqual(['Margins', 'Unbilled seats 7']);
  });

  it('does not say that all is billed to those who see no licenses', async () => {
    const tabs = await open(['read', 'BillingInvoice'], ['read', 'BillingAgreement']);
    // A page of one tab has no bar of tabs.
    expect(tabs()).toEqual([]);
    TestBed.inject(HttpTestingController).expectNone(({ url }) => url.startsWith(unbilled));
  });
});
