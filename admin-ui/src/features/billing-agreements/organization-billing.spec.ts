import { HttpTestingController } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { EMPTY } from 'rxjs';

import { LiveEvents } from '../../core/live/live-events';
import { expectRequest, provideTestHttp, settle, signIn } from '../../testing/http';
import { OrganizationBilling } from './organization-billing';

describe('OrganizationBilling', () => {
  let page: ComponentFixture<OrganizationBilling>;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 23, 12) });
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), provideRouter([]), { provide: LiveEvents, useValue: { changes: () => EMPTY } }],
    });
  });
  afterEach(() => vi.useRealTimers());

  const open = async (...rules: unknown[][]): Promise<void> => {
    await signIn(rules);
    page = TestBed.createComponent(OrganizationBilling);
    page.componentRef.setInput('id', 3);
    await settle();
  };
  const asked = (): string[] =>
    TestBed.inject(HttpTestingController)
      .match(() => true)
      .map(({ request }) => request.url.split('?')[0] ?? '');
  const text = (): string => page.nativeElement.textContent;

  it('asks for what may be seen in this organization alone', async () => {
    await open(['read', 'BillingInvoice', { organizationId: { $in: [3] } }], ['read', 'License']);
    const margins = '/api/v1/billing/margins';
    expect(asked()).toEqual(['/api/v1/billing/invoices', margins, margins]);
  });

  it('asks for agreements, and for seats that nobody pays where licenses are seen too', async () => {
    await open(['read', 'BillingAgreement'], ['read', 'License']);
    expect(asked()).toEqual(['/api/v1/billing/agreements', '/api/v1/billing/unbilled']);
  });

  it('asks for no seats where no license is seen', async () => {
    await open(['read', 'BillingAgreement']);
    expect(asked()).toEqual(['/api/v1/billing/agreements']);
  });

  it('shows what stays of the invoices of this month and of the one before', async () => {
    await open(['read', 'BillingInvoice']);
    const address = (from: string, to: string) =>
      `/api/v1/billing/margins?organizationId=3&from=${from}&to=${to}&pageSize=1`;
    const figures = { currency: 'USD', price: '1000.00', cost: '80.00', priceWithoutCost: '900.00' };
    const total = { ...figures, margin: '20.00', marginPercent: '20' };
    expectRequest('GET', address('2026-11-01', '2026-11-30')).flush({ items: [], total: 1, totals: [total] });
    expectRequest('GET', address('2026-10-01', '2026-10-31')).flush({ items: [], total: 0, totals: [] });
    expectRequest('GET', '/api/v1/billing/invoices').flush({ items: [], total: 0 });
    await page.whenStable();
    expect(text()).toContain('November 2026');
    expect(text()).toContain('$20.00');
    expect(text()).toContain(
      '20% · $1,000.00 charged · $80.00 cost · $900.00 of it without a known cost, in no margin',
    );
    expect(text()).toContain('Nothing approved');
  });
});
