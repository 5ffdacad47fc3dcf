import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { EMPTY } from 'rxjs';

import { LiveEvents } from '../../core/live/live-events';
import { expectRequest, provideTestHttp, settle, signIn } from '../../testing/http';
import { CurrentAgreement } from './current-agreement';
import { NextInvoice } from './next-invoice';

const line = {
  productId: 7,
  description: 'Seats',
  account: { code: '4', name: 'Software' },
  quantitySource: 'SOFTWARE_LICENSE',
  licenseCount: 'USED',
  quantity: 26,
  includedCount: 5,
  billedQuantity: 21,
  unitPrice: '14.9',
  unitCost: '10.00',
  costCurrency: 'EUR',
  exchangeRate: '1.0834',
  amount: '312.90',
  taxable: false,
  evidenceCount: 26,
};
const preview = {
  agreementId: 9,
  sequence: 3,
  billable: true,
  periodStart: '2026-11-01',
  periodEnd: '2026-11-30',
  measuredOn: '2026-11-30',
  invoicedOn: '2026-12-01',
  dueOn: '2026-12-31',
  currency: 'USD',
  subtotal: '312.90',
  taxPercent: '8.25',
  tax: '0.00',
  total: '312.90',
  lines: [line],
  problems: [],
};

describe('NextInvoice', () => {
  let page: ComponentFixture<NextInvoice>;

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T12:00:00') });
    const agreement = signal({ status: 'ACTIVE', products: [{ productId: 8, name: 'Dentrix' }] });
    TestBed.configureTestingModule({
      providers: [
        provideTestHttp(),
        provideRouter([]),
        { provide: LiveEvents, useValue: { changes: () => EMPTY } },
        { provide: CurrentAgreement, useValue: { agreement } },
      ],
    });
    await signIn([['manage', 'all']]);
  });

  afterEach(() => vi.useRealTimers());

  const open = async (answer: object, on?: string, asked: string | null = on ?? null): Promise<void> => {
    page = TestBed.createComponent(NextInvoice);
    page.componentRef.setInput('id', 9);
    page.componentRef.setInput('on', on);
    await settle();
    const query = asked === null ? '' : `?on=${asked}`;
    const request = expectRequest('GET', '/api/v1/billing/agreements/9/preview');
    expect(request.request.urlWithParams).toBe(`/api/v1/billing/agreements/9/preview${query}`);
    request.flush({ ...preview, ...answer });
    await settle();
    await page.whenStable();
  };
  const cells = (selector: string): string[] =>
    [...page.nativeElement.querySelectorAll(selector)].map((cell: HTMLElement) => cell.textContent.trim());

  it('shows every line with what it comes to', async () => {
    await open({});
    expect(cells('tbody td')).toEqual(['26', '5', '21', '$14.90', '$312.90']);
    expect(cells('tfoot .end')).toEqual(['Subtotal', '$312.90', 'Tax (8.25%)', '$0.00', 'Total', '$312.90']);
    const [facts] = cells('tbody th');
    expect(facts).toContain('Evidence: 26 names · Not taxable · Cost changed at 1 EUR = 1.0834 USD');
  });

  it('says why no invoice is made, and leads to the product', async () => {
    await open({ problems: [{ productId: 8, message: 'The license was deleted.' }] });
    const problem: HTMLElement = page.nativeElement.querySelector('.problems');
    expect(problem.textContent).toContain('The license was deleted.');
    expect(problem.querySelector('a')?.getAttribute('href')).toBe('/billing/products/8');
    expect(problem.querySelector('a')?.textContent).toBe('Dentrix');
  });

  it('shows no invoice that is never made', async () => {
    await open({ billable: false, obstacle: null });
    expect(page.nativeElement.textContent).toContain('No more invoices');
    expect(page.nativeElement.querySelector('table, input')).toBeNull();
  });

  it('counts on the day that is asked for, which the address holds', async () => {
    await open({}, '2026-11-10');
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const input: HTMLInputElement = page.nativeElement.querySelector('input[type=date]');
    expect(input.value).toBe('2026-11-10');
    input.value = '2026-11-12';
    input.dispatchEvent(new Event('change'));
    expect(navigate).toHaveBeenCalledWith([], expect.objectContaining({ queryParams: { on: '2026-11-12' } }));
  });

  it('says at the field that a day to come cannot be counted, and keeps the figures', async () => {
    await open({}, '2026-11-10');
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const input: HTMLInputElement = page.nativeElement.querySelector('input[type=date]');
    input.value = '2026-11-21';
    input.dispatchEvent(new Event('change'));
    await page.whenStable();
    expect(page.nativeElement.querySelector('.asked .error')?.textContent).toContain('cannot be counted yet');
    expect(navigate).not.toHaveBeenCalled();
    expect(cells('tbody td')).toContain('$312.90');
  });

  it('does not ask for a day to come that stands in the address', async () => {
    await open({}, '2026-11-21', null);
    expect(page.nativeElement.querySelector('.asked .error')?.textContent).toContain('cannot be counted yet');
    expect(cells('tbody td')).toContain('$312.90');
  });
});
